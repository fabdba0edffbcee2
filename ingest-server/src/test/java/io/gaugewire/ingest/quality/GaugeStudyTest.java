package io.gaugewire.ingest.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.gaugewire.ingest.Eventually;
import io.gaugewire.ingest.ParcelMaker;
import io.gaugewire.ingest.audit.AuditStore;
import io.gaugewire.ingest.audit.ChainVerdict;
import io.gaugewire.ingest.identity.Role;
import io.gaugewire.ingest.intake.Delivery;
import io.gaugewire.wire.Contents;
import io.gaugewire.wire.EdgeId;
import io.gaugewire.wire.ParcelCodec;
import io.gaugewire.wire.ReadingColumns;
import io.gaugewire.wire.TagDefinition;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** INS-7: studies of gauges, planned, captured from live readings, evaluated, concluded, signed. */
class GaugeStudyTest {
  private static final List<String> APPRAISERS = List.of("inspector", "engineer", "anna");

  /** AIAG, Measurement Systems Analysis, 4th edition, ch. III B: [appraiser][part][trial]. */
  private static final double[][][] AIAG = {
    {
      {0.29, 0.41, 0.64}, {-0.56, -0.68, -0.58}, {1.34, 1.17, 1.27}, {0.47, 0.5, 0.64},
      {-0.8, -0.92, -0.84}, {0.02, -0.11, -0.21}, {0.59, 0.75, 0.66}, {-0.31, -0.2, -0.17},
      {2.26, 1.99, 2.01}, {-1.36, -1.25, -1.31}
    },
    {
      {0.08, 0.25, 0.07}, {-0.47, -1.22, -0.68}, {1.19, 0.94, 1.34}, {0.01, 1.03, 0.2},
      {-0.56, -1.2, -1.28}, {-0.2, 0.22, 0.06}, {0.47, 0.55, 0.83}, {-0.63, 0.08, -0.34},
      {1.8, 2.12, 2.19}, {-1.68, -1.62, -1.5}
    },
    {
      {0.04, -0.11, -0.15}, {-1.38, -1.13, -0.96}, {0.88, 1.09, 0.67}, {0.14, 0.2, 0.11},
      {-1.46, -1.07, -1.45}, {-0.29, -0.67, -0.49}, {0.02, 0.01, 0.21}, {-0.46, -0.56, -0.49},
      {1.77, 1.45, 1.87}, {-1.49, -1.77, -2.16}
    }
  };

  private static final ParcelMaker maker = new ParcelMaker(new EdgeId("plant", "edge"), 1, 2, 5);
  private static Plant plant;

  @BeforeAll
  static void open() {
    plant = new Plant();
    plant.desk.addPerson("anna", Role.INSPECTOR);
    arrive(
        new Contents(
            List.of(new TagDefinition(1, "S1", "bore", "mm", 3)),
            new ReadingColumns(1),
            List.of(),
            List.of(),
            List.of(),
            List.of()));
    Eventually.holds("the tag is known", () -> plant.desk.number("select count(*) from tag") == 1);
    plant
        .desk
        .post(
            "engineer",
            "/tags/1/bindings",
            "{'characteristic':'bore','from':'2026-10-01T00:00:00Z','reason':'calliper on S1'}")
        .expect(201);
  }

  @AfterAll
  static void close() {
    plant.close();
  }

  private static void arrive(Contents contents) {
    plant.desk.intake.offer(
        new Delivery(maker.edge(), ParcelCodec.encode(maker.seal(contents)), () -> {}));
  }

  private static void read(double value, int quality) {
    long before = plant.desk.number("select count(*) from reading");
    ReadingColumns readings = new ReadingColumns(1);
    Instant now = plant.desk.clock.instant();
    readings.add(1, ChronoUnit.MICROS.between(Instant.EPOCH, now), value, quality);
    arrive(Contents.of(readings));
    Eventually.holds(
        "the reading is stored",
        () -> plant.desk.number("select count(*) from reading") == before + 1);
  }

  private static TestDesk.Reply plan(String kind, String more) {
    return plant.desk.post(
        "quality",
        "/gauge-studies",
        "{'id':'%s','kind':'%s','gauge':'G-1',%s,'reason':'new calliper'}"
            .formatted(TestDesk.newId(), kind, more));
  }

  private static TestDesk.Reply capture(String study, int run, String more) {
    return plant.desk.post(
        "inspector",
        "/gauge-studies/" + study + "/captures",
        "{'id':'%s','run':%d,%s}".formatted(TestDesk.newId(), run, more));
  }

  private static TestDesk.Reply typed(String study, int run, double value) {
    return capture(study, run, "'source':'typed','value':" + value);
  }

  private static TestDesk.Reply sheet(String study) {
    return plant.desk.get("inspector", "/gauge-studies/" + study).expect(200);
  }

  private static JsonNode line(JsonNode lines, String source) {
    for (JsonNode line : lines) {
      if (line.at("/source").asString().equals(source)) {
        return line;
      }
    }
    throw new AssertionError("no line " + source);
  }

  private static String parts(int count) {
    StringBuilder parts = new StringBuilder();
    for (int i = 0; i < count; i++) {
      parts.append(i == 0 ? "" : ",").append("{'label':'P").append(i).append("'}");
    }
    return "'parts':[" + parts + "]";
  }

  @Test
  void ins7TheExampleOfTheHandbookFromItsPlanToASignedConclusion() {
    TestDesk.Reply planned =
        plan(
                "crossed",
                "'characteristic':'bore',"
                    + parts(10)
                    + ",'appraisers':['inspector','engineer','anna'],'trials':3")
            .expect(201);
    String study = planned.at("/study/id");
    JsonNode runs = planned.body().at("/runs");
    assertThat(runs).hasSize(90);
    assertThat(planned.number("/next")).isEqualTo(1);
    assertThat(planned.at("/missing")).startsWith("90 of 90 runs have no value");

    theFirstRunIsTakenFromTheGauge(study, handbook(runs.get(0)));
    theSecondRunIsTypedAndRepeated(study, handbook(runs.get(1)));
    for (int run = 3; run <= 90; run++) {
      typed(study, run, handbook(runs.get(run - 1))).expect(200);
    }
    concluded(study);
  }

  private static void theFirstRunIsTakenFromTheGauge(String study, double first) {
    assertThat(capture(study, 1, "'source':'gauge'").expect(409).at("/detail"))
        .contains("no good reading");
    read(first + 5, 1);
    capture(study, 1, "'source':'gauge'").expect(409);
    plant.desk.clock.forward(Duration.ofSeconds(5));
    read(first, 0);
    JsonNode offered =
        plant
            .desk
            .get("inspector", "/gauge-studies/" + study + "/readings")
            .expect(200)
            .body()
            .at("/readings");
    assertThat(offered).as("only the good one").hasSize(1);
    TestDesk.Reply taken = capture(study, 1, "'source':'gauge'").expect(200);
    assertThat(taken.at("/runs/0/source")).isEqualTo("gauge");
    assertThat(taken.body().at("/runs/0/value").asDouble()).isEqualTo(first);
    assertThat(taken.at("/runs/0/reading")).isEqualTo(offered.get(0).at("/time").asString());
    capture(study, 2, "'source':'gauge'").expect(409);
  }

  private static void theSecondRunIsTypedAndRepeated(String study, double second) {
    typed(study, 2, 99).expect(200);
    typed(study, 2, second).expect(409);
    TestDesk.Reply repeated =
        capture(study, 2, "'source':'typed','value':%s,'reason':'slipped'".formatted(second))
            .expect(200);
    assertThat(repeated.number("/runs/1/repeats")).isEqualTo(1);
  }

  private static void concluded(String study) {
    String conclusion =
        "{'verdict':'conditional','words':'Good enough for this bore.','secret':'%s'}"
            .formatted(TestDesk.PASSWORD);
    TestDesk.Reply complete = sheet(study);
    handbookFigures(complete.body().at("/evaluation/crossed"));
    String path = "/gauge-studies/" + study + "/conclusion";
    plant.desk.post("inspector", path, conclusion).expect(403);
    plant.desk.post("quality", path, conclusion.replace(TestDesk.PASSWORD, "no")).expect(403);
    TestDesk.Reply concluded = plant.desk.post("quality", path, conclusion).expect(200);
    assertThat(concluded.at("/study/verdict")).isEqualTo("conditional");
    assertThat(concluded.body().at("/evaluation")).isEqualTo(complete.body().at("/evaluation"));
    typed(study, 3, 1).expect(409);
    assertThat(plant.desk.number("select count(*) from signature where kind = 'gauge_study'"))
        .isEqualTo(1);
    assertThat(plant.desk.get("inspector", "/gauges/G-1").expect(200).at("/studies/0/conclusion"))
        .isEqualTo("Good enough for this bore.");
    assertThat(
            new AuditStore(plant.desk.database.jdbi(), plant.desk.database.pool())
                .verify(Optional.empty()))
        .isInstanceOf(ChainVerdict.Intact.class);
  }

  private static double handbook(JsonNode run) {
    int part = Integer.parseInt(run.at("/part").asString().substring(1));
    return AIAG[APPRAISERS.indexOf(run.at("/appraiser").asString())][part][
        run.at("/trial").asInt() - 1];
  }

  /** As the handbook prints them. */
  private static void handbookFigures(JsonNode crossed) {
    assertThat(line(crossed.at("/anova"), "operator").at("/sumOfSquares").asDouble())
        .isCloseTo(3.1673, within(5e-5));
    assertThat(line(crossed.at("/anova"), "part").at("/sumOfSquares").asDouble())
        .isCloseTo(88.3619, within(5e-5));
    assertThat(line(crossed.at("/anova"), "interaction").at("/f").asDouble())
        .isCloseTo(0.434, within(5e-4));
    assertThat(crossed.at("/model").asString()).isEqualTo("without-interaction");
    JsonNode grr = line(crossed.at("/components"), "grr");
    assertThat(grr.at("/standardDeviation").asDouble()).isCloseTo(0.302373, within(5e-6));
    assertThat(grr.at("/percentStudyVariation").asDouble()).isCloseTo(27.9, within(0.05));
    assertThat(grr.at("/percentTolerance").asDouble())
        .as("6 of them in the bore's 0.2 mm")
        .isCloseTo(100 * 6 * 0.302373 / 0.2, within(0.01));
    assertThat(crossed.at("/distinctCategories").asInt()).isEqualTo(4);
    assertThat(crossed.at("/verdict").asString()).isEqualTo("conditional");
    assertThat(crossed.at("/toleranceVerdict").asString()).isEqualTo("unfit");
  }

  @Test
  void everyPartIsMeasuredByEverybodyInAnOrderThatNobodyChose() {
    String of =
        "'characteristic':'bore'," + parts(8) + ",'appraisers':['inspector','anna'],'trials':2";
    JsonNode runs = plan("crossed", of).expect(201).body().at("/runs");
    List<String> order =
        runs.valueStream()
            .map(run -> run.at("/appraiser").asString() + run.at("/part") + run.at("/trial"))
            .toList();

    assertThat(order).doesNotHaveDuplicates().hasSize(32);
    assertThat(order).isNotEqualTo(order.stream().sorted().toList());
    List<String> other =
        plan("crossed", of)
            .expect(201)
            .body()
            .at("/runs")
            .valueStream()
            .map(run -> run.at("/appraiser").asString() + run.at("/part") + run.at("/trial"))
            .toList();
    assertThat(other).isNotEqualTo(order).containsExactlyInAnyOrderElementsOf(order);
  }

  @Test
  void aLostPartIsLeftOutAndTheOthersAreEvaluated() {
    TestDesk.Reply planned =
        plan(
                "crossed",
                "'characteristic':'bore',"
                    + parts(3)
                    + ",'appraisers':['inspector','anna'],'trials':2")
            .expect(201);
    String study = planned.at("/study/id");
    for (JsonNode run : planned.body().at("/runs")) {
      if (!run.at("/part").asString().equals("P1")) {
        int number = run.at("/run").asInt();
        typed(study, number, number % 3 + (run.at("/part").asString().equals("P0") ? 10 : 20))
            .expect(200);
      }
    }
    assertThat(sheet(study).at("/missing")).startsWith("4 of 12 runs");
    String path = "/gauge-studies/" + study + "/exclusions";
    plant.desk.post("inspector", path, "{'part':'P1','reason':'lost'}").expect(403);
    plant.desk.post("quality", path, "{'part':'P9','reason':'lost'}").expect(400);
    TestDesk.Reply left =
        plant.desk.post("quality", path, "{'part':'P1','reason':'lost'}").expect(200);
    assertThat(left.number("/evaluation/parts")).isEqualTo(2);
    assertThat(left.at("/parts/1/leftOut")).isEqualTo("lost");
    plant.desk.post("quality", path, "{'part':'P0','reason':'lost'}").expect(409);

    plant
        .desk
        .post("quality", "/gauge-studies/" + study + "/abandonment", "{'reason':'gauge sold'}")
        .expect(200);
    assertThat(sheet(study).at("/study/state")).isEqualTo("abandoned");
    typed(study, 1, 1).expect(409);
  }

  /** Bias of 5.0, 5.2, 5.1 against 5: mean 5.1, s 0.1; t(0.975; 2) = 4.302653. */
  @Test
  void biasLinearityAndAgreementAreEvaluatedToo() {
    String bias =
        plan(
                "bias",
                "'characteristic':'bore','parts':[{'label':'M','reference':5}],'appraisers':['anna'],'trials':3")
            .expect(201)
            .at("/study/id");
    typed(bias, 1, 5.0).expect(200);
    typed(bias, 2, 5.2).expect(200);
    JsonNode found = typed(bias, 3, 5.1).expect(200).body().at("/evaluation/bias");
    assertThat(found.at("/bias").asDouble()).isCloseTo(0.1, within(1e-12));
    assertThat(found.at("/upper").asDouble())
        .isCloseTo(0.1 + 4.302653 * 0.1 / Math.sqrt(3), within(1e-6));
    assertThat(found.at("/significant").asBoolean()).isFalse();

    TestDesk.Reply linear =
        plan(
                "linearity",
                "'characteristic':'bore','parts':[{'label':'A','reference':2},{'label':'B','reference':4}],"
                    + "'appraisers':['anna'],'trials':2")
            .expect(201);
    String linearity = linear.at("/study/id");
    TestDesk.Reply last = linear;
    for (JsonNode run : linear.body().at("/runs")) {
      double master = run.at("/part").asString().equals("A") ? 2 : 4;
      double noise = run.at("/trial").asInt() == 1 ? 0.01 : -0.01;
      last = typed(linearity, run.at("/run").asInt(), master * 1.1 + noise).expect(200);
    }
    assertThat(last.body().at("/evaluation/linearity/slope").asDouble())
        .as("the bias is a tenth of the value")
        .isCloseTo(0.1, within(1e-9));

    TestDesk.Reply judged =
        plan(
                "agreement",
                "'parts':[{'label':'good','reference':1},{'label':'bad','reference':0}],"
                    + "'appraisers':['anna','inspector'],'trials':1")
            .expect(201);
    String agreement = judged.at("/study/id");
    typed(agreement, 1, 0.5).expect(400);
    for (JsonNode run : judged.body().at("/runs")) {
      boolean miss =
          run.at("/appraiser").asString().equals("anna")
              && run.at("/part").asString().equals("bad");
      boolean good = run.at("/part").asString().equals("good");
      last = typed(agreement, run.at("/run").asInt(), good || miss ? 1 : 0).expect(200);
    }
    JsonNode both = last.body().at("/evaluation/agreement");
    assertThat(both.at("/between/matched").asInt()).isEqualTo(1);
    assertThat(both.at("/appraisers/0/misses/rate").asDouble()).isEqualTo(1.0);
    assertThat(both.at("/appraisers/1/againstReference/rate").asDouble()).isEqualTo(1.0);
  }

  @Test
  void aPlanThatCannotShowAnythingIsRefusedWithWhatWouldBeRight() {
    String people = ",'appraisers':['inspector','anna'],'trials':2";
    assertThat(plan("crossed", parts(3) + people).expect(400).at("/field"))
        .isEqualTo("characteristic");
    assertThat(
            plan("crossed", "'characteristic':'bore'," + parts(1) + people)
                .expect(400)
                .at("/field"))
        .isEqualTo("parts");
    assertThat(
            plan(
                    "crossed",
                    "'characteristic':'bore',"
                        + parts(3)
                        + ",'appraisers':['nobody','anna'],'trials':2")
                .expect(400)
                .at("/detail"))
        .contains("nobody");
    assertThat(
            plan(
                    "crossed",
                    "'characteristic':'bore',"
                        + parts(50)
                        + ",'appraisers':['inspector','anna'],'trials':100")
                .expect(400)
                .at("/detail"))
        .contains("600");
    assertThat(
            plan(
                    "bias",
                    "'characteristic':'bore'," + parts(1) + ",'appraisers':['anna'],'trials':3")
                .expect(400)
                .at("/field"))
        .isEqualTo("parts[0].reference");
  }
}
