package io.gaugewire.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.gaugewire.edge.testing.Bench;
import io.gaugewire.edge.testing.EdgeProcess;
import io.gaugewire.edge.testing.ModelServer;
import io.gaugewire.edge.testing.MqttDoor;
import io.gaugewire.edge.testing.SimulatedStations;
import io.gaugewire.edge.testing.StatusReport;
import io.gaugewire.edge.testing.StoredEntries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A whole edge in a process of its own between stations of every handshake and a server, killed at
 * random points, its links cut, its messages lost: every part is stored exactly once, or a gap says
 * that it is missing.
 *
 * <p>{@code -Dgaugewire.scenario.parts=100000} runs the long form; {@code -Dgaugewire.seed=N}
 * repeats the stations' trouble, though not the moments of the kills.
 */
@Tag("scenario")
class EdgeScenarioTest {
  private static final long PARTS = Long.getLong("gaugewire.scenario.parts", 100);
  private static final long SEED = Long.getLong("gaugewire.seed", System.nanoTime());
  private static final Duration SHORTEST_LIFE = Duration.ofMillis(700);
  private static final Duration LONGEST_LIFE = Duration.ofMillis(3_500);

  @TempDir private Path folder;

  private final ModelServer server = new ModelServer();
  private final StoredEntries stored = new StoredEntries(server);
  private final Random random = new Random(SEED);
  private final List<Bench> benches =
      List.of(
          Bench.counting(
              "vision", "vision-station", new SimulatedStations.Vision(), 12, PARTS, SEED),
          Bench.counting("leak", "leak-tester", new SimulatedStations.LeakTester(), 6, PARTS, SEED),
          Bench.counting(
              "torque", "torque-tool", new SimulatedStations.TorqueTool(), 4, PARTS, SEED),
          Bench.counting(
              "inline", "inline-station", new SimulatedStations.Inline(SEED), 8, PARTS, SEED),
          Bench.scale("scale"),
          Bench.periodic("dryer"),
          Bench.keyed("caliper", stored));
  private int kills;

  private Path configuration(int serverPort) throws IOException {
    Path profiles = Files.createDirectories(folder.resolve("profiles"));
    StringBuilder text =
        new StringBuilder(
            """
            site: plant
            edge: line-1
            outbox: {directory: outbox, capacity: 256 MiB, reserve: 1 MiB}
            uplink: {server: "mqtt://127.0.0.1:%d"}
            station-app: {host: 127.0.0.1, port: 0}
            connections:
            """
                .formatted(serverPort));
    for (Bench bench : benches) {
      Files.writeString(profiles.resolve(bench.name() + ".yml"), bench.profile());
      text.append(
          "  %s: {host: 127.0.0.1, port: %d, timeout: 300ms}\n"
              .formatted(bench.name(), bench.port()));
    }
    text.append("gauges:\n");
    for (Bench bench : benches) {
      text.append(
          "  - {gauge: %1$s, connection: %1$s, profile: %1$s, station: %1$s}\n"
              .formatted(bench.name()));
    }
    return Files.writeString(folder.resolve("edge.yml"), text.toString());
  }

  @Test
  void everyPartIsStoredOnceOrMissedAloudWhateverDies() throws Exception {
    Path log = folder.resolve("edge.log");
    try (MqttDoor door = new MqttDoor(server)) {
      Path file = configuration(door.port());
      door.lose(2);
      while (!benches.stream().allMatch(Bench::isDone)) {
        liveAndDie(file, log, door);
      }
      door.lose(0);
      benches.forEach(Bench::calm);
      try (EdgeProcess edge = EdgeProcess.start(file, log)) {
        step(() -> benches.stream().allMatch(Bench::isSettled), "the stations have handed over");
        // Whatever a handshake does about its last part takes a few polls.
        rest(Duration.ofMillis(1_500));
        edge.stop();
      }
      try (EdgeProcess edge = EdgeProcess.start(file, log)) {
        rest(Duration.ofMillis(500));
        step(() -> drained(edge), "the outbox is drained");
        for (Bench bench : benches) {
          bench.verify(stored.of(bench.name()), "seed " + SEED + ", kills " + kills);
        }
        edge.stop();
      }
    } finally {
      benches.forEach(Bench::close);
    }
    System.err.println(PARTS + " parts a station, " + kills + " kills, seed " + SEED);
    assertThat(kills).isPositive();
  }

  private void liveAndDie(Path file, Path log, MqttDoor door) throws Exception {
    try (EdgeProcess edge = EdgeProcess.start(file, log)) {
      long life = random.nextLong(SHORTEST_LIFE.toNanos(), LONGEST_LIFE.toNanos());
      long end = System.nanoTime() + life;
      while (System.nanoTime() < end) {
        stepOnce();
        if (random.nextInt(1_000) == 0) {
          benches.get(random.nextInt(benches.size())).cut();
        }
        if (random.nextInt(2_000) == 0) {
          door.restart();
        }
      }
      assertThat(edge.isAlive()).as("the edge lives until it is killed").isTrue();
      edge.kill();
      kills++;
    }
  }

  private void stepOnce() {
    benches.forEach(Bench::step);
    LockSupport.parkNanos(1_000_000);
  }

  private void rest(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < end) {
      LockSupport.parkNanos(1_000_000);
    }
  }

  private void step(BooleanSupplier until, String what) {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!until.getAsBoolean()) {
      assertThat(System.nanoTime() - end).as(what + ", seed " + SEED).isNegative();
      LockSupport.parkNanos(20_000_000);
    }
  }

  /** Whether everything this edge had at one moment is with the server. */
  private boolean drained(EdgeProcess edge) {
    return StatusReport.of(edge.address()).isDrained();
  }
}
