package io.gaugewire.edge.gauge;

import static org.assertj.core.api.Assertions.assertThat;

import io.gaugewire.edge.config.GaugeConfig;
import io.gaugewire.edge.config.LaneConfig;
import io.gaugewire.edge.config.Output;
import io.gaugewire.edge.config.Profile;
import io.gaugewire.edge.modbus.Endpoint;
import io.gaugewire.edge.modbus.Table;
import io.gaugewire.edge.modbus.Timing;
import io.gaugewire.edge.testing.MemoryJournal;
import io.gaugewire.edge.testing.MemoryJournal.Reading;
import io.gaugewire.edge.testing.Misbehaviour;
import io.gaugewire.edge.testing.Station;
import io.gaugewire.edge.testing.StationServer;
import io.gaugewire.edge.testing.TestProfiles;
import io.gaugewire.wire.Quality;
import io.gaugewire.wire.StationEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AcquisitionTest {
  private static final Profile FAST =
      TestProfiles.read(
          """
          profile: fast
          every: 20ms
          tags:
            - {tag: v, address: 0, keep-raw: true}
          """);

  // A busy machine may pause for a moment: a poll of this one is not skipped for that.
  private static final Profile STEADY =
      TestProfiles.read(
          """
          profile: steady
          every: 200ms
          tags:
            - {tag: v, address: 0}
          """);

  private final Station one = new Station();
  private final Station two = new Station();
  private final StationServer server = StationServer.tcp(Map.of(1, one, 2, two));
  private final MemoryJournal journal = new MemoryJournal();
  private Acquisition acquisition = new Acquisition(journal, InstantSource.system());

  @AfterEach
  void close() {
    acquisition.close();
    server.close();
  }

  private LaneConfig lane(GaugeConfig... gauges) {
    var endpoint = new Endpoint.Tcp("127.0.0.1", server.port());
    return new LaneConfig("lane", endpoint, Timing.DEFAULT, List.of(gauges));
  }

  private static GaugeConfig gauge(String name, int unit, Profile profile) {
    return new GaugeConfig(name, name, unit, "", profile, null);
  }

  private GaugeHealth health(String gauge) {
    FaultSuiteTest.await(
        () -> acquisition.health().stream().anyMatch(h -> h.gauge().equals(gauge)), gauge);
    return acquisition.health().stream()
        .filter(h -> h.gauge().equals(gauge))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aReloadCostsUnchangedGaugesNoPoll() {
    acquisition.apply(FaultSuiteTest.config(List.of(lane(gauge("a", 1, STEADY)))));
    FaultSuiteTest.await(() -> health("a").polls() > 5, "polls of a");
    long requests = server.requests();

    acquisition.apply(
        FaultSuiteTest.config(List.of(lane(gauge("a", 1, STEADY), gauge("b", 2, STEADY)))));

    FaultSuiteTest.await(
        () -> !journal.readings("b", "v").isEmpty() && health("a").polls() > 12, "polls of both");
    assertThat(health("a").skipped()).isZero();
    assertThat(health("a").polls()).as("the count goes on").isGreaterThan(12);
    assertThat(server.requests()).isGreaterThan(requests);
    assertThat(journal.readings("a", "v")).allMatch(Reading::isGood);
    assertThat(acquisition.deaths()).isZero();

    acquisition.apply(FaultSuiteTest.config(List.of(lane(gauge("b", 2, STEADY)))));
    FaultSuiteTest.await(() -> acquisition.health().size() == 1, "a is gone");
  }

  @Test
  void sourceTimeRisesEvenWhenTheClockStandsStill() {
    acquisition.close();
    Instant still = Instant.parse("2026-05-01T00:00:00Z");
    acquisition = new Acquisition(journal, () -> still);
    acquisition.apply(FaultSuiteTest.config(List.of(lane(gauge("a", 1, FAST)))));
    FaultSuiteTest.await(() -> journal.readings("a", "v").size() > 10, "readings");

    List<Long> times = journal.readings("a", "v").stream().map(Reading::micros).toList();

    assertThat(times).isSorted().doesNotHaveDuplicates();
    assertThat(journal.readings("a", "v")).allMatch(r -> r.rawBytes() == 2);
  }

  @Test
  void sourceTimeGoesOnRisingAfterARestartWithTheClockSetBack() {
    acquisition.apply(FaultSuiteTest.config(List.of(lane(gauge("a", 1, FAST)))));
    FaultSuiteTest.await(() -> journal.readings("a", "v").size() > 5, "readings");
    acquisition.close();
    int before = journal.readings("a", "v").size();
    InstantSource hourBehind = () -> Instant.now().minus(Duration.ofHours(1));

    acquisition = new Acquisition(journal, hourBehind);
    acquisition.apply(FaultSuiteTest.config(List.of(lane(gauge("a", 1, FAST)))));
    FaultSuiteTest.await(() -> journal.readings("a", "v").size() > before + 5, "more readings");

    List<Long> times = journal.readings("a", "v").stream().map(Reading::micros).toList();
    assertThat(times).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void saysOnceThatAGaugeIsLostAndOnceThatItIsBack() {
    acquisition.apply(FaultSuiteTest.config(List.of(lane(gauge("a", 1, FAST)))));
    FaultSuiteTest.await(() -> !journal.readings("a", "v").isEmpty(), "readings");
    server.script((u, f, a) -> Misbehaviour.CUT_BEFORE);
    FaultSuiteTest.await(() -> !health("a").answering() && health("a").faults() > 3, "loss");
    server.script((u, f, a) -> Misbehaviour.NONE);
    FaultSuiteTest.await(() -> health("a").answering(), "return");
    FaultSuiteTest.await(() -> journal.events().size() == 2, "both events");

    assertThat(journal.events())
        .extracting(StationEvent::kind)
        .containsExactly(StationEvent.Kind.DEVICE_LOST, StationEvent.Kind.DEVICE_BACK);
    assertThat(journal.readings("a", "v"))
        .filteredOn(r -> r.quality() == Quality.UNREACHABLE)
        .as("one reading marks the loss")
        .hasSize(1);
  }

  @Test
  void aHeartbeatThatStandsStillMakesTheValuesStale() {
    Profile beating =
        TestProfiles.read(
            """
            profile: beating
            every: 20ms
            heartbeat: {address: 9, within: 100ms}
            tags:
              - {tag: v, address: 0, report: change}
            """);
    acquisition.apply(FaultSuiteTest.config(List.of(lane(gauge("a", 1, beating)))));
    FaultSuiteTest.await(
        () -> journal.readings("a", "v").stream().anyMatch(r -> r.quality() == Quality.STALE),
        "stale");
    assertThat(journal.readings("a", "v").getFirst().quality()).isEqualTo(Quality.GOOD);
    assertThat(health("a").stale()).isTrue();
    one.holding[9] = 1;
    FaultSuiteTest.await(
        () -> journal.readings("a", "v").getLast().quality() == Quality.GOOD, "good again");
  }

  @Test
  void reportsChangesBeyondTheDeadbandOnly() {
    Profile quiet =
        TestProfiles.read(
            """
            profile: quiet
            every: 20ms
            tags:
              - {tag: v, address: 0, decimals: 2, report: change, deadband: 0.05}
            """);
    one.holding[0] = 100;
    acquisition.apply(FaultSuiteTest.config(List.of(lane(gauge("a", 1, quiet)))));
    FaultSuiteTest.await(() -> health("a").polls() > 5, "polls");
    one.holding[0] = 104;
    long polls = health("a").polls();
    FaultSuiteTest.await(() -> health("a").polls() > polls + 5, "polls");
    one.holding[0] = 106;
    FaultSuiteTest.await(() -> journal.readings("a", "v").size() == 2, "the second value");

    assertThat(journal.readings("a", "v")).extracting(Reading::value).containsExactly(1.0, 1.06);
  }

  @Test
  void aHoldIsWrittenAndReadBack() throws Exception {
    var wired = new GaugeConfig("a", "a", 1, "", FAST, new Output(Table.COIL, 7, 1, 0));
    acquisition.apply(FaultSuiteTest.config(List.of(lane(wired))));
    assertThat(acquisition.writeHold("a", true).get(5, TimeUnit.SECONDS)).isTrue();
    assertThat(one.coils[7]).isTrue();
    assertThat(acquisition.writeHold("a", false).get(5, TimeUnit.SECONDS)).isTrue();
    assertThat(one.coils[7]).isFalse();

    server.script((u, f, a) -> f == 5 ? Misbehaviour.BUSY : Misbehaviour.NONE);

    assertThat(acquisition.writeHold("a", true).get(5, TimeUnit.SECONDS)).isFalse();
    assertThat(journal.events())
        .extracting(StationEvent::kind)
        .containsExactly(
            StationEvent.Kind.HOLD_WRITTEN,
            StationEvent.Kind.HOLD_WRITTEN,
            StationEvent.Kind.HOLD_FAILED);
  }

  // A machine that answers "written" and does not do it must not pass for held.
  @Test
  void aHoldThatDoesNotReadBackHasFailed() throws Exception {
    var stubborn =
        new Station() {
          @Override
          public void afterWrite(int function, int address, int value) {
            coils[7] = false;
          }
        };
    try (StationServer other = StationServer.tcp(stubborn)) {
      var wired = new GaugeConfig("a", "a", 1, "", FAST, new Output(Table.COIL, 7, 1, 0));
      var endpoint = new Endpoint.Tcp("127.0.0.1", other.port());
      acquisition.apply(
          FaultSuiteTest.config(
              List.of(new LaneConfig("lane", endpoint, Timing.DEFAULT, List.of(wired)))));
      assertThat(acquisition.writeHold("a", true).get(5, TimeUnit.SECONDS)).isFalse();
    }
  }
}
