package io.gaugewire.ingest.quality;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** INS-7: gauges and their calibration. */
class GaugeTest {
  private static Plant plant;

  @BeforeAll
  static void open() {
    plant = new Plant();
  }

  @AfterAll
  static void close() {
    plant.close();
  }

  private static TestDesk.Reply calibrate(String gauge, String day, String found) {
    return plant.desk.post(
        "quality",
        "/gauges/" + gauge + "/calibrations",
        "{'id':'%s','performed':'%s','asFound':'%s','certificate':'C-1','byWhom':'Metrology'}"
            .formatted(TestDesk.newId(), day, found));
  }

  @Test
  void ins7AGoodCalibrationMovesTheDueDayAndTheGaugePassesAgain() {
    assertThat(
            plant
                .desk
                .get("inspector", "/gauges/G-old")
                .expect(200)
                .body()
                .at("/overdue")
                .asBoolean())
        .isTrue();
    calibrate("G-old", "2027-01-01", "pass").expect(400);
    TestDesk.Reply sheet = calibrate("G-old", "2026-10-05", "pass").expect(201);
    assertThat(sheet.at("/gauge/due")).isEqualTo("2027-04-03");
    assertThat(sheet.body().at("/overdue").asBoolean()).isFalse();

    plant.batch("G-B1");
    assertThat(
            plant
                .record(plant.document("G-B1", "IQC", "G-old", 0, "10", "10"))
                .expect(201)
                .at("/verdict"))
        .isEqualTo("pass");
  }

  @Test
  void ins7AFailedCalibrationPutsEverythingSinceTheLastGoodOneInDoubt() {
    String first = plant.batch("G-B2");
    String second = plant.batch("G-B3");
    plant.inspect("G-B2", "IQC", "10", "10").expect(201);
    plant.inspect("G-B3", "IQC", "10", "10").expect(201);
    calibrate("G-1", "2026-10-05", "fail").expect(201);

    String open = plant.desk.get("quality", "/nonconformances?open=true").text();
    assertThat(open).contains("Gauge G-1 was found wrong").contains("of 2 batches");
    assertThat(open.split("Gauge G-1 was found wrong", -1)).as("one report").hasSize(2);
    for (String batch : new String[] {first, second}) {
      plant.move(batch, "FQC").expect(200);
      assertThat(plant.release(batch).expect(409).at("/detail")).contains("NC-");
    }
  }

  @Test
  void aWithdrawnGaugeCannotPassABatch() {
    try (Plant own = new Plant()) {
      own.desk
          .post("quality", "/gauges/G-1/state", "{'state':'withdrawn','reason':'dropped'}")
          .expect(200);
      own.batch("G-B4");
      TestDesk.Reply reply = own.inspect("G-B4", "IQC", "10", "10").expect(201);

      assertThat(reply.at("/verdict")).isEqualTo("unproven");
      assertThat(reply.body().at("/marks").toString()).contains("gauge-withdrawn");
    }
  }
}
