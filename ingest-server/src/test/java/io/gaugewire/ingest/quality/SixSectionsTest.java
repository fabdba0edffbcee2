package io.gaugewire.ingest.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * REP-2, REP-3: each figure of the six sections against what the test counted while it made the
 * month: nothing here is read back from the server before it is compared.
 */
class SixSectionsTest {
  private static final long SEED = 20_261_102;
  private static final String[] WAY = {"IQC", "ASM", "FQC"};
  private static final Map<String, Long> COUNTED = new TreeMap<>();
  private static final List<String> CAUSES = new ArrayList<>();
  private static final Random RANDOM = new Random(SEED);

  private static Plant plant;
  private static JsonNode figures;

  private static void count(String what, long more) {
    COUNTED.merge(what, more, Long::sum);
  }

  private static long counted(String what) {
    return COUNTED.getOrDefault(what, 0L);
  }

  private static TestDesk.Reply post(String who, String path, String body) {
    return plant.desk.post(who, path, body);
  }

  @BeforeAll
  static void aMonth() {
    plant = new Plant();
    post(
            "quality",
            "/objectives",
            """
            {'id':'%s','name':{'en':'Defect rate','zh':'不合格率'},'metric':'defect-rate',
             'direction':'at-most','target':0.5,'scope':'company','period':'month',
             'owner':'quality','validFrom':'2026-10-01','reason':'policy'}
            """
                .formatted(TestDesk.newId()))
        .expect(201);
    for (int i = 0; i < 10; i++) {
      make("M-" + i, i);
      plant.desk.clock.forward(Duration.ofHours(30));
    }
    for (int i = 0; i < 3; i++) {
      complain(i);
    }
    visits();
    plant.desk.clock.set(Instant.parse("2026-10-31T16:00:01Z"));
    plant.desk.desk.look();
    figures = report("month", "2026-10");
    COUNTED.put("overdue actions", counted("actions") - counted("actions done"));
  }

  @AfterAll
  static void close() {
    plant.close();
  }

  /** Every third batch is found bad at one of its operations and goes no further. */
  private static void make(String number, int index) {
    String batch = plant.batch(number);
    int bad = index % 3 == 1 ? RANDOM.nextInt(3) : -1;
    for (int i = 0; i < WAY.length; i++) {
      if (i > 0) {
        plant.move(batch, WAY[i]).expect(200);
        plant.confirm(number, WAY[i], "confirmed").expect(201);
        count("records " + WAY[i], 1);
        count("planned", 1);
        count("done", 1);
      }
      int scratches = RANDOM.nextInt(3) == 0 ? 1 : 0;
      String value = i == bad ? "10.3" : "10.05";
      plant.record(plant.document(number, WAY[i], "G-1", scratches, "10", value)).expect(201);
      count("records " + WAY[i], 1);
      count("inspected " + WAY[i], 10);
      count("nonconforming " + WAY[i], (i == bad ? 1 : 0) + scratches);
      count("scratches", scratches);
      count("planned", 1);
      count("done", 1);
      if (i == bad) {
        count("failed " + WAY[i], 1);
        incident(number, index);
        return;
      }
    }
    plant.release(batch).expect(200);
    count("released", 1);
    post(
            "quality",
            "/deliveries",
            "{'id':'%s','customer':'Clinic','batch':'%s','delivered':'%s'}"
                .formatted(TestDesk.newId(), batch, day()))
        .expect(201);
    count("delivered", 1);
  }

  private static LocalDate day() {
    return plant.desk.clock.instant().atZone(TestDesk.ZONE).toLocalDate();
  }

  /** Raised by the system; reviewed, and half of them settled and closed. */
  private static void incident(String number, int index) {
    count("raised", 1);
    String path = plant.report(number);
    String cause = "cause " + index;
    CAUSES.add(number + ": " + cause);
    int cost = 50 + RANDOM.nextInt(200);
    count("cost", cost);
    post("inspector", path + "/containment", "{'text':'set apart in cage 3'}").expect(200);
    post(
            "quality",
            path + "/review",
            "{'method':'5-why','cause':'%s','cost':%d}".formatted(cause, cost))
        .expect(200);
    action(path.substring(path.lastIndexOf('/') + 1), index);
    if (index % 2 == 0) {
      return;
    }
    String decision = plant.lastDecision(plant.decide("quality", path, "scrap", 1));
    post("inspector", path + "/dispositions/" + decision + "/execution", "").expect(200);
    count("scrap decisions", 1);
    count("scrapped", 1);
    post("quality", path + "/verification", "{" + Plant.SECRET + "}").expect(200);
    post("quality", path + "/closure", "").expect(200);
    count("closed", 1);
  }

  /** One for each incident, done and verified where the incident is closed. */
  private static void action(String nonconformance, int index) {
    String id = TestDesk.newId().toString();
    String due = plant.desk.clock.instant().plus(Duration.ofDays(1)).toString();
    post(
            "quality",
            "/actions",
            "{'id':'%s','nonconformance':'%s','text':'action %d','department':'assembly','owner':'engineer','verifier':'quality','due':'%s','measure':'none again'}"
                .formatted(id, nonconformance, index, due))
        .expect(201);
    count("actions", 1);
    if (index % 2 == 1) {
      post("engineer", "/actions/" + id + "/completion", "{'evidence':'photo'}").expect(200);
      post("quality", "/actions/" + id + "/verification", "{'effective':true,'outcome':'fine'}")
          .expect(200);
      count("actions done", 1);
    }
  }

  private static void complain(int index) {
    String id = TestDesk.newId().toString();
    post(
            "quality",
            "/complaints",
            "{'id':'%s','customer':'Clinic','part':'DR-100','said':'complaint %d','severity':'minor','due':'2026-11-30T00:00:00Z'}"
                .formatted(id, index))
        .expect(201);
    count("complaints", 1);
    if (index > 0) {
      post(
              "quality",
              "/complaints/" + id + "/answer",
              "{'cause':'found %d','answer':'replaced'}".formatted(index))
          .expect(200);
      count("answered", 1);
    }
  }

  /** Of what is due by now, all but the last is visited; every second customer is content. */
  private static void visits() {
    LocalDate today = day();
    JsonNode due =
        plant.desk.get("quality", "/visits/due?until=2026-10-31").expect(200).body().at("/visits");
    assertThat(due).isNotEmpty();
    Map<String, Integer> before = new HashMap<>();
    for (int i = 0; i + 1 < due.size(); i++) {
      String id = due.get(i).at("/id").asString();
      before.put(id, i);
      boolean content = i % 2 == 0;
      post(
              "quality",
              "/visits/" + id + "/result",
              "{'made':'%s','said':'visit %d','satisfied':%b%s}"
                  .formatted(today, i, content, content ? "" : ",'cause':'too loud'"))
          .expect(200);
      count("visited", 1);
      count("content", content ? 1 : 0);
    }
    count("visits overdue", 1);
    assertThat(before).hasSize(due.size() - 1);
  }

  private static JsonNode report(String kind, String period) {
    for (JsonNode report :
        plant.desk.get("quality", "/reports").expect(200).body().at("/reports")) {
      if (report.at("/kind").asString().equals(kind)
          && report.at("/period").asString().equals(period)) {
        return plant
            .desk
            .get("quality", "/reports/" + report.at("/id").asString())
            .body()
            .at("/figures");
      }
    }
    throw new AssertionError("no report " + kind + " of " + period);
  }

  private static long figure(String path) {
    assertThat(figures.at(path).isNumber()).as(path).isTrue();
    return figures.at(path).asLong();
  }

  private static long all(String what) {
    long sum = 0;
    for (String operation : WAY) {
      sum += counted(what + " " + operation);
    }
    return sum;
  }

  private static List<String> texts(String list, String field) {
    List<String> texts = new ArrayList<>();
    figures.at(list).forEach(one -> texts.add(one.at(field).asString("")));
    return texts;
  }

  @Test
  void rep2Section1ObjectivesReachedOrNotWithTheirFigures() {
    assertThat(figures.at("/objectives")).hasSize(1);
    assertThat(figure("/objectives/0/count")).isEqualTo(all("nonconforming"));
    assertThat(figure("/objectives/0/of")).isEqualTo(all("inspected"));
    assertThat(figures.at("/objectives/0/over").asBoolean()).as("the period is over").isTrue();
    assertThat(figures.at("/objectives/0").toString()).contains("\"status\":\"clearly-met\"");
  }

  @Test
  void rep2Section2FinishedProductsAndPartsCompleted() {
    assertThat(figures.at("/production/completed")).hasSize(1);
    assertThat(figure("/production/completed/0/batches")).isEqualTo(counted("released"));
    assertThat(figure("/production/completed/0/pieces")).isEqualTo(100 * counted("released"));
    assertThat(figures.at("/production/inspected")).hasSize(WAY.length);
    for (JsonNode at : figures.at("/production/inspected")) {
      String operation = at.at("/operation").asString();
      for (String what : new String[] {"records", "failed", "inspected", "nonconforming"}) {
        assertThat(at.at("/" + what).asLong())
            .as(what + " at " + operation)
            .isEqualTo(counted(what + " " + operation));
      }
      assertThat(at.at("/firstInspected").asLong()).isEqualTo(counted("inspected " + operation));
      assertThat(at.at("/firstNonconforming").asLong())
          .isEqualTo(counted("nonconforming " + operation));
    }
    JsonNode discipline = figures.at("/production/discipline/0");
    assertThat(discipline.at("/planned").asLong()).isEqualTo(counted("planned"));
    assertThat(discipline.at("/done").asLong()).isEqualTo(counted("done"));
    assertThat(discipline.at("/missed").asLong()).isZero();
    assertThat(discipline.at("/waived").asLong()).isZero();
    assertThat(discipline.at("/pending").asLong()).isZero();
    assertThat(texts("/production/defects", "/code")).containsExactly("scratch");
    assertThat(figure("/production/defects/0/count")).isEqualTo(counted("scratches"));
    JsonNode month = figures.at("/production/months/0");
    assertThat(month.at("/month").asString()).isEqualTo("2026-10");
    assertThat(month.at("/inspected").asLong()).isEqualTo(all("inspected"));
    assertThat(month.at("/nonconforming").asLong()).isEqualTo(all("nonconforming"));
  }

  @Test
  void rep2Section3QualityIncidentsWithFiguresAndCauses() {
    assertThat(figure("/incidents/raised")).isEqualTo(counted("raised"));
    assertThat(figure("/incidents/closed")).isEqualTo(counted("closed"));
    assertThat(figure("/incidents/open")).isEqualTo(counted("raised") - counted("closed"));
    assertThat(figure("/incidents/cost")).isEqualTo(counted("cost"));
    List<String> causes = new ArrayList<>();
    for (JsonNode one : figures.at("/incidents/list")) {
      causes.add(one.at("/batch").asString() + ": " + one.at("/cause").asString());
    }
    assertThat(causes).isEqualTo(CAUSES);
  }

  @Test
  void rep2Section4CustomerComplaintsWithFiguresAndCauses() {
    assertThat(figure("/complaints/received")).isEqualTo(counted("complaints"));
    assertThat(figure("/complaints/answered")).isEqualTo(counted("answered"));
    assertThat(texts("/complaints/list", "/said"))
        .containsExactly("complaint 0", "complaint 1", "complaint 2");
    assertThat(texts("/complaints/list", "/cause")).containsExactly("", "found 1", "found 2");
  }

  @Test
  void rep2Section5ReturnVisitsWithFiguresAndCauses() {
    assertThat(figure("/visits/made")).isEqualTo(counted("visited"));
    assertThat(figure("/visits/satisfied")).isEqualTo(counted("content"));
    assertThat(figure("/visits/overdue")).isEqualTo(counted("visits overdue"));
    assertThat(figures.at("/visits/list")).hasSize((int) counted("visited"));
    assertThat(texts("/visits/list", "/cause").stream().filter("too loud"::equals).count())
        .isEqualTo(counted("visited") - counted("content"));
  }

  @Test
  void rep2Section6ActionsAskedForAndHowIncidentsWereSettled() {
    assertThat(figure("/settlement/asked")).isEqualTo(counted("actions"));
    assertThat(figure("/settlement/verified")).isEqualTo(counted("actions done"));
    assertThat(figure("/settlement/overdue")).isEqualTo(counted("overdue actions"));
    assertThat(figures.at("/settlement/actions")).hasSize((int) counted("actions"));
    assertThat(figures.at("/settlement/settled")).hasSize(1);
    assertThat(figures.at("/settlement/settled/0/kind").asString()).isEqualTo("scrap");
    assertThat(figure("/settlement/settled/0/decisions")).isEqualTo(counted("scrap decisions"));
    assertThat(figure("/settlement/settled/0/pieces")).isEqualTo(counted("scrapped"));
  }

  @Test
  void rep3AQuarterAndAYearAreTheSumsOfTheirMonths() {
    plant.desk.clock.set(Instant.parse("2026-12-31T16:00:01Z"));
    plant.desk.desk.look();
    for (String[] whole : new String[][] {{"quarter", "2026-Q4"}, {"year", "2026"}}) {
      JsonNode of = report(whole[0], whole[1]);
      assertThat(of.at("/production/completed/0/batches").asLong())
          .as(whole[0])
          .isEqualTo(counted("released"));
      assertThat(of.at("/incidents/raised").asLong()).as(whole[0]).isEqualTo(counted("raised"));
      assertThat(of.at("/complaints/received").asLong()).isEqualTo(counted("complaints"));
      assertThat(of.at("/settlement/asked").asLong()).isEqualTo(counted("actions"));
    }
  }
}
