package io.gaugewire.edge.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} of a process in the middle of appending. */
class OutboxKillTest {
  @TempDir Path directory;

  /** The child: results one after the other, each named on the output once it is on disk. */
  static final class Station {
    private Station() {}

    public static void main(String[] args) {
      try (Outbox outbox = Outbox.open(Entries.settings(Path.of(args[0])), Clock.systemUTC())) {
        int tag = outbox.tag("shaft", "diameter", "mm", 3);
        long counter = outbox.lastResult("shaft").map(last -> last.counter()).orElse(0L);
        Thread.ofVirtual()
            .start(
                () -> {
                  while (true) {
                    outbox.readings(Entries.one(tag, 0));
                  }
                });
        while (true) {
          counter++;
          outbox.result(Entries.result(counter), Entries.one(tag, counter));
          System.out.println(counter);
          System.out.flush();
        }
      }
    }
  }

  @Test
  void nothingAcknowledgedIsLostAndNothingIsDoubled() throws Exception {
    CommittedModel server = new CommittedModel();
    Random random = new Random(Long.getLong("gaugewire.seed", 1));
    long acknowledged = 0;
    for (int round = 0; round < Integer.getInteger("gaugewire.kills", 4); round++) {
      acknowledged = Math.max(acknowledged, runAndKill(100 + random.nextInt(1_500)));
      if (random.nextBoolean()) {
        drain(server);
      }
    }
    drain(server);
    List<Long> counters = server.counters();
    assertThat(counters).hasSizeGreaterThanOrEqualTo((int) acknowledged);
    assertThat(counters).isEqualTo(LongStream.rangeClosed(1, counters.size()).boxed().toList());
    assertThat(acknowledged).isPositive();
  }

  private void drain(CommittedModel server) {
    try (Outbox outbox = Outbox.open(Entries.settings(directory), Clock.systemUTC())) {
      server.drain(outbox);
    }
  }

  private long runAndKill(int afterLines) throws IOException, InterruptedException {
    Process child =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                Station.class.getName(),
                directory.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    long last = 0;
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
      for (int i = 0; i < afterLines; i++) {
        String line = lines.readLine();
        if (line == null) {
          break;
        }
        last = parsed(line, last);
      }
      child.toHandle().destroyForcibly();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        last = parsed(line, last);
      }
    }
    assertThat(child.waitFor(20, TimeUnit.SECONDS)).isTrue();
    return last;
  }

  private static long parsed(String line, long last) {
    return line.matches("\\d+") ? Math.max(last, Long.parseLong(line)) : last;
  }
}
