package io.gaugewire.edge.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import io.gaugewire.edge.config.GaugeConfig;
import io.gaugewire.edge.config.HandshakeSpec;
import io.gaugewire.edge.config.Profile;
import io.gaugewire.edge.journal.SourceTime;
import io.gaugewire.edge.modbus.Endpoint;
import io.gaugewire.edge.modbus.ModbusConnection;
import io.gaugewire.edge.modbus.ModbusException;
import io.gaugewire.edge.modbus.ModbusUnit;
import io.gaugewire.edge.modbus.Timing;
import io.gaugewire.edge.testing.MemoryJournal;
import io.gaugewire.edge.testing.Misbehaviour;
import io.gaugewire.edge.testing.PartsCheck;
import io.gaugewire.edge.testing.SimulatedStations;
import io.gaugewire.edge.testing.SimulatedStations.Maker;
import io.gaugewire.edge.testing.StationServer;
import io.gaugewire.edge.testing.TestProfiles;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Random;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every part exactly once or an explicit gap, with links cut and the edge killed at random points.
 *
 * <p>{@code -Dgaugewire.handshake.parts=100000} runs the long form; {@code -Dgaugewire.seed=N}
 * repeats a run.
 */
class HandshakeSuiteTest {
  private static final int PARTS = Integer.getInteger("gaugewire.handshake.parts", 2_000);
  private static final long SEED = Long.getLong("gaugewire.seed", System.nanoTime());
  private static final Timing TIMING =
      new Timing(Duration.ofMillis(500), Duration.ofSeconds(2), Duration.ZERO, Duration.ZERO);

  /** The edge dies here. */
  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private record Case(LongFunction<Maker> maker, String profile) {}

  private static Case caseOf(String name) {
    return switch (name) {
      case "inline" -> new Case(SimulatedStations.Inline::new, TestProfiles.text("inline-station"));
      case "vision" ->
          new Case(_ -> new SimulatedStations.Vision(), TestProfiles.text("vision-station"));
      case "leak" ->
          new Case(_ -> new SimulatedStations.LeakTester(), TestProfiles.text("leak-tester"));
      case "torque" ->
          new Case(_ -> new SimulatedStations.TorqueTool(), TestProfiles.text("torque-tool"));
      default -> throw new IllegalArgumentException(name);
    };
  }

  @ParameterizedTest(name = "{0}, counter {1}")
  @CsvSource({
    "inline, true",
    "vision, true",
    "vision, false",
    "leak, true",
    "leak, false",
    "torque, true",
    "torque, false",
  })
  void everyPartIsStoredOnceOrMissedAloud(String name, boolean withCounter) {
    Case suite = caseOf(name);
    String text = suite.profile();
    if (!withCounter) {
      text =
          text.replaceAll("(?m)^  counter:.*\n", "")
              .replaceAll("(?m)^  last-result-offset:.*\n", "");
    }
    Profile profile = TestProfiles.read(text);
    Maker station = suite.maker().apply(SEED);
    var journal = new MemoryJournal();
    try (StationServer server = StationServer.tcp(station)) {
      new Run(name, profile, station, server, journal).go();
    }
    PartsCheck.everyPartOnceOrMissedAloud(
        journal.entries(),
        station.made(),
        "seed " + SEED + ", " + name + ", counter " + withCounter);
  }

  /** One run of an edge that is killed again and again. */
  private static final class Run {
    private final GaugeConfig gauge;
    private final HandshakeSpec spec;
    private final Maker station;
    private final StationServer server;
    private final MemoryJournal journal;
    private final Random random = new Random(SEED);
    private final Random serverRandom = new Random(SEED + 1);
    private final boolean overwrites;
    private @Nullable ModbusConnection connection;
    private @Nullable Handshake handshake;

    Run(String name, Profile profile, Maker station, StationServer server, MemoryJournal journal) {
      this.gauge = TestProfiles.gauge(name, profile);
      this.spec = Objects.requireNonNull(profile.handshake());
      this.overwrites =
          spec instanceof HandshakeSpec.SelfClearingFlag && spec.result().counter() == null;
      this.station = station;
      this.server = server;
      this.journal = journal;
    }

    void go() {
      server.script((unit, function, address) -> trouble());
      journal.around(() -> die(40), () -> die(40));
      while (made() < PARTS) {
        if (random.nextInt(4) == 0) {
          // Nothing can tell of a result overwritten between two good polls but a counter.
          boolean burst = !overwrites && random.nextInt(60) == 0;
          make(burst ? 12 : 1);
        }
        poll();
        if (random.nextInt(150) == 0) {
          kill();
        }
      }
      server.script((unit, function, address) -> Misbehaviour.NONE);
      journal.around(() -> {}, () -> {});
      int calm = 0;
      for (int i = 0; i < 1_000 && calm < 20; i++) {
        poll();
        calm = settled() ? calm + 1 : 0;
      }
      assertThat(calm).as("the station has handed over everything, seed " + SEED).isEqualTo(20);
      kill();
    }

    private Misbehaviour trouble() {
      return switch (serverRandom.nextInt(100)) {
        case 0, 1 -> Misbehaviour.CUT_BEFORE;
        case 2, 3 -> Misbehaviour.CUT_AFTER;
        case 4 -> Misbehaviour.RESET_IN_FRAME;
        case 5 -> Misbehaviour.WRONG_TRANSACTION;
        case 6 -> Misbehaviour.BUSY;
        default -> Misbehaviour.NONE;
      };
    }

    private void die(int oneIn) {
      if (random.nextInt(oneIn) == 0) {
        throw new Killed();
      }
    }

    private long made() {
      synchronized (station) {
        return station.made();
      }
    }

    private void make(int count) {
      synchronized (station) {
        for (int i = 0; i < count; i++) {
          station.make();
        }
      }
    }

    private boolean settled() {
      synchronized (station) {
        return station.isSettled();
      }
    }

    private void poll() {
      try {
        if (handshake == null) {
          start();
        }
        Objects.requireNonNull(handshake).poll();
      } catch (ModbusException e) {
        // The next poll goes on.
      } catch (Killed e) {
        kill();
      }
    }

    private void start() {
      connection =
          ModbusConnection.to(
              new Endpoint.Tcp("127.0.0.1", server.port()), TIMING, "test", random.nextInt(65536));
      handshake =
          Handshake.of(
              spec,
              gauge,
              new ModbusUnit(connection, 1, false),
              journal,
              new SourceTime(InstantSource.system()));
    }

    private void kill() {
      if (connection != null) {
        connection.close();
      }
      handshake = null;
    }
  }
}
