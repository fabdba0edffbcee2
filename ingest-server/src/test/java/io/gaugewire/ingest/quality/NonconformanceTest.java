package io.gaugewire.ingest.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** NC: nonconforming product, over HTTP on a real PostgreSQL. */
class NonconformanceTest {
  private static Plant plant;

  @BeforeAll
  static void open() {
    plant = new Plant();
  }

  @AfterAll
  static void close() {
    plant.close();
  }

  private static TestDesk.Reply post(String who, String path, String body) {
    return plant.desk.post(who, path, body);
  }

  @Test
  void nc1IsRaisedAtOnceByTheSystemAndByPeople() {
    String batch = plant.batch("N-1");
    String path = plant.failed("N-1");
    TestDesk.Reply sheet = plant.desk.get("quality", path).expect(200);
    assertThat(sheet.at("/nonconformance/source")).isEqualTo("failed");
    assertThat(sheet.at("/nonconformance/department")).isEqualTo("assembly");

    String id = TestDesk.newId().toString();
    String raising =
        "{'id':'%s','batch':'%s','operation':'IQC','description':'label wrong','severity':'minor','quantity':3}"
            .formatted(id, batch);
    post("inspector", "/nonconformances", raising).expect(201);
    assertThat(post("inspector", "/nonconformances", raising).expect(201).at("/nonconformance/id"))
        .isEqualTo(id);
    post("auditor", "/nonconformances", raising).expect(403);
  }

  @Test
  void nc2ReworkIsInspectedAgainAndTheBatchGoesOn() {
    String batch = plant.batch("N-2");
    String path = plant.failed("N-2");
    assertThat(plant.state(batch)).isEqualTo("hold");
    plant.decide("inspector", path, "rework", 1).expect(403);
    String decision = plant.lastDecision(plant.decide("quality", path, "rework", 1));
    assertThat(plant.state(batch)).as("decided on: the hold is lifted").isEqualTo("open");

    String execution = path + "/dispositions/" + decision + "/execution";
    assertThat(post("inspector", execution, "").expect(200).at("/nonconformance/state"))
        .isEqualTo("reinspection");
    post("inspector", execution, "").expect(409);
    assertThat(plant.state(batch)).isEqualTo("rework");
    plant.release(batch).expect(409);
    post("quality", path + "/verification", "{" + Plant.SECRET + "}").expect(409);

    plant.desk.clock.forward(Duration.ofMinutes(5));
    String record = plant.inspect("N-2", "IQC", "10", "10").expect(201).at("/id");
    assertThat(plant.state(batch)).isEqualTo("open");
    String inspection = path + "/dispositions/" + decision + "/inspection";
    post("inspector", inspection, "{'record':'" + TestDesk.newId() + "'}").expect(400);
    post("inspector", inspection, "{'record':'" + record + "'}").expect(200);
    post("quality", path + "/verification", "{" + Plant.SECRET + "}").expect(200);
    assertThat(post("quality", path + "/closure", "").expect(200).at("/nonconformance/state"))
        .isEqualTo("closed");
  }

  @Test
  void nc2PiecesAreDecidedOnByQuantityAndNeverMoreThanThereAre() {
    String batch = plant.batch("N-3");
    String raised = TestDesk.newId().toString();
    post(
            "inspector",
            "/nonconformances",
            "{'id':'%s','batch':'%s','operation':'IQC','description':'porous','severity':'major','quantity':10}"
                .formatted(raised, batch))
        .expect(201);
    String path = "/nonconformances/" + raised;
    plant.decide("quality", path, "scrap", 4).expect(409);
    post("inspector", path + "/containment", "{'text':'set apart'}").expect(200);
    post("quality", path + "/review", "{'method':'5-why','cause':'cold mould'}").expect(200);
    String scrap = plant.lastDecision(plant.decide("quality", path, "scrap", 4));
    plant.decide("quality", path, "return", 7).expect(409);
    post("inspector", path + "/dispositions/" + scrap + "/execution", "").expect(409);
    String back = plant.lastDecision(plant.decide("chief-quality-officer", path, "return", 6));
    post("inspector", path + "/dispositions/" + scrap + "/execution", "").expect(200);
    post("inspector", path + "/dispositions/" + back + "/execution", "").expect(200);

    TestDesk.Reply sheet = plant.desk.get("quality", "/batches/" + batch);
    assertThat(sheet.number("/batch/scrapped")).isEqualTo(4);
    assertThat(sheet.number("/batch/returned")).isEqualTo(6);
    assertThat(sheet.number("/batch/left")).isEqualTo(90);
  }

  @Test
  void nc2AConcessionNeedsTheAuthorityTheCustomerAndALastDay() {
    plant.batch("N-4");
    String path = plant.failed("N-4");
    plant.decide("quality", path, "concession", 1).expect(403);
    plant.decide("plant-manager", path, "scrap", 1).expect(403);
    plant.decide("plant-manager", path, "concession", 1).expect(400);
    post(
            "plant-manager",
            path + "/dispositions",
            "{'id':'%s','kind':'concession','quantity':1,'reason':'no effect on function','customerReference':'C-77','expires':'2026-12-31',%s}"
                .formatted(TestDesk.newId(), Plant.SECRET))
        .expect(200);

    JsonNode granted = concession("N-4");
    assertThat(granted.at("/state").asString()).isEqualTo("valid");
    assertThat(granted.at("/left").asInt()).isEqualTo(1);
    assertThat(granted.at("/customerReference").asString()).isEqualTo("C-77");
    assertThat(granted.at("/expires").asString()).isEqualTo("2026-12-31");
    post("quality", path + "/dispositions/" + granted.at("/id").asString() + "/execution", "{}")
        .expect(200);
    JsonNode used = concession("N-4");
    assertThat(used.at("/state").asString()).isEqualTo("used");
    assertThat(used.at("/left").asInt()).isZero();
  }

  @Test
  void nc2AConcessionEndsWithItsLastDayAndItsPiecesAreDecidedOnAnew() {
    plant.batch("N-9");
    String path = plant.failed("N-9");
    String today = plant.desk.clock.instant().atZone(TestDesk.ZONE).toLocalDate().toString();
    String granted = TestDesk.newId().toString();
    post(
            "plant-manager",
            path + "/dispositions",
            "{'id':'%s','kind':'concession','quantity':1,'reason':'no effect','customerReference':'C-78','expires':'%s',%s}"
                .formatted(granted, today, Plant.SECRET))
        .expect(200);

    plant.desk.clock.forward(Duration.ofDays(1));
    String execution = path + "/dispositions/" + granted + "/execution";
    TestDesk.Reply late = post("inspector", execution, "").expect(409);
    assertThat(late.at("/detail")).contains("last day is past");
    plant.desk.desk.look();
    plant.desk.desk.look();
    TestDesk.Reply sheet = plant.desk.get("quality", path).expect(200);
    assertThat(sheet.at("/nonconformance/state")).isEqualTo("in-review");
    assertThat(sheet.number("/nonconformance/decided")).isZero();
    assertThat(sheet.at("/dispositions/0/lapsed")).isNotEmpty();
    post("inspector", execution, "").expect(409);

    assertThat(plant.decide("quality", path, "scrap", 1).expect(200).at("/nonconformance/state"))
        .isEqualTo("dispositioned");
    assertThat(plant.desk.get("auditor", "/audit/verdict").text()).contains("\"intact\":true");
  }

  private static JsonNode concession(String batch) {
    for (JsonNode one :
        plant.desk.get("auditor", "/concessions").expect(200).body().at("/concessions")) {
      if (one.at("/batch").asString().equals(batch)) {
        return one;
      }
    }
    throw new AssertionError("no concession of " + batch);
  }

  @Test
  void nc4WhatNobodyAnswersClimbsStepByStepToTheGeneralManager() {
    try (Plant own = new Plant()) {
      own.batch("N-6");
      own.inspect("N-6", "IQC", "10", "10.2").expect(201);
      own.desk.desk.look();
      assertThat(own.desk.get("quality", "/escalations").body().at("/escalations")).isEmpty();
      own.desk.clock.forward(Duration.ofHours(5));
      own.desk.desk.look();
      own.desk.desk.look();
      assertThat(own.desk.get("quality", "/escalations").body().at("/escalations")).hasSize(1);
      own.desk.clock.forward(Duration.ofDays(10));
      own.desk.desk.look();

      String roles = own.desk.get("quality", "/escalations").body().at("/escalations").toString();
      assertThat(roles)
          .containsSubsequence("general-manager", "plant-manager", "quality", "department-head");
      assertThat(roles.split("\"level\"", -1)).hasSize(5);
    }
  }

  @Test
  void nc5OnlyTheChiefQualityOfficerVetoesAndLiftsAVeto() {
    String batch = plant.batch("N-7");
    String id = TestDesk.newId().toString();
    String veto =
        "{'id':'%s','batch':'%s','kind':'veto','reason':'safety doubt',%s}"
            .formatted(id, batch, Plant.SECRET);
    post("quality", "/holds", veto).expect(403);
    post("plant-manager", "/holds", veto).expect(403);
    post("chief-quality-officer", "/holds", veto.replace(TestDesk.PASSWORD, "wrong")).expect(403);
    post("chief-quality-officer", "/holds", veto).expect(201);
    assertThat(plant.state(batch)).isEqualTo("hold");
    plant.inspect("N-7", "IQC", "10", "10").expect(409);

    String lift = "{'reason':'cleared',%s}".formatted(Plant.SECRET);
    post("quality", "/holds/" + id + "/lift", lift).expect(403);
    post("chief-quality-officer", "/holds/" + id + "/lift", lift).expect(200);
    assertThat(plant.state(batch)).isEqualTo("open");
  }

  @Test
  void nc5AHoldOfAStationIsToldToIt() {
    String id = TestDesk.newId().toString();
    post(
            "chief-quality-officer",
            "/holds",
            "{'id':'%s','station':'S2','kind':'veto','reason':'wrong glue',%s}"
                .formatted(id, Plant.SECRET))
        .expect(201);
    post(
            "chief-quality-officer",
            "/holds/" + id + "/lift",
            "{'reason':'right glue',%s}".formatted(Plant.SECRET))
        .expect(200);

    assertThat(plant.desk.holds)
        .filteredOn(hold -> hold.id().toString().equals(id))
        .extracting(hold -> hold.revision() + " " + hold.lifted().isPresent())
        .containsExactly("1 false", "2 true");
  }

  @Test
  void nothingIsReleasedWhileAReportIsOpen() {
    String batch = plant.batch("N-8");
    plant.inspect("N-8", "IQC", "10", "10").expect(201);
    plant.move(batch, "ASM").expect(200);
    plant.confirm("N-8", "ASM", "confirmed").expect(201);
    plant.inspect("N-8", "ASM", "10", "10").expect(201);
    plant.move(batch, "FQC").expect(200);

    TestDesk.Reply refused = plant.release(batch).expect(409);
    assertThat(refused.at("/detail")).as("the release finds what was missed").contains("NC-");
    assertThat(plant.desk.get("quality", "/batches/" + batch).body().at("/checks").toString())
        .contains("missed");
  }
}
