package io.gaugewire.standalone.drill;

import io.gaugewire.standalone.load.LoadEdge;
import io.gaugewire.wire.EdgeId;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/**
 * The process of one edge in a drill. Says {@code on disk N} for every result that its outbox has
 * taken, until its input ends; then sends what waits, says {@code drained N} and ends.
 *
 * <p>Arguments: site, edge, directory, server, tags, seed.
 */
public final class DrillEdge {
  private static final Duration PAUSE = Duration.ofMillis(10);

  private DrillEdge() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    EdgeId id = new EdgeId(arguments[0], arguments[1]);
    try (LoadEdge edge =
        new LoadEdge(
            id,
            Path.of(arguments[2]),
            URI.create(arguments[3]),
            Integer.parseInt(arguments[4]),
            Long.parseLong(arguments[5]),
            Clock.systemUTC())) {
      say("on disk", edge.lastResult());
      while (System.in.available() == 0) {
        edge.poll();
        say("on disk", edge.result());
        Thread.sleep(PAUSE);
      }
      // What was polled last is sealed within 100 ms.
      Thread.sleep(Duration.ofSeconds(1));
      while (edge.backlog() > 0) {
        Thread.sleep(PAUSE);
      }
      say("drained", edge.lastResult());
    }
  }

  private static void say(String what, long number) {
    System.out.println(what + " " + number);
    System.out.flush();
  }
}
