package io.gaugewire.ingest.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** New limits are seen, proposed by one person who signs, and approved by another who signs. */
class LimitTest {
  private static Plant plant;

  /** Thirty subgroups of five around 10, the twelfth of them far off. */
  @BeforeAll
  static void open() {
    plant = new Plant();
    plant.chart("xbar-r", 5, 25, Duration.ofMinutes(10));
    plant.fedBy("t");
    plant.desk.sql(
        "insert into reading select 1, timestamptz '2026-10-05 00:00+00' + n * interval"
            + " '1 min' + i * interval '1 s', 10 + 0.01 * (((n * 7 + i * 3) % 5) - 2)"
            + " + case when n = 12 then 1 else 0 end, 1, 0, null"
            + " from generate_series(1, 30) n, generate_series(1, 5) i",
        "insert into subgroup select 1, n, min(time), max(time), 1, avg(value),"
            + " max(value) - min(value), 5, 0, false, '' from generate_series(1, 30) n"
            + " join reading on time > timestamptz '2026-10-05 00:00+00' + n * interval"
            + " '1 min' and time < timestamptz '2026-10-05 00:00:30+00' + n * interval"
            + " '1 min' group by n",
        "insert into chart_state values (1, '', 1, '')");
  }

  @AfterAll
  static void close() {
    plant.close();
  }

  private static final String ALL = "'first':1,'last':30,'excluded':[]";
  private static final String WITHOUT_12 =
      "'first':1,'last':30,'excluded':[{'subgroup':12,'reason':'chip under the part'}]";

  private static JsonNode preview(String proposal) {
    return plant
        .desk
        .post("engineer", "/charts/1/limits/preview", "{" + proposal + "}")
        .expect(200)
        .body();
  }

  @Test
  void aPreviewSaysWhatAnExclusionChanges() {
    JsonNode with = preview(ALL);
    JsonNode without = preview(WITHOUT_12);
    assertThat(with.at("/mu").asDouble()).isCloseTo(10 + 1 / 30.0, within(1e-3));
    assertThat(without.at("/mu").asDouble()).isCloseTo(10, within(1e-3));
    assertThat(with.at("/used").asInt()).isEqualTo(30);
    assertThat(without.at("/used").asInt()).isEqualTo(29);
    assertThat(with.at("/signalsAfter").asInt()).as("the twelfth is beyond").isPositive();
    assertThat(without.at("/signalsAfter").asInt()).isZero();
    // Three sigma on both panels: about 1 in 370 means and 1 in 217 ranges of five.
    assertThat(without.at("/runLength").asDouble()).isBetween(120.0, 160.0);
  }

  @Test
  void whatRulesLeadToIsToldBeforehand() {
    JsonNode one =
        plant
            .desk
            .get("engineer", "/run-lengths?kind=i-mr&subgroupSize=1&location=nelson-1")
            .expect(200)
            .body();
    // 1 / 0.0027, and 1 / (1 - Φ(2) + Φ(-4)): Montgomery, table of the run lengths of the chart.
    assertThat(one.at("/runLength").asDouble()).isBetween(370.3, 370.5);
    assertThat(one.at("/falseAlarms").asDouble()).isBetween(2.69, 2.71);
    assertThat(one.at("/shiftFound").asDouble()).isBetween(43.8, 44.0);
    // χ² of 9 beyond 9·B6² = 25.08 or below 9·B5² = 0.685: 0.002883 + 0.000117.
    JsonNode deviations =
        plant
            .desk
            .get("engineer", "/run-lengths?kind=xbar-s&subgroupSize=10&dispersion=nelson-1")
            .expect(200)
            .body();
    assertThat(deviations.at("/kind").asString()).isEqualTo("xbar-s");
    assertThat(deviations.at("/runLength").asDouble()).isBetween(333.3, 333.5);
    assertThat(
            plant
                .desk
                .get("engineer", "/run-lengths?kind=p&subgroupSize=10")
                .expect(400)
                .at("/field"))
        .isEqualTo("kind");
    JsonNode none =
        plant.desk.get("engineer", "/run-lengths?kind=xbar-r&subgroupSize=5").expect(200).body();
    assertThat(none.has("runLength")).isFalse();
    assertThat(
            plant
                .desk
                .get("engineer", "/run-lengths?kind=i-mr&subgroupSize=1&dispersion=nelson-7")
                .expect(400)
                .at("/field"))
        .isEqualTo("dispersion");
  }

  private static final String PROPOSALS = "/charts/1/limits/proposals";
  private static final String SIGNED = "{'secret':'" + TestDesk.PASSWORD + "'}";

  private static String proposing(String secret) {
    return "{" + WITHOUT_12 + ",'reason':'phase I after the repair','secret':'" + secret + "'}";
  }

  private static TestDesk.Reply propose(String who) {
    return plant.desk.post(who, PROPOSALS, proposing(TestDesk.PASSWORD));
  }

  private static String path(JsonNode proposal, String act) {
    return "/limit-proposals/" + proposal.at("/id").asString() + "/" + act;
  }

  private static JsonNode waiting() {
    return plant
        .desk
        .get("quality", "/limit-proposals?open=true")
        .expect(200)
        .body()
        .at("/proposals");
  }

  private static long versions() {
    return plant
        .desk
        .database
        .jdbi()
        .withHandle(
            handle -> handle.createQuery("select count(*) from limit_set").mapTo(Long.class).one());
  }

  /** NC-1's counterpart for charts: nobody sets the limits that judge their own process alone. */
  @Test
  void limitsHoldOnceSomebodyElseApprovedThem() {
    plant.desk.post("inspector", PROPOSALS, proposing(TestDesk.PASSWORD)).expect(403);
    plant.desk.post("engineer", PROPOSALS, proposing("not the password")).expect(403);

    JsonNode refused = propose("engineer").expect(201).body();
    String why = "{'reason':'the repair is not finished'}";
    plant.desk.post("engineer", path(refused, "refusal"), why).expect(403);
    plant.desk.post("quality", path(refused, "withdrawal"), why).expect(403);
    JsonNode ended = plant.desk.post("quality", path(refused, "refusal"), why).expect(200).body();
    assertThat(ended.at("/decision/remark").asString()).isEqualTo("the repair is not finished");
    plant.desk.post("quality", path(refused, "approval"), SIGNED).expect(409);

    JsonNode withdrawn = propose("engineer").expect(201).body();
    plant.desk.post("engineer", path(withdrawn, "withdrawal"), why).expect(200);
    assertThat(waiting()).isEmpty();
    assertThat(versions()).as("nothing was approved").isZero();

    JsonNode proposal = propose("engineer").expect(201).body();
    propose("quality").expect(409);
    assertThat(waiting().toString()).contains("phase I after the repair", "chip under the part");
    String approval = path(proposal, "approval");
    plant.desk.post("engineer", approval, SIGNED).expect(403);
    plant.desk.post("inspector", approval, SIGNED).expect(403);
    plant.desk.post("quality", approval, "{'secret':'not the password'}").expect(403);
    assertThat(versions()).as("nobody else approved yet").isZero();
    JsonNode approved = plant.desk.post("quality", approval, SIGNED).expect(200).body();
    assertThat(approved.at("/decision/version").asInt()).isEqualTo(1);
    assertThat(approved.at("/mu").asDouble()).isEqualTo(proposal.at("/mu").asDouble());
    plant.desk.post("quality", approval, SIGNED).expect(409);

    assertThat(
            stored(
                "select l.author || ' ' || l.approver || ' ' || l.first_subgroup || ' '"
                    + " || p.excluded[1] || ' ' || p.excluded_because[1] from limit_set l"
                    + " join limit_proposal p using (chart_id, version)"))
        .isEqualTo("engineer quality 31 12 chip under the part");
    assertThat(
            stored(
                "select string_agg(s.meaning || ' ' || e.login, ', ' order by s.time, s.meaning"
                    + " desc) from signature s join person e on e.id = s.person_id where s.record ="
                    + " '"
                    + proposal.at("/id").asString()
                    + "'"))
        .isEqualTo("proposed engineer, approved quality");
    assertThat(plant.desk.get("auditor", "/audit/verdict").expect(200).text())
        .contains("\"intact\":true");
    JsonNode next = propose("engineer").expect(201).body();
    assertThat(plant.desk.post("quality", path(next, "approval"), SIGNED).expect(409).text())
        .contains("judged no subgroup yet");
  }

  private static String stored(String query) {
    return plant
        .desk
        .database
        .jdbi()
        .withHandle(handle -> handle.createQuery(query).mapTo(String.class).one());
  }

  @Test
  void whatCannotBeEstimatedFromIsRefused() {
    for (String wrong :
        new String[] {
          "'first':5,'last':5,'excluded':[]",
          "'first':9,'last':5,'excluded':[]",
          "'first':1,'last':40,'excluded':[]",
          "'first':1,'last':30,'excluded':[{'subgroup':31,'reason':'not there'}]",
          "'first':1,'last':2,'excluded':[{'subgroup':1,'reason':'one'},{'subgroup':2,'reason':'two'}]"
        }) {
      plant.desk.post("engineer", "/charts/1/limits/preview", "{" + wrong + "}").expect(400);
    }
    plant.desk.post("engineer", "/charts/9/limits/preview", "{" + ALL + "}").expect(404);
  }
}
