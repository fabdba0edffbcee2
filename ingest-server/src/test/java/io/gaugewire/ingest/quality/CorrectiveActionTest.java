package io.gaugewire.ingest.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** NC-3: what is done against a nonconformance, and whether it lasted. */
class CorrectiveActionTest {
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
  void nc3AnActionIsVerifiedByAnotherPersonAndReopenedWhenItHasNoEffect() {
    plant.batch("N-5");
    String path = plant.failed("N-5");
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

    String scrap = plant.lastDecision(plant.decide("quality", path, "scrap", 1));
    post("inspector", path + "/dispositions/" + scrap + "/execution", "").expect(200);
    post("quality", path + "/verification", "{" + Plant.SECRET + "}").expect(200);
    post("quality", path + "/closure", "").expect(409);
    post("engineer", path2 + "/completion", "{'evidence':'photo 13'}").expect(200);
    post("quality", path2 + "/verification", "{'effective':true,'outcome':'fine'}").expect(200);
    post("quality", path + "/closure", "").expect(200);
  }

  /** A report with a verified action, closed. */
  private static String closed(String number, String action) {
    plant.batch(number);
    String path = plant.failed(number);
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
    String scrap = plant.lastDecision(plant.decide("quality", path, "scrap", 1));
    post("inspector", path + "/dispositions/" + scrap + "/execution", "").expect(200);
    post("quality", path + "/verification", "{" + Plant.SECRET + "}").expect(200);
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
}
