package io.gaugewire.ingest.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** NC: nonconforming product, over HTTP on a real PostgreSQL. */
class NonconformanceTest {
  private static final String SECRET = "'secret':'" + TestDesk.PASSWORD + "'";
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

  /** A batch that failed at IQC, and the path of the report of it, contained and in review. */
  private static String failed(String number) {
    plant.inspect(number, "IQC", "10", "10.2").expect(201);
    String id = "";
    for (var one :
        plant.desk.get("quality", "/nonconformances?open=true").body().at("/nonconformances")) {
      if (one.at("/batch").asString().equals(number)) {
        id = one.at("/id").asString();
      }
    }
    String path = "/nonconformances/" + id;
    post("inspector", path + "/containment", "{'text':'set apart in cage 3'}").expect(200);
    post("quality", path + "/review", "{'method':'5-why','cause':'worn reamer','cost':120.5}")
        .expect(200);
    return path;
  }

  private static TestDesk.Reply decide(String who, String path, String kind, int quantity) {
    plant.desk.clock.forward(Duration.ofSeconds(1));
    return post(
        who,
        path + "/dispositions",
        "{'id':'%s','kind':'%s','quantity':%d,'reason':'as reviewed',%s}"
            .formatted(TestDesk.newId(), kind, quantity, SECRET));
  }

  private static String last(TestDesk.Reply sheet) {
    var all = sheet.expect(200).body().at("/dispositions");
    return all.get(all.size() - 1).at("/id").asString();
  }

  @Test
  void nc1IsRaisedAtOnceByTheSystemAndByPeople() {
    String batch = plant.batch("N-1");
    String path = failed("N-1");
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
    String path = failed("N-2");
    assertThat(plant.state(batch)).isEqualTo("hold");
    decide("inspector", path, "rework", 1).expect(403);
    String decision = last(decide("quality", path, "rework", 1));
    assertThat(plant.state(batch)).as("decided on: the hold is lifted").isEqualTo("open");

    String execution = path + "/dispositions/" + decision + "/execution";
    assertThat(post("inspector", execution, "").expect(200).at("/nonconformance/state"))
        .isEqualTo("reinspection");
    post("inspector", execution, "").expect(409);
    assertThat(plant.state(batch)).isEqualTo("rework");
    plant.release(batch).expect(409);
    post("quality", path + "/verification", "{" + SECRET + "}").expect(409);

    plant.desk.clock.forward(Duration.ofMinutes(5));
    String record = plant.inspect("N-2", "IQC", "10", "10").expect(201).at("/id");
    assertThat(plant.state(batch)).isEqualTo("open");
    String inspection = path + "/dispositions/" + decision + "/inspection";
    post("inspector", inspection, "{'record':'" + TestDesk.newId() + "'}").expect(400);
    post("inspector", inspection, "{'record':'" + record + "'}").expect(200);
    post("quality", path + "/verification", "{" + SECRET + "}").expect(200);
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
    decide("quality", path, "scrap", 4).expect(409);
    post("inspector", path + "/containment", "{'text':'set apart'}").expect(200);
    post("quality", path + "/review", "{'method':'5-why','cause':'cold mould'}").expect(200);
    String scrap = last(decide("quality", path, "scrap", 4));
    decide("quality", path, "return", 7).expect(409);
    post("inspector", path + "/dispositions/" + scrap + "/execution", "").expect(409);
    String back = last(decide("chief-quality-officer", path, "return", 6));
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
    String path = failed("N-4");
    decide("quality", path, "concession", 1).expect(403);
    decide("plant-manager", path, "scrap", 1).expect(403);
    decide("plant-manager", path, "concession", 1).expect(400);
    post(
            "plant-manager",
            path + "/dispositions",
            "{'id':'%s','kind':'concession','quantity':1,'reason':'no effect on function','customerReference':'C-77','expires':'2026-12-31',%s}"
                .formatted(TestDesk.newId(), SECRET))
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
    String path = failed("N-9");
    String today = plant.desk.clock.instant().atZone(TestDesk.ZONE).toLocalDate().toString();
    String granted = TestDesk.newId().toString();
    post(
            "plant-manager",
            path + "/dispositions",
            "{'id':'%s','kind':'concession','quantity':1,'reason':'no effect','customerReference':'C-78','expires':'%s',%s}"
                .formatted(granted, today, SECRET))
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

    assertThat(decide("quality", path, "scrap", 1).expect(200).at("/nonconformance/state"))
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
  void nc3AnActionIsVerifiedByAnotherPersonAndReopenedWhenItHasNoEffect() {
    plant.batch("N-5");
    String path = failed("N-5");
    String nonconformance = path.substring(path.lastIndexOf('/') + 1);
    String id = TestDesk.newId().toString();
    String asked =
        "{'id':'%s','nonconformance':'%s','text':'change the"
            + " reamer','department':'assembly','owner':'engineer','verifier':'%s','due':'%s','measure':'no"
            + " bore above 10.1 in 4 weeks'}";
    String due = plant.desk.clock.instant().plus(Duration.ofDays(2)).toString();
    post("quality", "/actions", asked.formatted(id, nonconformance, "engineer", due)).expect(400);
    post("quality", "/actions", asked.formatted(id, nonconformance, "nobody", due)).expect(400);
    post("quality", "/actions", asked.formatted(id, nonconformance, "quality", due)).expect(201);

    String path2 = "/actions/" + id;
    post("inspector", path2 + "/completion", "{'evidence':'photo 12'}").expect(403);
    post("quality", path2 + "/verification", "{'effective':true,'outcome':'fine'}").expect(409);
    post("engineer", path2 + "/completion", "{'evidence':'photo 12'}").expect(200);
    post("engineer", path2 + "/verification", "{'effective':true,'outcome':'fine'}").expect(403);
    TestDesk.Reply again =
        post("quality", path2 + "/verification", "{'effective':false,'outcome':'still worn'}")
            .expect(200);
    assertThat(again.at("/state")).isEqualTo("open");
    assertThat(again.number("/reopened")).isEqualTo(1);

    String scrap = last(decide("quality", path, "scrap", 1));
    post("inspector", path + "/dispositions/" + scrap + "/execution", "").expect(200);
    post("quality", path + "/verification", "{" + SECRET + "}").expect(200);
    post("quality", path + "/closure", "").expect(409);
    post("engineer", path2 + "/completion", "{'evidence':'photo 13'}").expect(200);
    post("quality", path2 + "/verification", "{'effective':true,'outcome':'fine'}").expect(200);
    post("quality", path + "/closure", "").expect(200);
  }

  /** A report with a verified action, closed. */
  private static String closed(String number, String action) {
    plant.batch(number);
    String path = failed(number);
    String due = plant.desk.clock.instant().plus(Duration.ofDays(2)).toString();
    post(
            "quality",
            "/actions",
            "{'id':'%s','nonconformance':'%s','text':'change the reamer','department':'assembly','owner':'engineer','verifier':'quality','due':'%s','measure':'no bore above 10.1'}"
                .formatted(action, path.substring(path.lastIndexOf('/') + 1), due))
        .expect(201);
    post("engineer", "/actions/" + action + "/completion", "{'evidence':'photo'}").expect(200);
    post("quality", "/actions/" + action + "/verification", "{'effective':true,'outcome':'done'}")
        .expect(200);
    String scrap = last(decide("quality", path, "scrap", 1));
    post("inspector", path + "/dispositions/" + scrap + "/execution", "").expect(200);
    post("quality", path + "/verification", "{" + SECRET + "}").expect(200);
    post("quality", path + "/closure", "").expect(200);
    return path;
  }

  private static String planned(String id, String checker, Duration ahead) {
    return "{'id':'%s','checker':'%s','due':'%s','criterion':'no bore above 10.1 in 4 weeks'}"
        .formatted(id, checker, plant.desk.clock.instant().plus(ahead));
  }

  @Test
  void nc3ActionsWithoutEffectOpenAClosedReportAgainUntilTheNextOneIsVerified() {
    String path = closed("N-20", TestDesk.newId().toString());
    String check = TestDesk.newId().toString();
    String plan = path + "/effects";
    post("engineer", plan, planned(check, "quality", Duration.ofDays(28))).expect(403);
    post("quality", plan, planned(check, "engineer", Duration.ofDays(28))).expect(400);
    post("quality", plan, planned(check, "quality", Duration.ofDays(-1))).expect(400);
    post("quality", plan, planned(check, "quality", Duration.ofDays(28))).expect(201);

    String finding = "/effects/" + check + "/finding";
    String none = "{'effective':false,'finding':'two bores at 10.2'}";
    post("engineer", finding, none).expect(400);
    String next = TestDesk.newId().toString();
    String due = plant.desk.clock.instant().plus(Duration.ofDays(7)).toString();
    String without =
        "{'effective':false,'finding':'two bores at 10.2','followUp':{'id':'%s','text':'new spindle','department':'assembly','owner':'engineer','verifier':'quality','due':'%s','measure':'no bore above 10.1'}}"
            .formatted(next, due);
    post("engineer", finding, without).expect(403);
    TestDesk.Reply found = post("quality", finding, without).expect(200);
    assertThat(found.at("/followUp")).isEqualTo(next);
    post("quality", finding, without).expect(409);

    TestDesk.Reply open = plant.desk.get("quality", path).expect(200);
    assertThat(open.at("/nonconformance/state")).isEqualTo("verified");
    assertThat(open.body().at("/actions")).hasSize(2);
    assertThat(open.at("/effects/0/finding")).isEqualTo("two bores at 10.2");
    post("quality", path + "/closure", "").expect(409);
    post("engineer", "/actions/" + next + "/completion", "{'evidence':'invoice'}").expect(200);
    post("quality", "/actions/" + next + "/verification", "{'effective':true,'outcome':'it runs'}")
        .expect(200);
    post("quality", path + "/closure", "").expect(200);
  }

  @Test
  void nc4ACheckOfAnEffectThatNobodyMakesClimbsToo() {
    String path = closed("N-21", TestDesk.newId().toString());
    String check = TestDesk.newId().toString();
    post("quality", path + "/effects", planned(check, "quality", Duration.ofHours(1))).expect(201);
    plant.desk.clock.forward(Duration.ofHours(2));
    plant.desk.desk.look();
    assertThat(plant.desk.get("quality", "/escalations").expect(200).text()).contains(check);
    post("quality", "/effects/" + check + "/finding", "{'effective':true,'finding':'none since'}")
        .expect(200);
    plant.desk.clock.forward(Duration.ofDays(3));
    plant.desk.desk.look();
    String told = plant.desk.get("quality", "/escalations").expect(200).text();
    assertThat(told.split(check, -1)).as("once, and no more once it is made").hasSize(2);
  }

  private static String cost(String kind, String amount) {
    return "{'id':'%s','kind':'%s','amount':%s,'note':'from the ledger'}"
        .formatted(TestDesk.newId(), kind, amount);
  }

  @Test
  void whatBadQualityCostIsSummedByKindAndPlaceAndAVoidAmountIsNot() {
    try (Plant own = new Plant()) {
      own.batch("K-1");
      own.inspect("K-1", "IQC", "10", "10.5").expect(201);
      own.batch("K-2");
      own.inspect("K-2", "IQC", "10", "10.5").expect(201);
      var open = own.desk.get("quality", "/nonconformances?open=true").body();
      String one = "/nonconformances/" + open.at("/nonconformances/0/id").asString() + "/costs";
      String two = "/nonconformances/" + open.at("/nonconformances/1/id").asString() + "/costs";
      own.desk.post("inspector", one, cost("scrap", "1")).expect(403);
      own.desk.post("quality", one, cost("scrap", "-1")).expect(400);
      own.desk.post("quality", one, cost("scrap", "120.50")).expect(201);
      own.desk.post("quality", one, cost("rework", "30")).expect(201);
      String wrong =
          own.desk.post("quality", two, cost("scrap", "999")).expect(201).at("/costs/0/id");
      own.desk.post("quality", two, cost("sorting", "80")).expect(201);
      own.desk
          .post("quality", two + "/" + wrong + "/void", "{'reason':'another batch'}")
          .expect(200);
      own.desk.post("quality", two + "/" + wrong + "/void", "{'reason':'again'}").expect(404);

      String sums = "/quality-cost?from=2026-10-01&to=2026-11-01&by=";
      TestDesk.Reply kinds = own.desk.get("quality", sums + "kind").expect(200);
      assertThat(kinds.body().at("/total").asDouble()).isEqualTo(230.5);
      assertThat(kinds.at("/sums/0/code")).isEqualTo("scrap");
      assertThat(kinds.body().at("/sums/0/amount").asDouble()).isEqualTo(120.5);
      assertThat(kinds.body().at("/sums")).hasSize(3);
      for (String[] group :
          new String[][] {
            {"line", "L1"}, {"department", "assembly"}, {"part", "DR-100"}, {"month", "2026-10"}
          }) {
        TestDesk.Reply one2 = own.desk.get("quality", sums + group[0]).expect(200);
        assertThat(one2.body().at("/sums")).as(group[0]).hasSize(1);
        assertThat(one2.at("/sums/0/code")).isEqualTo(group[1]);
        assertThat(one2.body().at("/sums/0/amount").asDouble()).isEqualTo(230.5);
        assertThat(one2.number("/sums/0/nonconformances")).isEqualTo(2);
      }
      own.desk.get("quality", sums + "nothing").expect(400);
      assertThat(
              own.desk
                  .get("quality", "/quality-cost?from=2026-11-01&to=2026-12-01")
                  .body()
                  .at("/total")
                  .asDouble())
          .isZero();
    }
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
            .formatted(id, batch, SECRET);
    post("quality", "/holds", veto).expect(403);
    post("plant-manager", "/holds", veto).expect(403);
    post("chief-quality-officer", "/holds", veto.replace(TestDesk.PASSWORD, "wrong")).expect(403);
    post("chief-quality-officer", "/holds", veto).expect(201);
    assertThat(plant.state(batch)).isEqualTo("hold");
    plant.inspect("N-7", "IQC", "10", "10").expect(409);

    String lift = "{'reason':'cleared',%s}".formatted(SECRET);
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
                .formatted(id, SECRET))
        .expect(201);
    post(
            "chief-quality-officer",
            "/holds/" + id + "/lift",
            "{'reason':'right glue',%s}".formatted(SECRET))
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
