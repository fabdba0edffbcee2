package io.gaugewire.ingest.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.gaugewire.ingest.Eventually;
import io.gaugewire.ingest.ParcelMaker;
import io.gaugewire.ingest.inspection.StationRecords;
import io.gaugewire.ingest.store.Announcer;
import io.gaugewire.ingest.store.NumberedParcel;
import io.gaugewire.ingest.store.ParcelWriter;
import io.gaugewire.ingest.store.StoredStream;
import io.gaugewire.wire.Contents;
import io.gaugewire.wire.EdgeId;
import io.gaugewire.wire.InspectionRecord;
import io.gaugewire.wire.ReadingColumns;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

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
    NumberedParcel parcel =
        new NumberedParcel(
            stream,
            maker.seal(
                new Contents(
                    List.of(),
                    new ReadingColumns(1),
                    List.of(),
                    Arrays.asList(records),
                    List.of(),
                    List.of())),
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

    assertThat(count("select count(*) from inspection where id = '" + id + "'")).isEqualTo(1);
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
    assertThat(count("select count(*) from unplaced_record")).isEqualTo(5);
    assertThat(count("select count(*) from unplaced_record where reason like '%no such batch%'"))
        .isEqualTo(1);
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
    long[] account = plant.accounts();
    assertThat(account[0]).isEqualTo(account[1] + account[2] + account[3] + account[4]);
  }

  private static long count(String sql) {
    return plant
        .desk
        .database
        .jdbi()
        .withHandle(handle -> handle.createQuery(sql).mapTo(Long.class).one());
  }
}
