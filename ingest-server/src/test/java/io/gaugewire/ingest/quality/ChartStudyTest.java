package io.gaugewire.ingest.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.gaugewire.ingest.chart.ChartDefinition;
import io.gaugewire.ingest.chart.ChartId;
import io.gaugewire.ingest.chart.ChartStore;
import io.gaugewire.ingest.chart.MeasuredSubgroup;
import io.gaugewire.ingest.chart.MeasuredSubgroups;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What people remark at a chart, and what its readings look like parted by what they carry. */
class ChartStudyTest {
  private static Plant plant;

  /**
   * Twenty subgroups of four, one every hour from 08:00 of the plant's time; every second part
   * comes from a cavity that is 0.1 larger, the last ten subgroups are batch B-2.
   */
  @BeforeAll
  static void open() {
    plant = new Plant();
    plant.chart("xbar-r", 4, 25, Duration.ofMinutes(10));
    plant.fedBy("bore");
    plant.desk.sql(
        "insert into site (name) values ('plant') on conflict do nothing",
        "insert into edge (site, name) values ('plant', 'line')",
        "insert into tag (edge_id, station, name, unit, decimals)"
            + " select id, 'S1', 'bore', 'mm', 3 from edge",
        "insert into reading select t.id, timestamptz '2026-10-05 00:00+00' + n * interval"
            + " '1 h' + i * interval '1 s', 10 + 0.1 * (i % 2) + 0.001 * (n % 3), 1, 0,"
            + " null from tag t, generate_series(0, 20) n, generate_series(1, 4) i",
        "insert into station_result select 1, n * 4 + i, 'S1', timestamptz"
            + " '2026-10-05 00:00+00' + n * interval '1 h' + i * interval '1 s',"
            + " n * 4 + i, '', case when n < 10 then 'B-1' else 'B-2' end, 'DR-100', 1,"
            + " '{}', '{}' from generate_series(0, 19) n, generate_series(1, 4) i",
        "insert into subgroup select 1, row_number() over (order by min(time)), min(time),"
            + " max(time), tag_id, avg(value), max(value) - min(value), 4, 0, false, ''"
            + " from reading group by tag_id, date_trunc('hour', time)",
        // Whatever this one was formed from, it is not what lies there now.
        "update subgroup set location = location + 0.001 where number = 21");
  }

  @AfterAll
  static void close() {
    plant.close();
  }

  private static JsonNode strata(String query) {
    return plant.desk.get("engineer", "/charts/1/strata?" + query).expect(200).body();
  }

  private static JsonNode stratum(JsonNode strata, String key) {
    for (JsonNode each : strata.at("/strata")) {
      if (each.at("/key").asString().equals(key)) {
        return each;
      }
    }
    throw new AssertionError("no stratum " + key + " in " + strata);
  }

  @Test
  void cavitiesThatTakeTurnsAreToldApart() {
    JsonNode turns = strata("by=turn&of=2");
    assertThat(turns.at("/strata")).hasSize(2);
    // An odd counter is the second of a round of two, and the larger cavity.
    assertThat(stratum(turns, "2").at("/mean").asDouble()).isCloseTo(10.101, within(0.001));
    assertThat(stratum(turns, "1").at("/mean").asDouble()).isCloseTo(10.001, within(0.001));
    assertThat(turns.at("/explained").asDouble()).isGreaterThan(0.99);
    assertThat(turns.at("/p").asDouble()).isLessThan(1e-6);
    assertThat(stratum(turns, "2").at("/above").asInt()).as("above 10.1").isEqualTo(26);
    assertThat(stratum(turns, "1").at("/above").asInt()).isZero();
  }

  @Test
  void aSubgroupThatItsReadingsContradictIsLeftOutAndThatIsSaid() {
    assertThat(strata("by=batch").at("/leftOut").asInt()).isEqualTo(1);
    ChartStore charts = new ChartStore(plant.desk.database.jdbi());
    MeasuredSubgroups measured = new MeasuredSubgroups(plant.desk.database.jdbi());
    ChartDefinition chart = charts.definition(new ChartId(1)).orElseThrow();
    assertThat(measured.of(chart, charts.after(chart.id(), 0, 100)))
        .extracting(MeasuredSubgroup::number)
        .hasSize(20)
        .doesNotContain(21L);
    assertThat(measured.readings(chart, charts.subgroup(chart.id(), 20).orElseThrow()))
        .hasValueSatisfying(readings -> assertThat(readings).hasSize(4));
    assertThat(measured.readings(chart, charts.subgroup(chart.id(), 21).orElseThrow())).isEmpty();
  }

  @Test
  void batchesAndShiftsThatDoNotDifferAreCalledAlike() {
    JsonNode batches = strata("by=batch");
    assertThat(stratum(batches, "B-1").at("/n").asInt()).isEqualTo(40);
    assertThat(stratum(batches, "B-2").at("/n").asInt()).isEqualTo(40);
    assertThat(batches.at("/p").asDouble()).isGreaterThan(0.5);

    JsonNode shifts = strata("by=shift&shifts=08:00,20:00");
    assertThat(stratum(shifts, "08:00").at("/n").asInt()).as("08:00 to 20:00").isEqualTo(48);
    assertThat(stratum(shifts, "20:00").at("/n").asInt()).as("over midnight").isEqualTo(32);
    assertThat(stratum(strata("by=source"), "plant/line S1 bore").at("/n").asInt()).isEqualTo(80);
    assertThat(stratum(strata("by=inspector"), "").at("/n").asInt())
        .as("nobody signed for them")
        .isEqualTo(80);
    plant.desk.get("engineer", "/charts/1/strata?by=moon").expect(400);
    plant.desk.get("engineer", "/charts/1/strata?by=shift&shifts=22:00,06:00").expect(400);
    plant.desk.get("engineer", "/charts/9/strata?by=batch").expect(404);
  }

  private static String remark(String id, int subgroup, String text) {
    return "{'id':'" + id + "','subgroup':" + subgroup + ",'text':'" + text + "'}";
  }

  /** No record is altered unseen: a remark is voided with its reason and can still be read. */
  @Test
  void aRemarkStandsAtItsSubgroupUntilItIsVoided() {
    String path = "/charts/1/annotations";
    String id = TestDesk.newId().toString();
    plant.desk.post("auditor", path, remark(id, 7, "coolant refilled")).expect(403);
    plant.desk.post("inspector", path, remark(id, 7, "coolant refilled")).expect(201);
    plant.desk.post("inspector", path, remark(id, 7, "coolant refilled")).expect(201);
    plant.desk.post("inspector", path, remark(id, 8, "something else")).expect(409);
    String nowhere = TestDesk.newId().toString();
    plant.desk.post("inspector", path, remark(nowhere, 22, "no such subgroup")).expect(404);

    JsonNode all = plant.desk.get("auditor", path).expect(200).body().at("/annotations");
    assertThat(all).hasSize(1);
    assertThat(all.get(0).at("/written/by").asString()).isEqualTo("inspector");

    String end = "/annotations/" + id + "/void";
    String why = "{'reason':'it was another machine'}";
    plant.desk.post("engineer", end, why).expect(403);
    plant.desk.post("quality", end, why).expect(200);
    plant.desk.post("inspector", end, why).expect(409);
    JsonNode voided = plant.desk.get("auditor", path).body().at("/annotations/0");
    assertThat(voided.at("/text").asString()).isEqualTo("coolant refilled");
    assertThat(voided.at("/voided/reason").asString()).isEqualTo("it was another machine");
    assertThat(plant.desk.get("auditor", "/audit/verdict").expect(200).text())
        .contains("\"intact\":true");
  }
}
