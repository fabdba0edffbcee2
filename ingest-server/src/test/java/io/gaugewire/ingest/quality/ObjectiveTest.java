package io.gaugewire.ingest.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** OBJ: quality objectives. */
class ObjectiveTest {
  private static Plant plant;

  @BeforeAll
  static void open() {
    plant = new Plant();
    for (int i = 0; i < 5; i++) {
      plant.batch("O-" + i);
      plant.inspect("O-" + i, "IQC", "10", i == 4 ? "10.5" : "10").expect(201);
    }
  }

  @AfterAll
  static void close() {
    plant.close();
  }

  private static String set(String metric, String direction, String target, String scope) {
    String id = TestDesk.newId().toString();
    String code =
        switch (scope) {
          case "company" -> "";
          case "line" -> "'scopeCode':'L1',";
          case "department" -> "'scopeCode':'assembly',";
          default -> "'scopeCode':'nothing',";
        };
    plant
        .desk
        .post(
            "chief-quality-officer",
            "/objectives",
            """
            {'id':'%s',%s'name':{'en':'Defect rate','zh':'不合格率'},'metric':'%s','direction':'%s',
             'target':%s,'scope':'%s',%s'period':'month','owner':'department-head',
             'validFrom':'2026-10-01','reason':'policy 2026'}
            """
                .formatted(id, "", metric, direction, target, scope, code))
        .expect(201);
    return id;
  }

  private static JsonNode line(String id, String query) {
    for (JsonNode line :
        plant.desk.get("quality", "/objectives" + query).expect(200).body().at("/objectives")) {
      if (line.at("/id").asString().equals(id)) {
        return line;
      }
    }
    throw new AssertionError("no objective " + id);
  }

  @Test
  void obj3IsComputedFromTheRecordsAndForeseesTheEnd() {
    JsonNode line = line(set("defect-rate", "at-most", "0.05", "company"), "");

    assertThat(line.at("/count").asLong()).isEqualTo(1);
    assertThat(line.at("/of").asLong()).isEqualTo(50);
    assertThat(line.at("/actual").asDouble()).isEqualTo(0.02);
    assertThat(line.at("/status").asString()).isEqualTo("met");
    assertThat(line.at("/over").asBoolean()).isFalse();
    assertThat(line.at("/chanceToMeet").asDouble()).isBetween(0.5, 1.0);
  }

  @Test
  void obj2TheSameFigureByLineAndDepartment() {
    assertThat(line(set("defect-rate", "at-most", "0.01", "line"), "").at("/status").asString())
        .isEqualTo("missed");
    assertThat(
            line(set("first-pass-yield", "at-least", "0.9", "department"), "")
                .at("/count")
                .asLong())
        .isEqualTo(49);
    assertThat(line(set("defect-rate", "at-most", "0.01", "part"), "").at("/status").asString())
        .isEqualTo("no-data");
  }

  @Test
  void obj1ARevisionHoldsFromItsDayAndTheOldOneStays() {
    String id = set("defect-rate", "at-most", "0.05", "company");
    String revision =
        "{'target':%s,'owner':'department-head','validFrom':'%s','reason':'new machine'}";
    String path = "/objectives/" + id + "/versions";
    plant.desk.post("engineer", path, revision.formatted("0.01", "2026-11-01")).expect(403);
    plant.desk.post("quality", path, revision.formatted("0.01", "2026-09-01")).expect(400);
    plant.desk.post("quality", path, revision.formatted("0.01", "2026-11-01")).expect(200);

    assertThat(line(id, "?day=2026-10-20").at("/target").asDouble()).isEqualTo(0.05);
    assertThat(line(id, "?day=2026-11-20").at("/target").asDouble()).isEqualTo(0.01);
    assertThat(plant.desk.get("quality", "/objectives/" + id).body().at("/versions")).hasSize(2);
  }

  @Test
  void obj3AMissedOneIsGivenItsReason() {
    String id = set("defect-rate", "at-most", "0.001", "company");
    String path = "/objectives/" + id + "/reasons";
    plant
        .desk
        .post("department-head", path, "{'period':'2026-13','reason':'worn tool'}")
        .expect(400);
    plant
        .desk
        .post("department-head", path, "{'period':'2026-10','reason':'worn tool'}")
        .expect(200);

    assertThat(line(id, "").at("/reason").asString()).isEqualTo("worn tool");
  }

  @Test
  void nc1ADefectRateBeyondItsObjectiveByMoreThanChanceIsRaisedOnceAPeriod() {
    try (Plant own = new Plant()) {
      own.desk
          .post(
              "quality",
              "/objectives",
              """
              {'id':'%s','name':{'en':'Line 1','zh':'一线'},'metric':'defect-rate',
               'direction':'at-most','target':0.02,'scope':'line','scopeCode':'L1',
               'period':'month','owner':'quality','validFrom':'2026-10-01','reason':'policy'}
              """
                  .formatted(TestDesk.newId()))
          .expect(201);
      own.batch("B-0");
      own.inspect("B-0", "IQC", "10", "10.5").expect(201);
      own.desk.desk.look();
      assertThat(fromObjective(own)).as("1 of 10: chance could have done it").isEmpty();
      for (int i = 1; i < 5; i++) {
        own.batch("B-" + i);
        own.inspect("B-" + i, "IQC", "10.4", "10.5").expect(201);
      }
      own.desk.clock.forward(Duration.ofMinutes(6));
      own.desk.desk.look();
      own.desk.clock.forward(Duration.ofMinutes(6));
      own.desk.desk.look();
      assertThat(fromObjective(own)).hasSize(1);
      JsonNode raised = fromObjective(own).getFirst();
      assertThat(raised.at("/batch").asString()).as("that last added to it").isEqualTo("B-4");
      assertThat(raised.at("/description").asString())
          .isEqualTo(
              "Line 1: 9 of 50 pieces (18.00 %) do not conform, beyond the objective of at most"
                  + " 2.00 % in 2026-10.");
    }
  }

  private static List<JsonNode> fromObjective(Plant plant) {
    List<JsonNode> found = new ArrayList<>();
    for (JsonNode one :
        plant.desk.get("quality", "/nonconformances").body().at("/nonconformances")) {
      if (one.at("/source").asString().equals("objective")) {
        found.add(one);
      }
    }
    return found;
  }

  @Test
  void obj4MissedInspectionsAreAFigureToo() {
    String batch = plant.batch("O-9");
    plant.move(batch, "ASM").expect(200);
    plant.desk.clock.forward(Duration.ofMinutes(1));
    JsonNode line = line(set("missed-rate", "at-most", "0", "company"), "");
    long[] account = plant.accounts();

    assertThat(line.at("/count").asLong()).isEqualTo(account[2]);
    assertThat(line.at("/of").asLong()).isEqualTo(account[0] - account[4]);
  }
}
