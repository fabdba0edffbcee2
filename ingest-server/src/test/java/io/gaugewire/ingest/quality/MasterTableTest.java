package io.gaugewire.ingest.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Master data as one document and as tables, out and in. */
class MasterTableTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static Plant plant;

  @BeforeAll
  static void open() {
    plant = new Plant();
  }

  @AfterAll
  static void close() {
    plant.close();
  }

  private static String csv(String table) {
    return new String(
        plant.desk.download("auditor", "/master-data/table?table=" + table),
        StandardCharsets.UTF_8);
  }

  private static TestDesk.Reply bringIn(String table, String csv, boolean dryRun) {
    String body =
        JSON.writeValueAsString(Map.of("table", table, "csv", csv, "reason", "reviewed on paper"));
    return plant.desk.send(
        "engineer", "POST", "/master-data/table?dryRun=" + dryRun, body, Map.of());
  }

  @Test
  void masterDataIsBroughtInAsASetWithADryRunFirst() {
    String more = "{'departments':[{'code':'lab','name':{'en':'Lab','zh':'实验室'}}]}";
    TestDesk.Reply dry = plant.desk.post("engineer", "/master-data?dryRun=true", more).expect(200);
    assertThat(dry.body().at("/changed").toString()).contains("department lab");
    assertThat(plant.desk.get("quality", "/master-data").expect(200).text()).doesNotContain("实验室");

    plant.desk.post("engineer", "/master-data", more).expect(200);
    assertThat(plant.desk.get("quality", "/master-data").expect(200).text()).contains("实验室");
    assertThat(plant.desk.post("engineer", "/master-data", more).body().at("/changed")).isEmpty();
    String whole = plant.desk.get("quality", "/master-data").expect(200).text();
    assertThat(
            plant
                .desk
                .send("engineer", "POST", "/master-data", whole, Map.of())
                .expect(200)
                .body()
                .at("/changed"))
        .as("what was taken out can be brought in and changes nothing")
        .isEmpty();
  }

  @Test
  void everyTableThatWasGivenOutChangesNothingWhenItIsBroughtIn() {
    for (String table :
        new String[] {
          "departments", "lines", "defects", "characteristics", "operations", "gauges"
        }) {
      String given = csv(table);
      assertThat(given).startsWith("\uFEFFcode,name.en,name.zh");
      assertThat(given.lines().count()).as(table).isGreaterThan(1);
      TestDesk.Reply reply = bringIn(table, given, false).expect(200);
      assertThat(reply.body().at("/changed")).as(table + " " + reply.text()).isEmpty();
    }
    assertThat(csv("operations")).contains("ASM,Assembly,装配,in-process,L1,S2,DR-100,Dryer,烘干机\r\n");
  }

  @Test
  void aDryRunSaysAllThatIsWrongByLineAndFieldAndChangesNothing() {
    String csv =
        """
        code,name.en,name.zh,intervalDays,due
        G-7,"Micrometer, 25 mm",千分尺,365,2027-01-31
        G-8,Scale,秤,soon,2027-01-31

        G-9,Plug gauge,塞规,90,31.1.2027
        G-10,Ring
        """;
    TestDesk.Reply dry = bringIn("gauges", csv, true).expect(200);
    assertThat(dry.body().at("/wrong")).hasSize(3);
    assertThat(dry.number("/wrong/0/line")).isEqualTo(3);
    assertThat(dry.at("/wrong/0/field")).isEqualTo("intervalDays");
    assertThat(dry.at("/wrong/0/detail")).contains("whole number from 1 to 3660");
    assertThat(dry.number("/wrong/1/line")).isEqualTo(5);
    assertThat(dry.at("/wrong/1/field")).isEqualTo("due");
    assertThat(dry.number("/wrong/2/line")).isEqualTo(6);
    TestDesk.Reply refused = bringIn("gauges", csv, false).expect(400);
    assertThat(refused.at("/field")).isEqualTo("gauges.csv line 3, intervalDays");
    assertThat(csv("gauges")).doesNotContain("G-7");

    String good = csv.lines().limit(2).reduce("", (all, line) -> all + line + "\n");
    assertThat(bringIn("gauges", good, true).expect(200).at("/changed/0")).isEqualTo("gauge G-7");
    assertThat(csv("gauges")).doesNotContain("G-7");
    bringIn("gauges", good, false).expect(200);
    assertThat(csv("gauges")).contains("G-7,\"Micrometer, 25 mm\",千分尺,365,2027-01-31,in-use\r\n");
    assertThat(plant.desk.get("auditor", "/audit?kind=gauge").text()).contains("reviewed on paper");
  }

  @Test
  void whatIsNoTableIsRefused() {
    for (String csv :
        new String[] {"", "code,name.en,colour\nx,y,red\n", "code,name.en\n\"never closed"}) {
      assertThat(bringIn("gauges", csv, true).expect(200).body().at("/wrong")).hasSize(1);
      bringIn("gauges", csv, false).expect(400);
    }
    bringIn("colours", "code\n", true).expect(400);
    TestDesk.Reply unknown =
        bringIn("lines", "code,name.en,name.zh,department\nL9,Line 9,九线,nowhere\n", false);
    assertThat(unknown.expect(400).at("/field")).isEqualTo("lines.csv line 2, department");
    plant.desk.get("auditor", "/master-data/table?table=colours").expect(400);
  }
}
