package io.gaugewire.ingest.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.gaugewire.ingest.identity.Role;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** INS: inspection, over HTTP on a real PostgreSQL. */
class InspectionTest {
  private static Plant plant;

  @BeforeAll
  static void open() {
    plant = new Plant();
  }

  @AfterAll
  static void close() {
    plant.close();
  }

  /** The law that holds at every moment (INS-3). */
  @AfterEach
  void nothingPlannedIsLost() {
    plant.assertNothingPlannedIsLost();
  }

  private TestDesk.Reply open(String path) {
    return plant.desk.get("quality", path).expect(200);
  }

  @Test
  void ins1And2AGoodBatchPassesItsThreeGatesAndIsReleased() {
    String batch = plant.batch("B-1");
    assertThat(plant.inspect("B-1", "IQC", "10.00", "10.05").expect(201).at("/verdict"))
        .isEqualTo("pass");
    for (String operation : new String[] {"ASM", "FQC"}) {
      plant.move(batch, operation).expect(200);
      plant.confirm("B-1", operation, "confirmed").expect(201);
      plant.inspect("B-1", operation, "10.00", "9.95").expect(201);
    }
    plant.release(batch).expect(200);

    assertThat(plant.state(batch)).isEqualTo("released");
    TestDesk.Reply sheet = open("/batches/" + batch);
    assertThat(sheet.body().at("/checks")).hasSize(5);
    assertThat(sheet.body().at("/checks").toString())
        .doesNotContain("missed")
        .doesNotContain("pending");
    plant.move(batch, "FQC").expect(409);
  }

  @Test
  void ins3NeitherConfirmedNorInspectedIsMissedWhenTheBatchMovesOn() {
    String batch = plant.batch("B-2");
    plant.inspect("B-2", "IQC", "10.00", "10.05").expect(201);
    plant.move(batch, "ASM").expect(200);
    plant.move(batch, "FQC").expect(200);

    TestDesk.Reply checks = open("/batches/" + batch);
    assertThat(checks.body().at("/checks").toString().split("\"missed\"", -1)).hasSize(3);
    TestDesk.Reply found = open("/nonconformances?open=true");
    assertThat(found.text()).contains("\"missed\"").contains("B-2");

    plant.inspect("B-2", "ASM", "10.00", "10.00").expect(201);
    assertThat(open("/batches/" + batch).body().at("/checks").toString().split("\"missed\"", -1))
        .as("a later record does not undo what was missed")
        .hasSize(3);
  }

  @Test
  void ins3ScanningShowsWhatTheOperationBeforeRecorded() {
    String batch = plant.batch("B-3");
    plant.inspect("B-3", "IQC", "10.00", "10.05").expect(201);
    plant.move(batch, "ASM").expect(200);

    TestDesk.Reply scan = plant.desk.get("inspector", "/scan/B-3").expect(200);
    assertThat(scan.at("/previous/operation")).isEqualTo("IQC");
    assertThat(scan.at("/previous/signer")).isEqualTo("inspector");
    assertThat(scan.at("/operation/code")).isEqualTo("ASM");
    assertThat(scan.at("/plan/content/reaction/zh")).isEqualTo("停机并呼叫。");
  }

  @Test
  void ins3AReinspectionAnswersTheGateAndCanFail() {
    String batch = plant.batch("B-4");
    plant.inspect("B-4", "IQC", "10.00", "10.05").expect(201);
    plant.move(batch, "ASM").expect(200);
    String document =
        plant
            .document("B-4", "ASM", "G-1", 0, "10.00", "10.2")
            .replace("'kind':'inspection'", "'kind':'confirmation','act':'re-inspected'");
    TestDesk.Reply reply = plant.record(document).expect(201);

    assertThat(reply.at("/kind")).isEqualTo("reinspection");
    assertThat(reply.at("/verdict")).isEqualTo("fail");
    assertThat(plant.state(batch)).isEqualTo("hold");
  }

  @Test
  void ins4ARejectedBatchGoesNoFurtherUntilItIsDecidedOn() {
    String batch = plant.batch("B-5");
    TestDesk.Reply bad = plant.inspect("B-5", "IQC", "10.00", "10.101").expect(201);
    assertThat(bad.at("/verdict")).isEqualTo("fail");
    assertThat(bad.number("/nonconforming")).isEqualTo(1);
    assertThat(plant.state(batch)).isEqualTo("hold");

    plant.move(batch, "ASM").expect(409);
    plant.inspect("B-5", "ASM", "10.0", "10.0").expect(409);
    plant.release(batch).expect(409);
  }

  @Test
  void valuesAreComparedInDecimalsAndTheLimitsBelongToTheGood() {
    plant.batch("B-6");
    assertThat(plant.inspect("B-6", "IQC", "9.9", "10.1").expect(201).at("/verdict"))
        .isEqualTo("pass");
    plant.batch("B-7");
    assertThat(plant.inspect("B-7", "IQC", "9.9", "10.1000000001").expect(201).at("/verdict"))
        .isEqualTo("fail");
  }

  @Test
  void countedDefectsPassUpToThePlanAndACriticalOneNever() {
    plant.batch("B-8");
    String one = plant.document("B-8", "IQC", "G-1", 1, "10", "10");
    assertThat(plant.record(one).expect(201).at("/verdict")).isEqualTo("pass");
    plant.batch("B-9");
    String two = plant.document("B-9", "IQC", "G-1", 2, "10", "10");
    assertThat(plant.record(two).expect(201).at("/verdict")).isEqualTo("fail");
    plant.batch("B-10");
    String crack = plant.document("B-10", "IQC", "G-1", 1, "10", "10").replace("scratch", "crack");
    assertThat(plant.record(crack).expect(201).at("/verdict")).isEqualTo("fail");
  }

  @Test
  void ins5AnHourlyCheckThatNobodyMadeIsReportedByItself() {
    plant.plan("ASM", "'everyMinutes':60,");
    String batch = plant.batch("B-11");
    plant.inspect("B-11", "IQC", "10", "10").expect(201);
    plant.move(batch, "ASM").expect(200);
    plant.confirm("B-11", "ASM", "confirmed").expect(201);
    plant.desk.clock.forward(Duration.ofMinutes(30));
    plant.inspect("B-11", "ASM", "10", "10").expect(201);
    plant.desk.clock.forward(Duration.ofMinutes(200));
    plant.desk.desk.look();

    String checks = open("/batches/" + batch).body().at("/checks").toString();
    assertThat(checks.split("\"periodic\"", -1)).hasSize(5);
    assertThat(checks.split("\"missed\"", -1)).hasSize(3);
    assertThat(open("/nonconformances?open=true").text()).contains("periodic inspection 2");
    plant.plan("ASM", "");
  }

  @Test
  void ins6OnlyTheQualifiedSign() {
    plant.desk.addPerson("untrained", Role.INSPECTOR);
    plant.batch("B-12");
    String document = plant.document("B-12", "IQC", "G-1", 0, "10", "10");

    assertThat(plant.recordAs("untrained", TestDesk.newId(), document).expect(403).at("/detail"))
        .contains("not qualified");
  }

  @Test
  void ins7AnOverdueGaugeCannotPassABatch() {
    String batch = plant.batch("B-13");
    TestDesk.Reply reply =
        plant.record(plant.document("B-13", "IQC", "G-old", 0, "10", "10")).expect(201);

    assertThat(reply.at("/verdict")).isEqualTo("unproven");
    assertThat(reply.body().at("/marks").toString()).contains("gauge-overdue");
    assertThat(open("/batches/" + batch).body().at("/checks/0/state").asString())
        .isEqualTo("pending");
    assertThat(open("/nonconformances?open=true").text()).contains("gauge that is overdue");
  }

  @Test
  void tooFewValuesProveNothing() {
    plant.batch("B-14");
    TestDesk.Reply reply = plant.inspect("B-14", "IQC", "10").expect(201);

    assertThat(reply.at("/verdict")).isEqualTo("unproven");
    assertThat(reply.body().at("/marks").toString()).contains("incomplete");
  }

  @Test
  void ins8ABatchIsTracedBothWays() {
    String parent = plant.batch("B-15");
    plant.inspect("B-15", "IQC", "10", "10").expect(201);
    String child = TestDesk.newId().toString();
    plant
        .desk
        .post(
            "inspector",
            "/batches",
            "{'id':'%s','number':'B-16','part':'DR-100','quantity':5,'customer':'Hospital','parents':['%s']}"
                .formatted(child, parent))
        .expect(201);

    String down = open("/batches/" + child + "/trace").text();
    assertThat(down).contains("B-15").contains("SL-B-15").contains("G-1").contains("inspector");
    assertThat(open("/batches/" + parent + "/trace").body().at("/wentInto").toString())
        .contains("B-16");
  }

  @Test
  void aCheckIsWaivedOnlyByThoseWhoMayAndWithAReason() {
    String batch = plant.batch("B-20");
    plant.inspect("B-20", "IQC", "10", "10").expect(201);
    plant.move(batch, "ASM").expect(200);
    String check = "";
    for (var one : open("/batches/" + batch).body().at("/checks")) {
      if (one.at("/state").asString().equals("pending")) {
        check = one.at("/id").asString();
      }
    }
    String path = "/checks/" + check + "/waiver";
    plant.desk.post("inspector", path, "{'reason':'no time'}").expect(403);
    plant.desk.post("quality", path, "{'reason':'  '}").expect(400);
    plant.desk.post("quality", path, "{'reason':'machine is being moved'}").expect(200);
    plant.desk.post("quality", path, "{'reason':'machine is being moved'}").expect(409);
  }

  @Test
  void aPlanHoldsOnlyOnceASecondPersonApprovedIt() {
    String id = TestDesk.newId().toString();
    plant
        .desk
        .post(
            "quality",
            "/plans",
            """
            {'id':'%s','part':'DR-100','operation':'IQC','reason':'tighter','content':{
              'characteristics':[{'characteristic':'bore','sample':3}],
              'reaction':{'en':'Stop.','zh':'停机。'}}}
            """
                .formatted(id))
        .expect(201);
    String path = "/plans/" + id + "/approval";
    plant.desk.post("quality", path, "{" + Plant.SECRET + "}").expect(403);
    plant.desk.post("engineer", path, "{" + Plant.SECRET + "}").expect(403);
    plant.batch("B-21");
    assertThat(plant.inspect("B-21", "IQC", "10", "10").expect(201).at("/verdict"))
        .as("the version before still holds")
        .isEqualTo("pass");
  }
}
