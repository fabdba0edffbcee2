package io.gaugewire.ingest.quality;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What nonconformances cost. */
class QualityCostTest {
  private static String cost(String kind, String amount) {
    return "{'id':'%s','kind':'%s','amount':%s,'note':'from the ledger'}"
        .formatted(TestDesk.newId(), kind, amount);
  }

  @Test
  void whatBadQualityCostIsSummedByKindAndPlaceAndAVoidAmountIsNot() {
    try (Plant own = new Plant()) {
      own.batch("K-1");
      own.inspect("K-1", "IQC", "10", "10.5").expect(201);
      own.batch("K-2");
      own.inspect("K-2", "IQC", "10", "10.5").expect(201);
      var open = own.desk.get("quality", "/nonconformances?open=true").body();
      String one = "/nonconformances/" + open.at("/nonconformances/0/id").asString() + "/costs";
      String two = "/nonconformances/" + open.at("/nonconformances/1/id").asString() + "/costs";
      own.desk.post("inspector", one, cost("scrap", "1")).expect(403);
      own.desk.post("quality", one, cost("scrap", "-1")).expect(400);
      own.desk.post("quality", one, cost("scrap", "120.50")).expect(201);
      own.desk.post("quality", one, cost("rework", "30")).expect(201);
      String wrong =
          own.desk.post("quality", two, cost("scrap", "999")).expect(201).at("/costs/0/id");
      own.desk.post("quality", two, cost("sorting", "80")).expect(201);
      own.desk
          .post("quality", two + "/" + wrong + "/void", "{'reason':'another batch'}")
          .expect(200);
      own.desk.post("quality", two + "/" + wrong + "/void", "{'reason':'again'}").expect(404);

      String sums = "/quality-cost?from=2026-10-01&to=2026-11-01&by=";
      TestDesk.Reply kinds = own.desk.get("quality", sums + "kind").expect(200);
      assertThat(kinds.body().at("/total").asDouble()).isEqualTo(230.5);
      assertThat(kinds.at("/sums/0/code")).isEqualTo("scrap");
      assertThat(kinds.body().at("/sums/0/amount").asDouble()).isEqualTo(120.5);
      assertThat(kinds.body().at("/sums")).hasSize(3);
      for (String[] group :
          new String[][] {
            {"line", "L1"}, {"department", "assembly"}, {"part", "DR-100"}, {"month", "2026-10"}
          }) {
        TestDesk.Reply one2 = own.desk.get("quality", sums + group[0]).expect(200);
        assertThat(one2.body().at("/sums")).as(group[0]).hasSize(1);
        assertThat(one2.at("/sums/0/code")).isEqualTo(group[1]);
        assertThat(one2.body().at("/sums/0/amount").asDouble()).isEqualTo(230.5);
        assertThat(one2.number("/sums/0/nonconformances")).isEqualTo(2);
      }
      own.desk.get("quality", sums + "nothing").expect(400);
      assertThat(
              own.desk
                  .get("quality", "/quality-cost?from=2026-11-01&to=2026-12-01")
                  .body()
                  .at("/total")
                  .asDouble())
          .isZero();
    }
  }
}
