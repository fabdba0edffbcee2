package io.gaugewire.ingest.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** New limits are seen before they are frozen, and frozen by a person who signs for them. */
class LimitTest {
  private static Plant plant;

  /** Thirty subgroups of five around 10, the twelfth of them far off. */
  @BeforeAll
  static void open() {
    plant = new Plant();
    plant
        .desk
        .database
        .jdbi()
        .useHandle(
            handle -> {
              handle.execute(
                  "insert into chart (characteristic_id, kind, subgroup_size, location_rules,"
                      + " dispersion_rules, phase_one, stale_after)"
                      + " select id, 'xbar-r', 5, '{nelson-1}', '{nelson-1}', 25, '10 min'"
                      + " from characteristic where code = 'bore'");
              handle.execute(
                  "insert into characteristic_source select id, 'plant', 'line', 'S1', 't'"
                      + " from characteristic where code = 'bore'");
              handle.execute(
                  "insert into reading select 1, timestamptz '2026-10-05 00:00+00' + n * interval"
                      + " '1 min' + i * interval '1 s', 10 + 0.01 * (((n * 7 + i * 3) % 5) - 2)"
                      + " + case when n = 12 then 1 else 0 end, 1, 0, null"
                      + " from generate_series(1, 30) n, generate_series(1, 5) i");
              handle.execute(
                  "insert into subgroup select 1, n, min(time), max(time), 1, avg(value),"
                      + " max(value) - min(value), 5, 0, false, '' from generate_series(1, 30) n"
                      + " join reading on time > timestamptz '2026-10-05 00:00+00' + n * interval"
                      + " '1 min' and time < timestamptz '2026-10-05 00:00:30+00' + n * interval"
                      + " '1 min' group by n");
              handle.execute("insert into chart_state values (1, '', 1, '')");
            });
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
  void limitsAreFrozenWithASignatureAndStayInTheChainOfChanges() {
    String freezing = "{" + WITHOUT_12 + ",'reason':'phase I after the repair','secret':'%s'}";
    String path = "/charts/1/limits";
    plant.desk.post("inspector", path, freezing.formatted(TestDesk.PASSWORD)).expect(403);
    plant.desk.post("engineer", path, freezing.formatted("not the password")).expect(403);
    JsonNode made =
        plant.desk.post("engineer", path, freezing.formatted(TestDesk.PASSWORD)).expect(201).body();
    assertThat(made.at("/version").asInt()).isEqualTo(1);
    plant.desk.post("engineer", path, freezing.formatted(TestDesk.PASSWORD)).expect(409);

    String stored =
        plant
            .desk
            .database
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .createQuery(
                            "select l.author || ' ' || l.first_subgroup || ' ' || e.subgroup || ' '"
                                + " || e.reason || ' ' || s.meaning from limit_set l"
                                + " join limit_exclusion e using (chart_id, version)"
                                + " join signature s on s.kind = 'limit_set'"
                                + " and s.record = l.chart_id || '/' || l.version")
                        .mapTo(String.class)
                        .one());
    assertThat(stored).isEqualTo("engineer 31 12 chip under the part frozen");
    assertThat(plant.desk.get("auditor", "/audit/verdict").expect(200).text())
        .contains("\"intact\":true");
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
