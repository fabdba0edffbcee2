package io.gaugewire.edge.handshake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gaugewire.edge.config.Profile;
import io.gaugewire.edge.journal.JournalFullException;
import io.gaugewire.edge.journal.SourceTime;
import io.gaugewire.edge.modbus.Endpoint;
import io.gaugewire.edge.modbus.ModbusConnection;
import io.gaugewire.edge.modbus.ModbusException;
import io.gaugewire.edge.modbus.ModbusUnit;
import io.gaugewire.edge.modbus.Timing;
import io.gaugewire.edge.testing.MemoryJournal;
import io.gaugewire.edge.testing.Misbehaviour;
import io.gaugewire.edge.testing.SimulatedStations;
import io.gaugewire.edge.testing.Station;
import io.gaugewire.edge.testing.StationServer;
import io.gaugewire.edge.testing.TestProfiles;
import io.gaugewire.wire.Gap;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The handshakes that have no flag and no counter, on a clock that the test moves. */
class QuietHandshakesTest {
  private static final long SEED = Long.getLong("gaugewire.seed", System.nanoTime());
  private static final int PARTS = Integer.getInteger("gaugewire.handshake.parts", 2_000) / 4;

  private final Station station = new Station();
  private final StationServer server = StationServer.tcp(station);
  private final MemoryJournal journal = new MemoryJournal();
  private final ModbusConnection connection =
      ModbusConnection.to(new Endpoint.Tcp("127.0.0.1", server.port()), Timing.DEFAULT, "test", 0);
  private Instant now = Instant.parse("2026-03-01T08:59:58Z");

  @AfterEach
  void close() {
    connection.close();
    server.close();
  }

  private Handshake start(Profile profile) {
    return Handshake.of(
        Objects.requireNonNull(profile.handshake()),
        TestProfiles.gauge("s", profile),
        new ModbusUnit(connection, 1, false),
        journal,
        new SourceTime(() -> now));
  }

  private void pass(Duration time) {
    now = now.plus(time);
  }

  private List<Gap> gaps() {
    return journal.entries().stream()
        .filter(MemoryJournal.Entry.Missing.class::isInstance)
        .map(e -> ((MemoryJournal.Entry.Missing) e).gap())
        .toList();
  }

  private List<Double> values() {
    return journal.entries().stream()
        .filter(MemoryJournal.Entry.Result.class::isInstance)
        .map(e -> ((MemoryJournal.Entry.Result) e).values().getFirst().value())
        .toList();
  }

  private void weigh(long grams, boolean moving) {
    synchronized (station) {
      Station.int32(station.holding, 0, grams);
      // Three decimals in bits 27 to 31; bit 2 while the load moves.
      Station.int32(station.holding, 6, (3L << 27) | (moving ? 4 : 0));
    }
  }

  private void polls(Handshake handshake, int count) {
    for (int i = 0; i < count; i++) {
      pass(Duration.ofMillis(100));
      handshake.poll();
    }
  }

  @Test
  void takesAPartOnceItRestsAndTheNextAfterThePanWasEmpty() {
    Handshake scale = start(TestProfiles.read(TestProfiles.text("weighing-indicator")));
    weigh(0, false);
    polls(scale, 2);
    weigh(1234, true);
    polls(scale, 5);
    assertThat(values()).as("while it moves").isEmpty();
    weigh(1234, false);
    polls(scale, 2);
    assertThat(values()).as("after two polls").isEmpty();
    polls(scale, 10);
    assertThat(values()).containsExactly(1.234);
    weigh(1300, false);
    polls(scale, 10);
    assertThat(values()).as("without an empty pan in between").containsExactly(1.234);
    weigh(10, false);
    polls(scale, 1);
    weigh(1300, false);
    polls(scale, 3);
    assertThat(values()).containsExactly(1.234, 1.3);
  }

  @Test
  void doesNotTakeAPartTwiceWhenTheEdgeBeginsAgain() {
    Profile profile = TestProfiles.read(TestProfiles.text("weighing-indicator"));
    Handshake scale = start(profile);
    weigh(0, false);
    polls(scale, 1);
    weigh(1234, false);
    polls(scale, 5);

    Handshake again = start(profile);
    polls(again, 10);

    assertThat(values()).containsExactly(1.234);
    assertThat(gaps()).last().satisfies(gap -> assertThat(gap.missing()).isEqualTo(-1));
  }

  @Test
  void aScaleWithCutLinksGivesEveryPartOnceOrAGap() {
    var random = new Random(SEED);
    Profile profile = TestProfiles.read(TestProfiles.text("weighing-indicator"));
    Handshake scale = start(profile);
    weigh(0, false);
    int cuts = 0;
    for (int part = 1; part <= PARTS; part++) {
      for (int phase = 0; phase < 3; phase++) {
        weigh(phase == 0 ? 0 : 100 + part, phase == 1);
        int count = phase == 2 ? 5 : 2;
        for (int i = 0; i < count; i++) {
          pass(Duration.ofMillis(100));
          if (cuts == 0 && random.nextInt(40) == 0) {
            cuts = 1 + random.nextInt(20);
          }
          Misbehaviour next = cuts > 0 ? Misbehaviour.CUT_BEFORE : Misbehaviour.NONE;
          server.script((u, f, a) -> next);
          cuts = Math.max(0, cuts - 1);
          try {
            scale.poll();
          } catch (ModbusException e) {
            // The next poll goes on.
          }
          if (random.nextInt(150) == 0) {
            scale = start(profile);
          }
        }
      }
    }
    server.script((u, f, a) -> Misbehaviour.NONE);
    pass(Duration.ofSeconds(1));
    polls(scale, 2);
    verifyScale();
  }

  private void verifyScale() {
    long next = 101;
    boolean gap = false;
    for (MemoryJournal.Entry entry : journal.entries()) {
      switch (entry) {
        case MemoryJournal.Entry.Missing _ -> gap = true;
        case MemoryJournal.Entry.Result result -> {
          long grams = Math.round(result.values().getFirst().value() * 1000);
          assertThat(grams).as("no part twice, seed %d", SEED).isGreaterThanOrEqualTo(next);
          assertThat(grams == next || gap)
              .as("parts %d to %d, seed %d", next, grams, SEED)
              .isTrue();
          next = grams + 1;
          gap = false;
        }
      }
    }
    assertThat(gap || next == 101 + PARTS).as("the last parts, seed %d", SEED).isTrue();
    assertThat(values().size()).isGreaterThan(PARTS / 2);
  }

  @Test
  void takesOneResultInEveryHourAndSaysWhichHoursAreMissing() {
    Profile profile = TestProfiles.read(TestProfiles.text("temperature-transmitter"));
    station.input[0] = 215;
    Handshake hourly = start(profile);
    hourly.poll();
    hourly.poll();
    assertThat(values()).as("hour 8").containsExactly(21.5);
    pass(Duration.ofSeconds(3));
    station.input[0] = 0x8000;
    hourly.poll();
    assertThat(values())
        .as("hour 9, broken sensor")
        .hasSize(2)
        .last()
        .satisfies(v -> assertThat(v).isNaN());
    // The edge is off from 9 until 12.
    pass(Duration.ofHours(3));
    station.input[0] = 220;
    Handshake again = start(profile);
    again.poll();
    again.poll();
    assertThat(values()).hasSize(3).last().isEqualTo(22.0);
    assertThat(gaps())
        .singleElement()
        .satisfies(
            gap -> {
              assertThat(gap.reason()).isEqualTo(Gap.Reason.POLLS_SKIPPED);
              assertThat(gap.missing()).isEqualTo(2);
            });
  }

  private static final String KEYED =
      """
      profile: keyed
      handshake:
        pattern: operator-key
        key: {table: discrete, address: 0}
        values: [{tag: v, table: input, address: 1}]
      """;

  @Test
  void takesOneResultForEachPressOfTheKey() {
    Handshake keyed = start(TestProfiles.read(KEYED));
    station.discrete[0] = true;
    keyed.poll();
    assertThat(values()).as("a key that was down before").isEmpty();
    for (int press = 1; press <= 3; press++) {
      station.discrete[0] = false;
      keyed.poll();
      station.input[1] = press;
      station.discrete[0] = true;
      keyed.poll();
      keyed.poll();
    }
    assertThat(values()).containsExactly(1.0, 2.0, 3.0);
  }

  @Test
  void keepsAResultThatTheJournalCannotTakeAndWritesItOnce() {
    Handshake keyed = start(TestProfiles.read(KEYED));
    keyed.poll();
    station.discrete[0] = true;
    station.input[1] = 7;
    journal.full(true);
    assertThatThrownBy(keyed::poll).isInstanceOf(JournalFullException.class);
    station.input[1] = 8;
    assertThatThrownBy(keyed::poll).isInstanceOf(JournalFullException.class);
    journal.full(false);
    keyed.poll();
    keyed.poll();
    assertThat(values()).containsExactly(7.0);
  }

  @Test
  void doesNotAcknowledgeWhatIsNotOnDisk() {
    var vision = new SimulatedStations.Vision();
    try (StationServer own = StationServer.tcp(vision);
        var link =
            ModbusConnection.to(
                new Endpoint.Tcp("127.0.0.1", own.port()), Timing.DEFAULT, "vision", 0)) {
      Profile profile = TestProfiles.read(TestProfiles.text("vision-station"));
      Handshake handshake =
          Handshake.of(
              Objects.requireNonNull(profile.handshake()),
              TestProfiles.gauge("v", profile),
              new ModbusUnit(link, 1, false),
              journal,
              new SourceTime(() -> now));
      vision.make();
      journal.full(true);
      assertThatThrownBy(handshake::poll).isInstanceOf(JournalFullException.class);
      assertThat(vision.coils[3]).as("acknowledged").isFalse();
      assertThat(vision.discrete[3]).as("still offered").isTrue();
      journal.full(false);
      handshake.poll();
      assertThat(vision.coils[3]).isTrue();
      assertThat(journal.results()).hasSize(1);
    }
  }
}
