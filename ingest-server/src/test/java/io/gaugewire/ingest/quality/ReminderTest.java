package io.gaugewire.ingest.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** REP-1 and REP-5: what is late is told, and a review ends in decisions. */
class ReminderTest {
  private static final String SECRET = "{'secret':'" + TestDesk.PASSWORD + "'}";
  private final Plant plant = new Plant();

  @AfterEach
  void close() {
    plant.close();
  }

  private void lookAt(String time) {
    plant.desk.clock.set(Instant.parse(time));
    plant.desk.desk.look();
    plant.desk.desk.look();
  }

  /** Offices told so far of reports, with the kind of report. */
  private List<String> told() {
    List<String> told = new ArrayList<>();
    for (JsonNode one :
        plant.desk.get("quality", "/escalations").expect(200).body().at("/escalations")) {
      if (one.at("/kind").asString().equals("report")) {
        String report = "/reports/" + one.at("/record").asString();
        told.add(plant.desk.get("quality", report).at("/kind") + " " + one.at("/role").asString());
      }
    }
    return told.reversed();
  }

  private String report(String kind) {
    for (JsonNode one : plant.desk.get("quality", "/reports").body().at("/reports")) {
      if (one.at("/kind").asString().equals(kind)) {
        return "/reports/" + one.at("/id").asString();
      }
    }
    throw new AssertionError("no report " + kind);
  }

  private void issue(String path) {
    plant.desk.post("general-manager", path + "/approval", SECRET).expect(200);
    plant.desk.post("quality", path + "/issue", SECRET).expect(200);
  }

  @Test
  void rep1WhoIsLateIsToldBeforeThe5thAndThe10thAndOnceEach() {
    lookAt("2026-11-01T00:00:00Z");
    assertThat(told()).isEmpty();
    lookAt("2026-11-02T15:59:59Z");
    assertThat(told()).as("one second before the 3rd in Shanghai").isEmpty();
    lookAt("2026-11-02T16:00:00Z");
    assertThat(told()).containsExactly("inspectors quality");
    lookAt("2026-11-05T16:00:00Z");
    assertThat(told())
        .containsExactly(
            "inspectors quality", "inspectors plant-manager", "inspectors general-manager");
    issue(report("inspectors"));
    lookAt("2026-11-08T00:00:00Z");
    assertThat(told()).hasSize(4).last().isEqualTo("month quality");
    issue(report("month"));
    lookAt("2026-11-20T00:00:00Z");
    assertThat(told()).as("issued in time: nobody else is told").hasSize(4);
  }

  @Test
  void rep5AReviewIsPreparedEveryYearAndEndsInDecisionsWithOwnersAndDates() {
    lookAt("2027-01-01T00:00:00Z");
    String review = report("review");
    assertThat(plant.desk.get("quality", review).at("/period")).isEqualTo("2026");
    plant.desk.post("plant-manager", review + "/approval", SECRET).expect(403);
    plant.desk.post("general-manager", review + "/approval", SECRET).expect(409);
    decide(review, "2027-03-01T00:00:00Z").expect(201);
    decide(report("year"), "2027-03-01T00:00:00Z").expect(400);
    decide(review, "2026-03-01T00:00:00Z").expect(400);
    issue(review);
    decide(review, "2027-03-01T00:00:00Z").expect(400);
    JsonNode decided = plant.desk.get("auditor", review).expect(200).body().at("/decisions");
    assertThat(decided).hasSize(1);
    assertThat(decided.at("/0/owner").asString()).isEqualTo("engineer");
    assertThat(decided.at("/0/due").asString()).startsWith("2027-03-01");
    assertThat(plant.desk.get("quality", review + "/file?format=csv&language=zh").text())
        .contains("八、本次管理评审的决定")
        .contains("Train the second shift")
        .contains("\"名 engineer\"");

    lookAt("2027-12-31T16:00:00Z");
    String next = report("review");
    assertThat(next).isNotEqualTo(review);
    JsonNode followUp = plant.desk.get("quality", next).body().at("/figures/followUps/0");
    assertThat(followUp.at("/review").asString()).isEqualTo("2026");
    assertThat(followUp.at("/state").asString()).isEqualTo("open");
  }

  private TestDesk.Reply decide(String report, String due) {
    return plant.desk.post(
        "quality",
        "/actions",
        """
        {'id':'%s','report':'%s','text':'Train the second shift on the new gauge',
         'department':'assembly','owner':'engineer','verifier':'quality','due':'%s',
         'measure':'no missed inspection in a quarter'}
        """
            .formatted(TestDesk.newId(), report.substring("/reports/".length()), due));
  }
}
