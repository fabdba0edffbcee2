package io.gaugewire.ingest.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.gaugewire.ingest.audit.Author;
import io.gaugewire.ingest.chart.ChartStore;
import io.gaugewire.ingest.monitoring.ChartFeed;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A chart is told as it stood at a moment: nothing of what came later is in it. */
class ChartPastTest {
  private static Plant plant;

  /**
   * A subgroup of five a minute from 00:01 to 00:30, and on from 00:41 to 00:50. The readings of
   * 00:41 arrive at 00:47, all others within a second. Limits are approved at 00:45; 00:48 is
   * beyond them. A remark at the fifth subgroup is made at 00:10 and voided at 00:40; the drawing
   * changes at 00:49.
   */
  @BeforeAll
  static void open() {
    plant = new Plant();
    plant.chart("xbar-r", 5, 60, Duration.ofMinutes(5));
    plant.fedBy("t");
    measure(1, 30, 0, 0);
    plant.desk.sql("insert into chart_state values (1, '', 1, '')");
    ChartFeed.load(plant.desk.board, new ChartStore(plant.desk.database.jdbi()));

    plant.desk.clock.set(minute(10));
    String remark = TestDesk.newId().toString();
    plant
        .desk
        .post(
            "inspector",
            "/charts/1/annotations",
            "{'id':'" + remark + "','subgroup':5,'text':'coolant refilled'}")
        .expect(201);
    plant.desk.clock.set(minute(40));
    plant
        .desk
        .post("inspector", "/annotations/" + remark + "/void", "{'reason':'another machine'}")
        .expect(200);
    plant.desk.clock.set(minute(45));
    agree();
    measure(31, 40, 10, 1);
    plant.desk.sql(
        "update ledger set received = timestamptz '2026-10-05 00:47+00' where parcel = 31",
        "insert into signal select 1, 38, 'location', 'nelson-1', time, '{38}' from subgroup"
            + " where number = 38");
    plant.desk.clock.set(minute(49));
    plant
        .desk
        .desk
        .changes()
        .make(
            new Author("engineer", "test"),
            "drawing B",
            (handle, at) -> handle.execute("update characteristic set usl = 10.2"));
    plant.desk.clock.set(minute(60));
  }

  private static void agree() {
    String signed = "'secret':'" + TestDesk.PASSWORD + "'";
    JsonNode proposal =
        plant
            .desk
            .post(
                "engineer",
                "/charts/1/limits/proposals",
                "{'first':1,'last':30,'excluded':[],'reason':'phase I'," + signed + "}")
            .expect(201)
            .body();
    plant
        .desk
        .post(
            "quality",
            "/limit-proposals/" + proposal.at("/id").asString() + "/approval",
            "{" + signed + "}")
        .expect(200);
  }

  /** Subgroups {@code first} to {@code last}, so many minutes later than their numbers. */
  private static void measure(int first, int last, int later, int limits) {
    String numbers = " from generate_series(" + first + ", " + last + ") n";
    String minute = "timestamptz '2026-10-05 00:00+00' + (n + " + later + ") * interval '1 min'";
    plant.desk.sql(
        "insert into reading select 1, "
            + minute
            + " - i * interval '1 s', 10 + 0.01 * (((n * 7 + i * 3) % 5) - 2), n, 0, null"
            + numbers
            + ", generate_series(0, 4) i",
        "insert into ledger select n, '', 5, null, null, " + minute + " + interval '1 s'" + numbers,
        "insert into subgroup select 1, n, "
            + minute
            + " - interval '4 s', "
            + minute
            + ", 1, 10, 0.04, 5, "
            + limits
            + ", false, ''"
            + numbers);
  }

  private static Instant minute(int minute) {
    return TestDesk.START.plus(Duration.ofMinutes(minute));
  }

  private static String at(String time) {
    return "asOf=2026-10-05T" + time + "Z";
  }

  private static JsonNode chart(String time) {
    return plant.desk.get("inspector", "/charts/1?" + at(time)).expect(200).body();
  }

  private static JsonNode subgroups(String query) {
    return plant.desk.get("inspector", "/charts/1/subgroups?" + query).expect(200).body();
  }

  @AfterAll
  static void close() {
    plant.close();
  }

  @Test
  void onlySubgroupsThatWereCompleteAreShown() {
    assertThat(subgroups(at("00:00:30")).at("/number")).isEmpty();
    assertThat(chart("00:00:30").at("/summary/subgroups").asInt()).isZero();

    JsonNode then = subgroups(at("00:20:00"));
    assertThat(then.at("/number")).hasSize(20);
    assertThat(then.at("/number/0").asInt()).isEqualTo(1);
    assertThat(chart("00:20:00").at("/summary/subgroups").asInt()).isEqualTo(20);
    assertThat(subgroups("last=3&" + at("00:20:59")).at("/number").toString())
        .isEqualTo("[18,19,20]");
    assertThat(
            subgroups("from=2026-10-05T00:18:30Z&to=2026-10-05T00:45:00Z&" + at("00:20:00"))
                .at("/number")
                .toString())
        .isEqualTo("[19,20]");
    assertThat(subgroups("last=500").at("/number")).hasSize(40);
  }

  @Test
  void theStateIsThatOfTheMoment() {
    assertThat(chart("00:20:00").at("/summary/state").asString()).isEqualTo("preliminary");
    assertThat(chart("00:39:00").at("/summary/state").asString()).isEqualTo("stale");
    assertThat(chart("00:47:59").at("/summary/state").asString()).isEqualTo("in-control");
    assertThat(chart("00:48:30").at("/summary/state").asString()).isEqualTo("signal");
    assertThat(chart("00:49:30").at("/summary/state").asString()).isEqualTo("in-control");
    assertThat(subgroups(at("00:47:59")).at("/signals")).isEmpty();
    assertThat(subgroups(at("00:48:00")).at("/signals/0/subgroup").asInt()).isEqualTo(38);
  }

  /** Approved limits hold for what follows: until then nobody saw them. */
  @Test
  void limitsAreThoseThatSomebodyHadAgreedTo() {
    assertThat(chart("00:40:30").at("/limitSets")).isEmpty();
    assertThat(chart("00:45:00").at("/limitSets/0/version").asInt()).isEqualTo(1);
    // Measured under them before they were agreed to, by an edge that was cut off.
    assertThat(chart("00:41:30").at("/limitSets/0/version").asInt()).isEqualTo(1);
  }

  @Test
  void whatReachedTheServerLaterIsCounted() {
    assertThat(subgroups(at("00:30:30")).at("/arrivedLater").asInt()).isZero();
    assertThat(subgroups(at("00:43:30")).at("/arrivedLater").asInt()).isEqualTo(1);
    assertThat(subgroups(at("00:47:30")).at("/arrivedLater").asInt()).isZero();
    assertThat(subgroups("last=5").has("arrivedLater")).as("of the present").isFalse();
  }

  @Test
  void remarksAreThoseThatCouldBeReadThen() {
    String path = "/charts/1/annotations?";
    assertThat(plant.desk.get("auditor", path + at("00:09:59")).body().at("/annotations"))
        .isEmpty();
    JsonNode held = plant.desk.get("auditor", path + at("00:30:00")).body().at("/annotations/0");
    assertThat(held.at("/text").asString()).isEqualTo("coolant refilled");
    assertThat(held.has("voided")).as("voided only later").isFalse();
    assertThat(
            plant
                .desk
                .get("auditor", path + at("00:40:00"))
                .body()
                .at("/annotations/0/voided/reason")
                .asString())
        .isEqualTo("another machine");
  }

  @Test
  void theSpecificationIsThatOfTheDrawingOfThatDay() {
    String usl = "/summary/characteristic/usl";
    assertThat(chart("00:48:59").at(usl).asDouble()).isEqualTo(10.1);
    assertThat(chart("00:49:00").at(usl).asDouble()).isEqualTo(10.2);
    assertThat(chart("00:48:59").at("/summary/characteristic/lsl").asDouble()).isEqualTo(9.9);
  }

  /** The board was filled before the drawing changed. */
  @Test
  void theSpecificationOfThePresentIsThatOfTheNewestDrawing() {
    String usl = "/summary/characteristic/usl";
    assertThat(plant.desk.get("inspector", "/charts/1").body().at(usl).asDouble()).isEqualTo(10.2);
    assertThat(
            plant
                .desk
                .get("inspector", "/charts")
                .body()
                .at("/charts/0/characteristic/usl")
                .asDouble())
        .isEqualTo(10.2);
  }

  @Test
  void aMomentThatIsNoneIsRefused() {
    assertThat(plant.desk.get("inspector", "/charts/1?asOf=yesterday").expect(400).text())
        .contains("asOf");
    plant.desk.get("inspector", "/charts/9?" + at("00:20:00")).expect(404);
  }
}
