package io.gaugewire.ingest.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.gaugewire.ingest.Eventually;
import io.gaugewire.ingest.ParcelMaker;
import io.gaugewire.ingest.chart.ChartDefinition;
import io.gaugewire.ingest.chart.ChartStore;
import io.gaugewire.ingest.chart.ChartStore.Unjudged;
import io.gaugewire.ingest.chart.MeasuredSubgroups;
import io.gaugewire.ingest.chart.PlottedSubgroup;
import io.gaugewire.ingest.intake.Delivery;
import io.gaugewire.ingest.masterdata.MasterDataReader;
import io.gaugewire.ingest.masterdata.MasterDataStore;
import io.gaugewire.ingest.monitoring.Monitoring;
import io.gaugewire.wire.Contents;
import io.gaugewire.wire.EdgeId;
import io.gaugewire.wire.Parcel;
import io.gaugewire.wire.ParcelCodec;
import io.gaugewire.wire.Quality;
import io.gaugewire.wire.ReadingColumns;
import io.gaugewire.wire.StationEvent;
import io.gaugewire.wire.TagDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A chart goes forward only, and says which stored readings it did not judge. */
class UnjudgedReadingsTest {
  private static final Instant NOON = Instant.parse("2026-10-05T12:00:00Z");
  private static final Instant END = Instant.parse("2100-01-01T00:00:00Z");
  private static final String MASTER_DATA =
      """
      site: plant
      characteristics:
        - code: length
          name: {en: Length, zh: 长度}
          unit: mm
          decimals: 3
          source: {edge: edge, station: s, tag: length}
          chart: {kind: xbar-r, subgroupSize: 3, phaseOne: 4}
        - code: width
          name: {en: Width, zh: 宽度}
          unit: mm
          decimals: 3
          source: {edge: elsewhere, station: s, tag: width}
          chart: {kind: i-mr}
          limits: {mu: 10, sigma: 0.5, author: an engineer, approver: another, reason: study}
      """;

  @TempDir private Path folder;
  private TestDesk desk;
  private ChartStore charts;
  private final ParcelMaker maker = new ParcelMaker(new EdgeId("plant", "edge"), 1, 2, 5);

  @BeforeEach
  void open() throws IOException {
    desk = new TestDesk();
    charts = new ChartStore(desk.database.jdbi());
    Path file = folder.resolve("masterdata.yml");
    Files.writeString(file, MASTER_DATA);
    new MasterDataStore(desk.desk.changes()).apply(MasterDataReader.read(file));
    arrive(
        maker.seal(
            new Contents(
                List.of(
                    new TagDefinition(1, "s", "length", "mm", 3),
                    new TagDefinition(2, "s", "breadth", "mm", 3)),
                new ReadingColumns(1),
                List.of(),
                List.of(),
                List.of(),
                List.of())));
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private Monitoring monitor() {
    Monitoring monitoring = Monitoring.start(desk.database, desk.announcer, outcomes -> {});
    desk.chartListeners.add(monitoring::chartsChanged);
    return monitoring;
  }

  private void arrive(Parcel parcel) {
    desk.intake.offer(new Delivery(maker.edge(), ParcelCodec.encode(parcel), () -> {}));
  }

  private static Instant second(long second) {
    return NOON.plusSeconds(second);
  }

  /** Readings of a tag, one a second from a second after noon on. */
  private static ReadingColumns readings(int tag, long from, double... values) {
    ReadingColumns readings = new ReadingColumns(values.length);
    for (int i = 0; i < values.length; i++) {
      long micros = ChronoUnit.MICROS.between(Instant.EPOCH, second(from + i));
      int quality = Double.isNaN(values[i]) ? Quality.BAD : Quality.GOOD;
      readings.add(tag, micros, values[i], quality);
    }
    return readings;
  }

  private void read(int tag, long from, double... values) {
    arrive(maker.seal(Contents.of(readings(tag, from, values))));
  }

  /** The same in a parcel that the database refuses until {@link #mend}. */
  private void refused(long from, double... values) {
    arrive(
        maker.seal(
            new Contents(
                List.of(),
                readings(1, from, values),
                List.of(),
                List.of(),
                List.of(new StationEvent("s", 1, StationEvent.Kind.EDGE_STARTED, "poison")),
                List.of())));
  }

  private void poison() {
    desk.sql("alter table station_event add constraint mend check (detail <> 'poison')");
  }

  private void mend() {
    desk.sql("alter table station_event drop constraint mend");
  }

  private void replay() {
    desk.post("engineer", "/quarantine/1/replay", "{'reason':'the constraint was wrong'}")
        .expect(200);
  }

  private void stored(long seq) {
    Eventually.holds(
        "parcel " + seq + " is stored",
        () -> desk.number("select coalesce(max(committed_seq), 0) from stream") == seq);
  }

  private void passed(long seq) {
    Eventually.holds(
        "monitoring has passed " + seq,
        () ->
            desk.number("select coalesce(max(seq), 0) from consumer where name = 'monitoring'")
                == seq);
  }

  private void replaysPassed(long replay) {
    Eventually.holds(
        "monitoring has passed replay " + replay,
        () ->
            desk.number(
                    "select coalesce(max(number), 0) from replay_consumer"
                        + " where name = 'monitoring'")
                == replay);
  }

  private ChartDefinition chart(String code) {
    return charts.definitions().stream()
        .filter(chart -> chart.characteristic().code().equals(code))
        .findFirst()
        .orElseThrow();
  }

  private List<Unjudged> unjudged(String code) {
    return charts.unjudged(chart(code).id(), Instant.EPOCH, END, END, 100);
  }

  private List<Double> means(String code) {
    return charts.last(chart(code).id(), 100).stream().map(PlottedSubgroup::location).toList();
  }

  private int tag(String name) {
    return (int) desk.number("select id from tag where name = '" + name + "'");
  }

  @Test
  void whatIsReplayedBehindAChartIsNotedThereAndChangesNoNumberOfIt() {
    poison();
    try (Monitoring monitoring = monitor()) {
      read(1, 0, 1, 2);
      refused(2, 90, Double.NaN, 92);
      read(1, 5, 3, 4, 5, 6);
      passed(4);
      mend();
      replay();
      replaysPassed(1);
      assertThat(unjudged("length"))
          .containsExactly(new Unjudged(tag("length"), "replayed", second(2), second(4), 2));

      // Phase I ends behind the replayed readings, which lie in its first subgroup's time.
      read(1, 9, 7, 8, 9, 10, 11, 12);
      passed(5);
    }
    assertThat(means("length")).containsExactly(2.0, 5.0, 8.0, 11.0);
    ChartDefinition length = chart("length");
    PlottedSubgroup first = charts.subgroup(length.id(), 1).orElseThrow();
    assertThat(new MeasuredSubgroups(desk.database.jdbi()).readings(length, first).orElseThrow())
        .extracting(ChartStore.SubgroupReading::value)
        .containsExactly(1.0, 2.0, 3.0);
    assertThat(charts.limits(chart("length").id()).getFirst().parameters().mu()).isEqualTo(6.5);
    assertThat(desk.number("select count(*) from withheld_parcel")).isZero();
    assertThat(desk.number("select count(*) from reading")).isEqualTo(15);
  }

  @Test
  void whatIsReplayedBeforeAChartHasPassedItIsJudgedInItsPlace() {
    poison();
    read(1, 0, 1, 2);
    refused(2, 3);
    read(1, 3, 4, 5, 6);
    stored(4);
    mend();
    replay();

    try (Monitoring monitoring = monitor()) {
      passed(4);
      replaysPassed(1);
    }
    assertThat(means("length")).containsExactly(2.0, 5.0);
    assertThat(unjudged("length")).isEmpty();
  }

  @Test
  void whatWasStoredBeforeItsTagWasAssignedIsNotedOnce() {
    try (Monitoring monitoring = monitor()) {
      read(2, 0, 10, 10, Double.NaN);
      read(2, 3, 10.1, 10.2);
      passed(3);
      assertThat(unjudged("width")).isEmpty();

      desk.post(
              "engineer",
              "/tags/" + tag("breadth") + "/bindings",
              "{'characteristic':'width','from':'%s','reason':'forgotten on Friday'}"
                  .formatted(second(1)))
          .expect(201);
      read(2, 5, 10.3);
      passed(4);
    }
    List<Unjudged> expected =
        List.of(new Unjudged(tag("breadth"), "assigned-later", second(1), second(4), 3));
    assertThat(unjudged("width")).isEqualTo(expected);
    assertThat(means("width")).containsExactly(10.3);

    try (Monitoring monitoring = monitor()) {
      read(2, 6, 10.4);
      passed(5);
    }
    assertThat(unjudged("width")).isEqualTo(expected);
    assertThat(unjudged("length")).isEmpty();
    assertThat(charts.unjudged(chart("width").id(), second(5), END, END, 100)).isEmpty();
    assertThat(charts.unjudged(chart("width").id(), second(0), second(2), END, 100)).hasSize(1);
  }
}
