package io.gaugewire.ingest.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.gaugewire.ingest.Eventually;
import io.gaugewire.ingest.ParcelMaker;
import io.gaugewire.ingest.inspection.StationRecords;
import io.gaugewire.ingest.intake.Downlinks;
import io.gaugewire.ingest.intake.StationContext;
import io.gaugewire.ingest.stationcontext.RecordedContext;
import io.gaugewire.ingest.stationcontext.StationKnowledge;
import io.gaugewire.ingest.store.Announcer;
import io.gaugewire.ingest.store.NumberedParcel;
import io.gaugewire.ingest.store.ParcelWriter;
import io.gaugewire.ingest.store.StoredStream;
import io.gaugewire.wire.Contents;
import io.gaugewire.wire.ContextDocument;
import io.gaugewire.wire.EdgeId;
import io.gaugewire.wire.InspectionRecord;
import io.gaugewire.wire.Quality;
import io.gaugewire.wire.ReadingColumns;
import io.gaugewire.wire.StationHold;
import io.gaugewire.wire.StationResult;
import io.gaugewire.wire.TagDefinition;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Records signed at stations arrive in parcels and meet the same rules as those of a desk. */
class StationRecordsTest {
  private static final String SIGNED = ",'signedBy':{'badge':'B-inspector','name':'x','by':'pin'}";
  private static final Announcer announcer = new Announcer();
  private static Plant plant;
  private static ParcelMaker maker;
  private static ParcelWriter writer;
  private static StoredStream stream;
  private static StationRecords follower;

  @BeforeAll
  static void open() throws SQLException {
    plant = new Plant();
    EdgeId edge = new EdgeId("plant", "edge-1");
    maker = new ParcelMaker(edge, 1, 1, 1);
    writer = new ParcelWriter(plant.desk.database.openWriter("test"));
    stream = writer.stream(edge, 1);
    follower = plant.desk.desk.follow(announcer);
  }

  @AfterAll
  static void close() throws SQLException {
    follower.close();
    writer.close();
    plant.close();
  }

  private static InspectionRecord record(UUID id, String document) {
    String content = document.replace('\'', '"');
    long micros = ChronoUnit.MICROS.between(Instant.EPOCH, plant.desk.clock.instant());
    return new InspectionRecord(id, "S1", micros, content.getBytes(StandardCharsets.UTF_8));
  }

  private static void send(InspectionRecord... records) throws SQLException {
    send(
        new Contents(
            List.of(),
            new ReadingColumns(1),
            List.of(),
            Arrays.asList(records),
            List.of(),
            List.of()));
  }

  private static void send(Contents contents) throws SQLException {
    NumberedParcel parcel =
        new NumberedParcel(
            stream,
            maker.seal(contents),
            ChronoUnit.MICROS.between(Instant.EPOCH, plant.desk.clock.instant()));
    writer.store(List.of(parcel));
    announcer.announce(() -> ParcelWriter.announced(List.of(parcel)));
  }

  private static TestDesk.Reply stored(UUID id) {
    Eventually.holds(
        "record " + id + " is taken in",
        () -> plant.desk.get("quality", "/inspections/" + id).status() == 200);
    return plant.desk.get("quality", "/inspections/" + id);
  }

  private static String document(String batch, String operation, String... values) {
    String whole = plant.document(batch, operation, "G-1", 0, values);
    return whole.substring(0, whole.length() - 1) + SIGNED + "}";
  }

  @Test
  void aStationsRecordCountsLikeOneOfADesk() throws SQLException {
    String batch = plant.batch("S-1");
    UUID id = TestDesk.newId();
    send(record(id, document("S-1", "IQC", "10", "10")));

    TestDesk.Reply stored = stored(id);
    assertThat(stored.at("/verdict")).isEqualTo("pass");
    assertThat(stored.at("/signer")).isEqualTo("inspector");
    assertThat(stored.at("/source")).isEqualTo("edge:plant/edge-1");
    assertThat(plant.desk.get("quality", "/batches/" + batch).at("/checks/0/state"))
        .isEqualTo("done");
  }

  /** Nobody looks by itself within the hour: what the edge is told, it is told at the signature. */
  @Test
  void whatOneStationSignedIsToldToTheEdgeOfTheNextAtOnce() throws SQLException {
    EdgeId next = new EdgeId("plant", "edge-2");
    plant.desk.sql("insert into edge (site, name) values ('plant', 'edge-2')");
    Queue<String> told = new ConcurrentLinkedQueue<>();
    Downlinks downlinks = new Downlinks();
    downlinks.opened(next, (topic, bytes) -> told.add(new String(bytes, StandardCharsets.UTF_8)));
    Jdbi jdbi = plant.desk.database.jdbi();
    try (RecordedContext context =
        RecordedContext.start(
            jdbi,
            downlinks,
            new AtStation("S2"),
            new StationKnowledge(jdbi, plant.desk.clock, TestDesk.ZONE),
            plant.desk.clock,
            Duration.ofHours(1))) {
      plant.desk.desk.changes().whenMade(context::changed);
      plant.batch("S-next");
      Eventually.holds("the batch is told", () -> told(told, "S-next"));
      UUID id = TestDesk.newId();
      send(record(id, document("S-next", "IQC", "10", "10")));
      Eventually.holds("the record is told", () -> told(told, id.toString()));
    }
  }

  private static boolean told(Queue<String> told, String part) {
    return told.stream().anyMatch(document -> document.contains(part));
  }

  /** An edge with one station, as a file tells. */
  private record AtStation(String station) implements StationContext {
    @Override
    public List<StationHold> holds(EdgeId edge) {
      return List.of();
    }

    @Override
    public List<ContextDocument> documents(EdgeId edge) {
      String stations = "{\"stations\":[{\"station\":\"" + station + "\"}]}";
      return List.of(new ContextDocument("stations", 1, stations.getBytes(StandardCharsets.UTF_8)));
    }
  }

  @Test
  void whatWasSignedWhileCutOffIsNeverRefusedButMarked() throws SQLException {
    String batch = plant.batch("S-2");
    plant.inspect("S-2", "IQC", "10", "10.5").expect(201);
    UUID id = TestDesk.newId();
    send(record(id, document("S-2", "ASM", "10", "10").replace("B-inspector", "B-unknown")));

    TestDesk.Reply stored = stored(id);
    assertThat(stored.body().at("/marks").toString())
        .contains("batch-hold")
        .contains("not-qualified");
    assertThat(plant.state(batch)).as("the batch keeps its hold").isEqualTo("hold");
  }

  @Test
  void aRecordThatComesTwiceIsTakenInOnce() throws SQLException {
    plant.batch("S-3");
    UUID id = TestDesk.newId();
    InspectionRecord record = record(id, document("S-3", "IQC", "10", "10"));
    UUID after = TestDesk.newId();
    send(record, record);
    send(record);
    plant.batch("S-4");
    send(record(after, document("S-4", "IQC", "10", "10")));
    stored(after);

    assertThat(plant.desk.number("select count(*) from inspection where id = '" + id + "'"))
        .isEqualTo(1);
  }

  @Test
  void whatCannotBePlacedIsKeptAsideAndNothingWaitsForIt() throws SQLException {
    UUID nowhere = TestDesk.newId();
    plant.batch("S-5");
    UUID good = TestDesk.newId();
    send(
        record(nowhere, document("no such batch", "IQC", "10", "10")),
        record(TestDesk.newId(), "no json at all"),
        record(TestDesk.newId(), "{}"),
        record(TestDesk.newId(), "{'kind':'inspection','batch':'S-5','measurements':[{}]}"),
        record(TestDesk.newId(), document("S-5", "IQC", "1e999999", "10")),
        record(good, document("S-5", "IQC", "10", "10")));

    assertThat(stored(good).at("/verdict")).isEqualTo("pass");
    assertThat(
            plant.desk.number(
                "select count(*) from unplaced_record where content not like '%torn label%'"))
        .isEqualTo(5);
    assertThat(
            plant.desk.number(
                "select count(*) from unplaced_record where reason like '%no such batch%'"))
        .isEqualTo(1);
  }

  @Test
  void whatWasKeptAsideIsPlacedByHandAndStaysAsItWasSigned() throws SQLException {
    String batch = plant.batch("S-8");
    UUID id = TestDesk.newId();
    send(record(id, document("torn label", "IQC", "10", "10")));
    Eventually.holds(
        "the record is kept aside",
        () -> plant.desk.get("quality", "/unplaced-records").text().contains(id.toString()));
    String path = "/unplaced-records/" + id + "/placement";
    String there = "{'batch':'%s','reason':'the label was torn; S-8 stood there'}";
    plant.desk.post("inspector", path, there.formatted("S-8")).expect(403);
    plant.desk.post("quality", path, there.formatted("no such batch either")).expect(404);
    plant.desk.post("quality", path, "{'reason':'take it again as it is'}").expect(404);
    assertThat(plant.desk.post("quality", path, there.formatted("S-8")).expect(200).at("/placedBy"))
        .isEqualTo("quality");
    plant.desk.post("quality", path, there.formatted("S-8")).expect(409);

    TestDesk.Reply stored = stored(id);
    assertThat(stored.at("/content")).contains("torn label");
    assertThat(stored.body().at("/marks").toString()).contains("placed-by-hand");
    assertThat(plant.desk.get("quality", "/batches/" + batch).at("/checks/0/state"))
        .isEqualTo("done");
    assertThat(plant.desk.get("quality", "/unplaced-records").text()).doesNotContain(id.toString());
    assertThat(plant.desk.get("quality", "/unplaced-records?all=true").text())
        .contains("S-8 stood there");
    assertThat(plant.desk.get("auditor", "/audit/verdict").text()).contains("\"intact\":true");
  }

  @Test
  void nc1AValueOutsideItsSpecificationRaisesANonconformanceOfItsBatchAtOnce() throws SQLException {
    String batch = plant.batch("S-9");
    plant
        .desk
        .database
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "insert into characteristic_source"
                        + " select id, 'plant', 'edge-1', 'S2', 'bore' from characteristic"
                        + " where code = 'bore'"));
    result("S-9", 1, 10.05, 10.1f, 9.9);
    assertThat(raised(batch)).as("inside, also a register of 32 bits at the limit").isEmpty();
    result("S-9", 4, 10.1000001);
    Eventually.holds("it is raised", () -> !raised(batch).isEmpty());
    result("S-9", 5, 9.8, 10.3);
    result("no such batch here", 7, 99);
    UUID after = TestDesk.newId();
    send(record(after, document("S-9", "IQC", "10", "10")));
    stored(after);

    JsonNode only = raised(batch).getFirst();
    assertThat(raised(batch)).as("the same again folds into it").hasSize(1);
    assertThat(only.at("/source").asString()).isEqualTo("reading");
    assertThat(only.at("/operation").asString()).as("of station S2").isEqualTo("ASM");
    assertThat(only.at("/repeats").asInt()).isEqualTo(1);
    assertThat(only.at("/description").asString())
        .isEqualTo("Station S2 handed over bore = 10.1000001 mm, outside 9.9 to 10.1.");

    String next = plant.batch("S-10");
    result("S-10", 20, 10.05);
    UUID between = TestDesk.newId();
    send(record(between, document("S-10", "IQC", "10", "10")));
    stored(between);
    upperLimit("10.02");
    result("S-10", 21, 10.03);
    Eventually.holds("the new limit counts from then on", () -> !raised(next).isEmpty());
    assertThat(raised(next).getFirst().at("/description").asString())
        .isEqualTo("Station S2 handed over bore = 10.03 mm, outside 9.9 to 10.02.");
    upperLimit("10.1");
  }

  private static void upperLimit(String limit) {
    plant
        .desk
        .post(
            "engineer",
            "/master-data",
            "{'characteristics':[{'code':'bore','name':{'en':'Bore','zh':'孔径'},'unit':'mm',"
                + "'decimals':3,'lower':9.9,'target':10.0,'upper':"
                + limit
                + "}]}")
        .expect(200);
  }

  private static List<JsonNode> raised(String batch) {
    List<JsonNode> raised = new ArrayList<>();
    for (JsonNode one :
        plant.desk.get("quality", "/nonconformances?limit=200").body().at("/nonconformances")) {
      if (one.at("/batchId").asString().equals(batch)) {
        raised.add(one);
      }
    }
    return raised;
  }

  /** Results of station S2 in one parcel, a second apart. */
  private static void result(String batch, int first, double... values) throws SQLException {
    ReadingColumns readings = new ReadingColumns(values.length);
    List<StationResult> results = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      long micros =
          ChronoUnit.MICROS.between(Instant.EPOCH, TestDesk.START) + (first + i) * 1_000_000L;
      readings.add(1, micros, values[i], Quality.GOOD, null);
      results.add(
          new StationResult(
              "S2",
              micros,
              first + i,
              new StationResult.PartReference("SN-" + (first + i), batch, "DR-100"),
              StationResult.Verdict.NONE,
              List.of()));
    }
    List<TagDefinition> tags =
        first == 1 ? List.of(new TagDefinition(1, "S2", "bore", "mm", 3)) : List.of();
    send(new Contents(tags, readings, results, List.of(), List.of(), List.of()));
  }

  @Test
  void aNonconformanceReportedAtAStationHoldsTheBatch() throws SQLException {
    String batch = plant.batch("S-6");
    send(
        record(
            TestDesk.newId(),
            "{'kind':'nonconformance','batch':'S-6','operation':'IQC','nonconformance':{'code':'wet','quantity':3,'hold':true}"
                + SIGNED
                + "}"));
    Eventually.holds("the batch is held", () -> plant.state(batch).equals("hold"));

    assertThat(plant.desk.get("quality", "/nonconformances?open=true").text())
        .contains("wet")
        .contains("S-6");
  }

  @Test
  void aCheckThatWasDueBeforeTheSignatureStaysMissed() throws SQLException {
    plant.plan("ASM", "'everyMinutes':60,");
    String batch = plant.batch("S-7");
    plant.inspect("S-7", "IQC", "10", "10").expect(201);
    plant.move(batch, "ASM").expect(200);
    plant.desk.clock.forward(Duration.ofMinutes(90));
    UUID id = TestDesk.newId();
    send(record(id, document("S-7", "ASM", "10", "10")));
    stored(id);

    assertThat(plant.desk.get("quality", "/batches/" + batch).body().at("/checks").toString())
        .contains("\"missed\"");
    plant.assertNothingPlannedIsLost();
  }
}
