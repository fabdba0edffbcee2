package io.gaugewire.standalone.drill;

import io.gaugewire.standalone.machine.Processes;
import io.gaugewire.wire.EdgeId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** One edge of a drill, over as many processes as it takes. */
final class EdgeProcess extends Victim {
  private final EdgeId id;
  private final Path directory;
  private final URI server;
  private final int tags;
  private final AtomicLong onDisk = new AtomicLong();
  private CountDownLatch drained = new CountDownLatch(1);
  private int starts;

  EdgeProcess(EdgeId id, Path directory, URI server, int tags) {
    this.id = id;
    this.directory = directory;
    this.server = server;
    this.tags = tags;
  }

  /** Starts it, or starts it again over the same outbox. */
  void start() throws IOException {
    starts++;
    CountDownLatch end = new CountDownLatch(1);
    drained = end;
    Process begun =
        Processes.java(
            directory.resolveSibling(id.edge() + ".log"),
            DrillEdge.class.getName(),
            List.of(
                id.site(),
                id.edge(),
                directory.toString(),
                server.toString(),
                String.valueOf(tags),
                String.valueOf(1_000L * id.edge().hashCode() + starts)));
    runsAs(begun);
    Thread.ofVirtual().start(() -> listen(begun, end));
  }

  private void listen(Process to, CountDownLatch end) {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(to.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        hear(line, end);
      }
    } catch (IOException killed) {
      // What it had not said it had not promised.
    }
  }

  /** A line that was cut in the middle by the edge's death is shorter, so it promises less. */
  private void hear(String line, CountDownLatch end) {
    String number = line.substring(line.lastIndexOf(' ') + 1);
    if (!number.isEmpty() && number.chars().allMatch(Character::isDigit)) {
      onDisk.accumulateAndGet(Long.parseLong(number), Math::max);
    }
    if (line.startsWith("drained")) {
      end.countDown();
    }
  }

  /** Running number of the last result that it said is on disk. */
  long onDisk() {
    return onDisk.get();
  }

  EdgeId id() {
    return id;
  }

  /** Has it send what waits and end; false when it does not within the time. */
  boolean drain(Duration within) throws IOException, InterruptedException {
    try (var input = running().getOutputStream()) {
      input.write('\n');
    }
    return drained.await(within.toSeconds(), TimeUnit.SECONDS);
  }
}
