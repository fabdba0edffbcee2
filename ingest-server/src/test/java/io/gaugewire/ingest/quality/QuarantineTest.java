package io.gaugewire.ingest.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.gaugewire.ingest.Eventually;
import io.gaugewire.ingest.ParcelMaker;
import io.gaugewire.ingest.inspection.StationRecords;
import io.gaugewire.ingest.intake.Delivery;
import io.gaugewire.ingest.verify.Verification;
import io.gaugewire.wire.Contents;
import io.gaugewire.wire.EdgeId;
import io.gaugewire.wire.InspectionRecord;
import io.gaugewire.wire.Parcel;
import io.gaugewire.wire.ParcelCodec;
import io.gaugewire.wire.ReadingColumns;
import io.gaugewire.wire.StationEvent;
import io.gaugewire.wire.TagDefinition;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was set aside is tried again after the mend, or discarded with a reason. */
class QuarantineTest {
  private static final String BECAUSE = "{'reason':'the constraint was wrong'}";
  private TestDesk desk;
  private final EdgeId edge = new EdgeId("plant", "edge");
  private final ParcelMaker maker = new ParcelMaker(edge, 1, 2, 5);
  private StationRecords records;

  @BeforeEach
  void open() {
    desk = new TestDesk();
    records = desk.desk.follow(desk.announcer);
  }

  @AfterEach
  void close() {
    records.close();
    desk.close();
  }

  private void arrive(byte[] payload) throws InterruptedException {
    CountDownLatch done = new CountDownLatch(1);
    desk.intake.offer(new Delivery(edge, payload, done::countDown));
    assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
  }

  private void arrive(Parcel parcel) throws InterruptedException {
    arrive(ParcelCodec.encode(parcel));
  }

  /** The first parcel: it announces both tags, and something in it is refused. */
  private Parcel poisoned(List<InspectionRecord> signed) {
    desk.sql("alter table station_event add constraint mend check (detail <> 'poison')");
    ReadingColumns readings = new ReadingColumns(1);
    readings.add(1, maker.micros(), 9.5, 0);
    return maker.seal(
        new Contents(
            List.of(
                new TagDefinition(1, "s", "length", "mm", 3),
                new TagDefinition(2, "s", "width", "mm", 3)),
            readings,
            List.of(),
            signed,
            List.of(new StationEvent("s", 1, StationEvent.Kind.EDGE_STARTED, "poison")),
            List.of()));
  }

  private boolean intact() throws SQLException {
    try (Connection connection = desk.database.openUnbounded("verify")) {
      return Verification.run(connection, entries -> {}).intact();
    }
  }

  /** The lane that stores the edge has never heard of the tags, and must learn of them. */
  @Test
  void aParcelThatAnnouncesTagsIsReplayedWithAllThatWasRefusedForItsLack() throws Exception {
    arrive(poisoned(List.of()));
    arrive(maker.readings(40));
    arrive(maker.readings(30));
    TestDesk.Reply listed = desk.get("engineer", "/quarantine?state=waiting").expect(200);
    assertThat(listed.body().at("/entries").size()).isEqualTo(3);
    assertThat(listed.at("/entries/0/cause")).isEqualTo("refused");
    assertThat(listed.at("/entries/0/reason")).contains("never announced");
    assertThat(listed.number("/entries/0/seq")).isEqualTo(3);
    assertThat(desk.number("select count(*) from reading")).isZero();

    String third = "/quarantine/" + listed.number("/entries/0/id");
    assertThat(desk.post("engineer", third + "/replay", BECAUSE).expect(409).at("/detail"))
        .contains("never announced");
    String all = "{'site':'plant','edge':'edge','reason':'the constraint was wrong'}";
    TestDesk.Reply early = desk.post("engineer", "/quarantine-replays", all).expect(200);
    assertThat(early.number("/replayed")).isZero();
    assertThat(early.at("/because")).contains("mend");
    assertThat(desk.get("engineer", third).expect(200).at("/state")).isEqualTo("waiting");

    desk.sql("alter table station_event drop constraint mend");
    assertThat(desk.post("engineer", "/quarantine-replays", all).expect(200).number("/replayed"))
        .isEqualTo(3);
    assertThat(desk.number("select count(*) from reading")).isEqualTo(71);
    assertThat(desk.get("engineer", third).at("/closedBy")).isEqualTo("engineer");
    assertThat(desk.post("engineer", third + "/replay", BECAUSE).expect(409).at("/detail"))
        .contains("replayed already");

    arrive(maker.readings(20));
    assertThat(desk.number("select count(*) from reading")).isEqualTo(91);
    assertThat(desk.number("select count(*) from quarantine")).isEqualTo(3);
    assertThat(intact()).isTrue();
    String audit = desk.get("auditor", "/audit?kind=quarantine").expect(200).text();
    assertThat(audit).contains("the constraint was wrong").contains("\"action\":\"replayed\"");
  }

  @Test
  void aRecordSignedInAReplayedParcelIsTakenInOnce() throws Exception {
    InspectionRecord signed =
        new InspectionRecord(
            UUID.randomUUID(), "s", maker.micros(), "no record".getBytes(StandardCharsets.UTF_8));
    Parcel parcel = poisoned(List.of(signed));
    arrive(parcel);
    arrive(maker.seal(Contents.of(new ReadingColumns(1))));
    String passed = "select coalesce(max(seq), 0) from consumer where name = 'inspection'";
    Eventually.holds("the follower has passed it", () -> desk.number(passed) == 2);
    assertThat(desk.number("select count(*) from unplaced_record")).isZero();

    desk.sql("alter table station_event drop constraint mend");
    desk.post("quality", "/quarantine/1/replay", BECAUSE).expect(200);
    Eventually.holds(
        "the record is there", () -> desk.number("select count(*) from unplaced_record") == 1);
    Eventually.holds(
        "the position is kept",
        () -> desk.number("select coalesce(max(number), 0) from replay_consumer") == 1);
  }

  /** Two writers can meet: what one learned meanwhile must not contradict what is replayed. */
  @Test
  void aReplayThatContradictsALaterAnnouncementIsRefused() throws Exception {
    arrive(poisoned(List.of()));
    desk.sql("alter table station_event drop constraint mend");
    arrive(
        maker.seal(
            new Contents(
                List.of(new TagDefinition(1, "s", "other", "mm", 3)),
                new ReadingColumns(1),
                List.of(),
                List.of(),
                List.of(),
                List.of())));

    assertThat(desk.post("quality", "/quarantine/1/replay", BECAUSE).expect(409).at("/detail"))
        .contains("contradicts");
    assertThat(desk.number("select count(*) from stream_tag")).isEqualTo(1);
    assertThat(intact()).isTrue();
  }

  @Test
  void garbageIsSetAsideAgainUntilItIsDiscardedWithAReason() throws Exception {
    byte[] garbage = {1, 2, 3, 4, 5};
    arrive(garbage);
    TestDesk.Reply entry = desk.get("auditor", "/quarantine/1").expect(200);
    assertThat(entry.at("/cause")).isEqualTo("malformed");
    assertThat(entry.number("/bytes")).isEqualTo(5);
    assertThat(desk.get("auditor", "/quarantine/1/payload").expect(200).text())
        .isEqualTo(new String(garbage, StandardCharsets.UTF_8));

    desk.post("inspector", "/quarantine/1/discard", BECAUSE).expect(403);
    assertThat(desk.post("quality", "/quarantine/1/replay", BECAUSE).expect(409).at("/detail"))
        .contains("set aside again");
    desk.post("quality", "/quarantine/1/discard", "{}").expect(400);
    TestDesk.Reply discarded =
        desk.post("quality", "/quarantine/1/discard", "{'reason':'a test message'}").expect(200);
    assertThat(discarded.at("/state")).isEqualTo("discarded");
    assertThat(discarded.at("/closeReason")).isEqualTo("a test message");
    assertThat(discarded.number("/times")).isEqualTo(2);
    assertThat(desk.get("quality", "/quarantine?state=waiting").body().at("/entries").size())
        .isZero();
  }
}
