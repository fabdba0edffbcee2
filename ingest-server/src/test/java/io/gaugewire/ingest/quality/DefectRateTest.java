package io.gaugewire.ingest.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The defect rate from the company down to the record, and finding what one has in hand. */
class DefectRateTest {
  private static Plant plant;

  /** Three weeks: 30 pieces with 1, 20 with 0, 10 with 4 nonconforming. */
  @BeforeAll
  static void open() {
    plant = new Plant();
    for (int i = 0; i < 3; i++) {
      inspect("W1-" + i, i == 0 ? 1 : 0);
    }
    plant.desk.clock.forward(Duration.ofDays(7));
    inspect("W2-0", 0);
    inspect("W2-1", 0);
    plant.desk.clock.forward(Duration.ofDays(7));
    inspect("W3-0", 4);
  }

  @AfterAll
  static void close() {
    plant.close();
  }

  private static void inspect(String batch, int scratches) {
    plant.batch(batch);
    plant.record(plant.document(batch, "IQC", "G-1", scratches, "10", "10")).expect(201);
  }

  private static JsonNode get(String query) {
    return plant.desk.get("auditor", "/defect-rate" + query).expect(200).body();
  }

  private static List<Long> column(JsonNode steps, String path) {
    List<Long> values = new ArrayList<>();
    steps.forEach(step -> values.add(step.at(path).asLong()));
    return values;
  }

  @Test
  void theStepsAddUpAndStandOnAPChart() {
    JsonNode rate = get("");

    JsonNode steps = rate.at("/chart/steps");
    assertThat(column(steps, "/rate/inspected")).containsExactly(30L, 20L, 10L);
    assertThat(column(steps, "/rate/found")).containsExactly(1L, 0L, 4L);
    assertThat(rate.at("/chart/kind").asString()).isEqualTo("p");
    assertThat(rate.at("/total/found").asLong()).isEqualTo(5);
    assertThat(rate.at("/chart/center").asDouble()).isCloseTo(5 / 60.0, within(1e-12));
    double ucl = 5 / 60.0 + 3 * Math.sqrt(5 / 60.0 * (55 / 60.0) / 10);
    assertThat(steps.at("/2/ucl").asDouble()).isCloseTo(ucl, within(1e-12));
    assertThat(steps.at("/2/beyond").asBoolean()).isTrue();
    assertThat(steps.at("/0/beyond").asBoolean()).isFalse();
    assertThat(rate.at("/total/lower").asDouble()).isBetween(0.0, 5 / 60.0);
    assertThat(rate.at("/total/upper").asDouble()).isBetween(5 / 60.0, 0.25);
  }

  @Test
  void theWayLeadsFromTheCompanyDownToTheRecord() {
    JsonNode company = get("");
    assertThat(company.at("/below").asString()).isEqualTo("department");
    assertThat(company.at("/shares/0/code").asString()).isEqualTo("assembly");
    JsonNode line = get("?department=assembly&line=L1");
    assertThat(line.at("/below").asString()).isEqualTo("part");
    assertThat(line.at("/shares/0/nameZh").asString()).isEqualTo("烘干机");
    JsonNode part = get("?department=assembly&line=L1&part=DR-100");
    assertThat(part.at("/below").asString()).isEqualTo("operation");
    assertThat(part.at("/shares/0/rate/found").asLong()).isEqualTo(5);
    assertThat(part.at("/defects/0/code").asString()).isEqualTo("scratch");
    JsonNode records =
        plant
            .desk
            .get("auditor", "/defect-rate/records?part=DR-100&defect=scratch")
            .expect(200)
            .body()
            .at("/records");
    assertThat(column(records, "/nonconforming")).containsExactly(4L, 1L);
    assertThat(records.at("/0/defects/0").asString()).isEqualTo("scratch × 4");
    assertThat(get("?line=nowhere").at("/total/inspected").asLong()).isZero();
  }

  @Test
  void oneDefectIsCountedPerPieceOnAUChart() {
    JsonNode scratches = get("?defect=scratch&step=month");
    assertThat(scratches.at("/chart/kind").asString()).isEqualTo("u");
    assertThat(column(scratches.at("/chart/steps"), "/rate/inspected")).containsExactly(60L);
    assertThat(scratches.at("/total/found").asLong()).isEqualTo(5);
    assertThat(get("?defect=crack").at("/total/found").asLong()).isZero();
  }

  @Test
  void aPeriodThatCannotBeIsRefused() {
    plant.desk.get("auditor", "/defect-rate?from=2026-10-02&to=2026-10-02").expect(400);
    plant.desk.get("auditor", "/defect-rate?step=hour").expect(400);
    plant.desk.get("auditor", "/defect-rate?from=2020-01-01&step=day").expect(400);
  }

  @Test
  void whatOneHasInHandIsFound() {
    assertThat(kinds("W3-0")).contains("batch");
    assertThat(kinds("烘干")).containsOnly("part", "plan");
    assertThat(kinds("caliper")).containsExactly("gauge");
    assertThat(kinds("chief")).containsExactly("person");
    assertThat(kinds("NC-1")).contains("nonconformance");
    JsonNode first = get("/records?part=DR-100").at("/records/0");
    assertThat(found(first.at("/number").asString()))
        .anySatisfy(
            hit -> {
              assertThat(hit.at("/kind").asString()).isEqualTo("record");
              assertThat(hit.at("/id").asString()).isEqualTo(first.at("/id").asString());
            });
    assertThat(kinds("FQC")).containsExactly("plan");
    plant.desk.sql(
        "insert into site values ('north', now())",
        "insert into edge (site, name) values ('north', 'press-hall')",
        "insert into tag (edge_id, station, name, unit, decimals)"
            + " select id, 'P-07', 'tonnage', 'kN', 1 from edge where name = 'press-hall'");
    assertThat(kinds("press-h")).containsExactly("edge");
    assertThat(kinds("tonn")).containsExactly("tag");
    assertThat(kinds("p-07 / t")).containsExactly("tag");
    assertThat(kinds("100%_nothing")).isEmpty();
    plant.desk.get("auditor", "/search?text=").expect(400);
  }

  private static List<String> kinds(String text) {
    return found(text).stream().map(hit -> hit.at("/kind").asString()).toList();
  }

  private static List<JsonNode> found(String text) {
    List<JsonNode> hits = new ArrayList<>();
    String query = URLEncoder.encode(text, StandardCharsets.UTF_8);
    plant
        .desk
        .get("auditor", "/search?text=" + query)
        .expect(200)
        .body()
        .at("/hits")
        .forEach(hits::add);
    return hits;
  }
}
