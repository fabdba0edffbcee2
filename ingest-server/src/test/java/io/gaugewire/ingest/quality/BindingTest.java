package io.gaugewire.ingest.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.gaugewire.ingest.Eventually;
import io.gaugewire.ingest.ParcelMaker;
import io.gaugewire.ingest.audit.AuditChain;
import io.gaugewire.ingest.audit.ChainVerdict;
import io.gaugewire.ingest.intake.Delivery;
import io.gaugewire.ingest.masterdata.MasterDataReader;
import io.gaugewire.ingest.masterdata.MasterDataStore;
import io.gaugewire.ingest.monitoring.Monitoring;
import io.gaugewire.wire.Contents;
import io.gaugewire.wire.EdgeId;
import io.gaugewire.wire.Parcel;
import io.gaugewire.wire.ParcelCodec;
import io.gaugewire.wire.ReadingColumns;
import io.gaugewire.wire.TagDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tags are assigned to characteristics, and charts follow while the server runs. */
class BindingTest {
  private static final Instant NOON = Instant.parse("2026-10-05T12:00:00Z");
  private static final String MASTER_DATA =
      """
      site: plant
      characteristics:
        - code: length
          name: {en: Length, zh: 长度}
          unit: mm
          decimals: 3
          source: {edge: elsewhere, station: s, tag: length}
          chart: {kind: i-mr}
          limits: {mu: 10, sigma: 0.5, author: an engineer, approver: another, reason: study}
        - code: width
          name: {en: Width, zh: 宽度}
          unit: mm
          decimals: 3
          source: {edge: edge, station: s, tag: width}
          chart: {kind: i-mr}
      """;

  @TempDir private Path folder;
  private TestDesk desk;
  private Monitoring monitoring;
  private final ParcelMaker maker = new ParcelMaker(new EdgeId("plant", "edge"), 1, 2, 5);

  @BeforeEach
  void open() throws IOException {
    desk = new TestDesk();
    Path file = folder.resolve("masterdata.yml");
    Files.writeString(file, MASTER_DATA);
    new MasterDataStore(desk.desk.changes()).apply(MasterDataReader.read(file));
    monitoring = Monitoring.start(desk.database, desk.announcer, outcomes -> {});
    desk.chartListeners.add(monitoring::chartsChanged);
    ReadingColumns none = new ReadingColumns(1);
    arrive(
        maker.seal(
            new Contents(
                List.of(
                    new TagDefinition(1, "s", "l", "mm", 3),
                    new TagDefinition(2, "s", "width", "um", 0)),
                none,
                List.of(),
                List.of(),
                List.of(),
                List.of())));
    Eventually.holds("the tags are known", () -> desk.number("select count(*) from tag") == 2);
  }

  @AfterEach
  void close() {
    monitoring.close();
    desk.close();
  }

  private void arrive(Parcel parcel) {
    desk.intake.offer(new Delivery(maker.edge(), ParcelCodec.encode(parcel), () -> {}));
  }

  /** A reading of the first tag so many seconds after noon. */
  private void read(long second, double value) {
    ReadingColumns readings = new ReadingColumns(1);
    readings.add(1, ChronoUnit.MICROS.between(Instant.EPOCH, NOON.plusSeconds(second)), value, 0);
    arrive(maker.seal(Contents.of(readings)));
  }

  private long judged() {
    return desk.number("select count(*) from subgroup");
  }

  private void passed(long seq) {
    Eventually.holds(
        "monitoring has passed " + seq,
        () ->
            desk.number("select coalesce(max(seq), 0) from consumer where name = 'monitoring'")
                == seq);
  }

  private TestDesk.Reply assign(int tag, String characteristic, Instant from) {
    return desk.post(
        "engineer",
        "/tags/" + tag + "/bindings",
        "{'characteristic':'%s','from':'%s','reason':'new gauge'}".formatted(characteristic, from));
  }

  @Test
  void aChartFollowsATagFromItsBindingOnToItsEndWithoutARestart() throws Exception {
    read(0, 10);
    passed(2);
    assertThat(judged()).isZero();

    TestDesk.Reply bound = assign(1, "length", NOON.plusSeconds(10)).expect(201);
    read(9, 10);
    read(10, 10.1);
    read(11, 9.9);
    passed(5);
    assertThat(judged()).as("the reading before it is not the chart's").isEqualTo(2);

    desk.post(
            "engineer",
            "/bindings/" + bound.number("/id") + "/end",
            "{'to':'%s','reason':'gauge moved'}".formatted(NOON.plusSeconds(20)))
        .expect(200);
    read(19, 10);
    read(20, 10);
    passed(7);
    assertThat(judged()).as("what is late, but from before the end, counts").isEqualTo(3);

    assign(1, "length", NOON.plusSeconds(15)).expect(409);
    assign(1, "length", NOON.plusSeconds(20)).expect(201);
    read(21, 10);
    passed(8);
    assertThat(judged()).isEqualTo(4);
    assertThat(desk.number("select count(*) from binding")).isEqualTo(2);
    assertThat(desk.get("engineer", "/bindings?tag=1").body().at("/bindings").size()).isEqualTo(2);
    assertThat(AuditChain.verify(desk.database.pool(), Optional.empty()))
        .isInstanceOf(ChainVerdict.Intact.class);
    assertThat(desk.get("auditor", "/audit?kind=binding").text())
        .contains("gauge moved")
        .contains("new gauge");
  }

  @Test
  void anotherUnitIsRefusedWithBothUnits() {
    assertThat(assign(2, "length", NOON).expect(409).at("/detail")).contains("um").contains("mm");
    TestDesk.Reply refused = desk.get("engineer", "/bindings/refused").expect(200);
    assertThat(refused.at("/tags/0/characteristic")).isEqualTo("width");
    assertThat(refused.number("/tags/0/tag")).isEqualTo(2);
    assertThat(desk.number("select count(*) from binding")).isZero();
  }

  @Test
  void whatCannotBeIsRefusedWithWhatWouldBe() {
    assertThat(assign(99, "length", NOON).expect(404).at("/detail")).contains("GET /tags");
    assertThat(assign(1, "depth", NOON).expect(400).at("/field")).isEqualTo("characteristic");
    assertThat(assign(1, "length", Instant.parse("2099-01-01T00:00:00Z")).expect(400).at("/field"))
        .isEqualTo("from");
    TestDesk.Reply bound = assign(1, "length", NOON).expect(201);
    assertThat(assign(1, "length", NOON.plusSeconds(5)).expect(409).at("/detail"))
        .contains("end that first");
    String end = "/bindings/" + bound.number("/id") + "/end";
    String early = "{'to':'%s','reason':'too early'}".formatted(NOON);
    assertThat(desk.post("engineer", end, early).expect(400).at("/field")).isEqualTo("to");
    desk.post("inspector", end, early).expect(403);
  }
}
