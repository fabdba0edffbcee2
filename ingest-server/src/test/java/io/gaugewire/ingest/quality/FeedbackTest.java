package io.gaugewire.ingest.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** VOC: the voice of the customer. */
class FeedbackTest {
  private static Plant plant;

  @BeforeAll
  static void open() {
    plant = new Plant();
  }

  @AfterAll
  static void close() {
    plant.close();
  }

  @Test
  void voc1AComplaintIsRecordedAndAnsweredOnce() {
    String id = TestDesk.newId().toString();
    String due = plant.desk.clock.instant().plus(Duration.ofDays(7)).toString();
    String heard =
        "{'id':'%s','customer':'Hospital','part':'DR-100','said':'door does not close','severity':'major','due':'%s'}"
            .formatted(id, due);
    plant.desk.post("inspector", "/complaints", heard).expect(403);
    plant.desk.post("quality", "/complaints", heard).expect(201);
    assertThat(plant.desk.get("general-manager", "/complaints?open=true").text())
        .contains("door does not close");

    String reply = "{'cause':'hinge bent in transport','answer':'new hinge sent'}";
    plant.desk.post("quality", "/complaints/" + id + "/answer", reply).expect(200);
    plant.desk.post("quality", "/complaints/" + id + "/answer", reply).expect(409);
    assertThat(plant.desk.get("general-manager", "/complaints?open=true").text())
        .doesNotContain(id);
  }

  @Test
  void voc1TheFirstVisitIsDueWithinSevenDaysThenEveryQuarter() {
    String batch = plant.batch("V-1");
    String delivery =
        "{'id':'%s','customer':'Hospital','batch':'%s','delivered':'2026-10-05'}"
            .formatted(TestDesk.newId(), batch);
    plant.desk.post("quality", "/deliveries", delivery).expect(409);
    plant.inspect("V-1", "IQC", "10", "10").expect(201);
    for (String operation : new String[] {"ASM", "FQC"}) {
      plant.move(batch, operation).expect(200);
      plant.confirm("V-1", operation, "confirmed").expect(201);
      plant.inspect("V-1", operation, "10", "10").expect(201);
    }
    plant.release(batch).expect(200);
    plant.desk.post("quality", "/deliveries", delivery).expect(201);

    TestDesk.Reply due = plant.desk.get("quality", "/visits/due?until=2026-10-12").expect(200);
    assertThat(due.at("/visits/0/due")).isEqualTo("2026-10-12");
    String path = "/visits/" + due.at("/visits/0/id") + "/result";
    plant
        .desk
        .post("quality", path, "{'made':'2026-10-01','said':'all well','satisfied':true}")
        .expect(400);
    plant
        .desk
        .post("quality", path, "{'made':'2026-12-01','said':'all well','satisfied':true}")
        .expect(400);
    plant
        .desk
        .post("quality", path, "{'made':'2026-10-05','said':'all well','satisfied':true}")
        .expect(200);
    assertThat(plant.desk.get("quality", "/visits/due?until=2026-10-12").body().at("/visits"))
        .isEmpty();
    assertThat(plant.desk.get("quality", "/visits/due?until=2027-01-05").at("/visits/0/due"))
        .isEqualTo("2027-01-05");
  }

  @Test
  void voc2AComplaintFindsItsBatchAndTheBatchItsRecords() {
    String batch = plant.batch("V-2");
    plant.inspect("V-2", "IQC", "10", "10").expect(201);
    String id = TestDesk.newId().toString();
    String due = plant.desk.clock.instant().plus(Duration.ofDays(7)).toString();
    TestDesk.Reply complaint =
        plant
            .desk
            .post(
                "quality",
                "/complaints",
                "{'id':'%s','customer':'Clinic','batch':'%s','said':'too hot','severity':'critical','due':'%s'}"
                    .formatted(id, batch, due))
            .expect(201);
    assertThat(complaint.at("/part")).isEqualTo("DR-100");
    TestDesk.Reply trace =
        plant.desk.get("quality", "/batches/" + complaint.at("/batchId") + "/trace").expect(200);
    assertThat(trace.body().at("/records")).hasSize(1);
    assertThat(trace.at("/complaints/0/said")).isEqualTo("too hot");
  }

  @Test
  void ins8ABatchIsTracedBothWaysWithItsNonconformancesComplaintsAndCustomers() {
    String sheet = plant.batch("V-3");
    String made = TestDesk.newId().toString();
    plant
        .desk
        .post(
            "inspector",
            "/batches",
            "{'id':'%s','number':'V-4','part':'DR-100','quantity':5,'customer':'Clinic','parents':['%s']}"
                .formatted(made, sheet))
        .expect(201);
    plant.inspect("V-3", "IQC", "10", "10.4").expect(201);
    String due = plant.desk.clock.instant().plus(Duration.ofDays(7)).toString();
    plant
        .desk
        .post(
            "quality",
            "/complaints",
            "{'id':'%s','customer':'Clinic','batch':'%s','said':'rattles','severity':'minor','due':'%s'}"
                .formatted(TestDesk.newId(), made, due))
        .expect(201);

    for (String from : new String[] {sheet, made}) {
      TestDesk.Reply trace = plant.desk.get("quality", "/batches/" + from + "/trace").expect(200);
      assertThat(trace.at("/nonconformances/0/batch")).as("of the sheet").isEqualTo("V-3");
      assertThat(trace.at("/complaints/0/batch")).as("of what was made").isEqualTo("V-4");
    }
    assertThat(touched("supplier-lot", "SL-V-3")).contains("V-3").doesNotContain("V-4");
    assertThat(touched("customer", "Clinic")).contains("V-4").doesNotContain("V-3");
    assertThat(touched("gauge", "G-1")).contains("V-3");
    assertThat(touched("gauge", "G-1&to=2026-10-01T00:00:00Z")).doesNotContain("V-3");
    assertThat(touched("person", "inspector")).contains("V-3");
    plant.desk.get("quality", "/trace?by=moon&value=full").expect(400);
    plant.desk.get("quality", "/trace?by=gauge").expect(400);
  }

  private static String touched(String by, String value) {
    return plant.desk.get("quality", "/trace?by=" + by + "&value=" + value).expect(200).text();
  }
}
