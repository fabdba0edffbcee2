package io.gaugewire.ingest.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A signed inspection record stands, is summed up, and cannot be altered unseen. */
class SignedRecordTest {
  private static Plant plant;

  @BeforeAll
  static void open() {
    plant = new Plant();
  }

  @AfterAll
  static void close() {
    plant.close();
  }

  /** The law that holds at every moment (INS-3). */
  @AfterEach
  void nothingPlannedIsLost() {
    plant.assertNothingPlannedIsLost();
  }

  private TestDesk.Reply open(String path) {
    return plant.desk.get("quality", path).expect(200);
  }

  @Test
  void aRecordIsSignedWithTheSecretAndBoundToItsContent() {
    plant.batch("B-17");
    UUID id = TestDesk.newId();
    String document = plant.document("B-17", "IQC", "G-1", 0, "10", "10");
    plant
        .desk
        .post(
            "inspector",
            "/inspections",
            "{'id':'%s','station':'S1','document':%s,'secret':'wrong'}".formatted(id, document))
        .expect(403);
    open("/inspections?limit=1");
    plant.desk.get("quality", "/inspections/" + id).expect(404);

    plant.recordAs("inspector", id, document).expect(201);
    plant.recordAs("inspector", id, document).expect(201);
    plant.recordAs("inspector", id, document.replace("10", "11")).expect(409);
    long bound =
        plant
            .desk
            .database
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .createQuery(
                            """
                            select count(*) from signature s join audit_entry a
                              on a.kind = s.kind and a.record = s.record
                              and sha256(convert_to(a.after, 'UTF8')) = s.hash
                            where s.record = :id and s.meaning = 'inspected'
                            """)
                        .bind("id", id.toString())
                        .mapTo(Long.class)
                        .one());
    assertThat(bound).isEqualTo(1);
  }

  @Test
  void aVoidRecordStaysButCountsNoMore() {
    String batch = plant.batch("B-18");
    UUID id = TestDesk.newId();
    plant
        .recordAs("inspector", id, plant.document("B-18", "IQC", "G-1", 0, "10", "10"))
        .expect(201);
    long before = tally();
    plant
        .desk
        .post("inspector", "/inspections/" + id + "/void", "{'reason':'wrong batch'}")
        .expect(403);
    plant
        .desk
        .post("quality", "/inspections/" + id + "/void", "{'reason':'wrong batch'}")
        .expect(200);

    assertThat(open("/inspections/" + id).at("/voidReason")).isEqualTo("wrong batch");
    assertThat(tally()).isEqualTo(before - 10);
    assertThat(open("/batches/" + batch).body().at("/checks/0/state").asString())
        .isEqualTo("pending");
  }

  private long tally() {
    return plant
        .desk
        .database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("select coalesce(sum(inspected), 0) from quality_tally")
                    .mapTo(Long.class)
                    .one());
  }

  @Test
  void sumsOfADayAreWhatTheRecordsSay() {
    plant.batch("B-19");
    plant.inspect("B-19", "IQC", "10", "10").expect(201);
    plant
        .desk
        .database
        .jdbi()
        .useHandle(
            handle ->
                assertThat(
                        handle
                            .createQuery(
                                """
                                select count(*) from (
                                  select (signed at time zone 'Asia/Shanghai')::date as day, part,
                                         operation, signer, count(*)::int as records,
                                         sum(inspected) filter (where kind <> 'confirmation') as inspected,
                                         sum(nonconforming) filter (where kind <> 'confirmation') as bad
                                  from inspection where voided is null group by 1, 2, 3, 4) r
                                full join (select * from quality_tally where records > 0) t
                                  on t.day = r.day and t.part = r.part
                                  and t.operation = r.operation and t.inspector = r.signer
                                where r.records is distinct from t.records
                                  or coalesce(r.inspected, 0) is distinct from t.inspected
                                  or coalesce(r.bad, 0) is distinct from t.nonconforming
                                """)
                            .mapTo(Long.class)
                            .one())
                    .isZero());
  }

  /** DATA-2: a result changed, added or removed straight in the database is found. */
  @Test
  void data2AResultChangedPastTheServerIsFound() {
    plant.batch("B-22");
    String id = plant.inspect("B-22", "IQC", "10.00", "10.05").expect(201).at("/id");
    String where = " where inspection_id = '" + id + "'";
    assertThat(verdict()).contains("\"intact\":true");
    for (String[] change :
        new String[][] {
          {
            "update inspection_value set value = 10.04" + where + " and ordinal = 1",
            "update inspection_value set value = 10.05" + where + " and ordinal = 1"
          },
          {
            "insert into inspection_value select inspection_id, 9, characteristic, value, time,"
                + " source, gauge, serial, inside, mark from inspection_value"
                + where
                + " and ordinal = 0",
            "delete from inspection_value" + where + " and ordinal = 9"
          },
          {
            "insert into inspection_defect values ('" + id + "', 'scratch', 1)",
            "delete from inspection_defect" + where
          }
        }) {
      plant.desk.past(change[0]);
      assertThat(verdict()).as(change[0]).contains(id).contains("signed document");
      plant.desk.past(change[1]);
      assertThat(verdict()).as(change[1]).contains("\"intact\":true");
    }
  }

  private String verdict() {
    return open("/audit/verdict").text();
  }
}
