package io.gaugewire.ingest.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.gaugewire.ingest.intake.Downlinks;
import io.gaugewire.ingest.intake.StationContext;
import io.gaugewire.ingest.stationcontext.RecordedContext;
import io.gaugewire.ingest.stationcontext.StationKnowledge;
import io.gaugewire.wire.ContextDocument;
import io.gaugewire.wire.EdgeId;
import io.gaugewire.wire.StationHold;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** INS-1: what a plan asks of a batch, and that a record which gives less does not pass it. */
class PlannedSampleTest {
  private final Plant plant = new Plant();

  @AfterEach
  void close() {
    plant.close();
  }

  private void plan(String sampling, String more) {
    String id = TestDesk.newId().toString();
    plant
        .desk
        .post(
            "engineer",
            "/plans",
            """
            {'id':'%s','part':'DR-100','operation':'IQC','reason':'sampling','content':{
              'characteristics':[],%s
              'attributes':{'inspect':1,'accept':1,'defects':['scratch','crack'],'sampling':%s},
              'reaction':{'en':'Stop and call.','zh':'停机并呼叫。'}}}
            """
                .formatted(id, more, sampling))
        .expect(201);
    plant
        .desk
        .post("quality", "/plans/" + id + "/approval", "{'secret':'" + TestDesk.PASSWORD + "'}")
        .expect(200);
    plant.desk.clock.forward(Duration.ofMinutes(1));
  }

  private TestDesk.Reply looked(String batch, int pieces, int scratches, String more) {
    String defects = scratches == 0 ? "" : "{'code':'scratch','count':" + scratches + "}";
    return plant.record(
        "{'kind':'inspection','batch':'%s','operation':'IQC',%s'counts':{'inspected':%d,'defects':[%s]}}"
            .formatted(batch, more, pieces, defects));
  }

  @Test
  void anAqlPlanIsUsedWithItsSwitching() {
    plan("{'kind':'aql','level':'II','aql':'2.5'}", "");
    plant.batch("A-0");
    TestDesk.Reply scan = plant.desk.get("inspector", "/scan/A-0").expect(200);
    assertThat(scan.number("/asked/inspect")).isEqualTo(20);
    assertThat(scan.number("/asked/accept")).isEqualTo(1);
    assertThat(scan.at("/asked/severity")).isEqualTo("normal");
    assertThat(looked("A-0", 19, 0, "").expect(201).at("/verdict"))
        .as("one piece short of the plan")
        .isEqualTo("unproven");
    assertThat(looked("A-0", 20, 1, "").expect(201).at("/verdict")).isEqualTo("pass");
    for (int i = 1; i < 3; i++) {
      plant.batch("A-" + i);
      assertThat(looked("A-" + i, 20, 2, "").expect(201).at("/verdict")).isEqualTo("fail");
    }
    plant.batch("A-3");
    scan = plant.desk.get("inspector", "/scan/A-3").expect(200);
    assertThat(scan.at("/asked/severity")).isEqualTo("tightened");
    assertThat(scan.number("/asked/inspect")).isEqualTo(32);
  }

  @Test
  void oneOfSoManyFollowsFromTheBatch() {
    plan("{'kind':'every','every':8}", "");
    plant.batch("E-0");
    assertThat(plant.desk.get("inspector", "/scan/E-0").number("/asked/inspect")).isEqualTo(13);
    assertThat(looked("E-0", 12, 0, "").expect(201).at("/verdict")).isEqualTo("unproven");
    assertThat(looked("E-0", 13, 0, "").expect(201).at("/verdict")).isEqualTo("pass");
  }

  @Test
  void ins2ARecordBelongsToAPartAndToEveryBatchItSpeaksOf() {
    String first = plant.batch("M-1");
    String second = plant.batch("M-2");
    TestDesk.Reply record =
        plant
            .record(
                plant
                    .document("M-1", "IQC", "G-1", 0, "10", "10")
                    .replace(
                        "'operation'",
                        "'batches':[{'batch':'M-1','quantity':40},{'batch':'M-2','quantity':60}],'operation'"))
            .expect(201);
    assertThat(record.at("/part")).isEqualTo("DR-100");
    for (String batch : new String[] {first, second}) {
      assertThat(plant.desk.get("quality", "/batches/" + batch).at("/records/0/id"))
          .isEqualTo(record.at("/id"));
    }
    plant.record(plant.document("M-3", "IQC", "G-1", 0, "10", "10")).expect(404);
    plant.record(plant.document("M-1", "no such step", "G-1", 0, "10", "10")).expect(409);
  }

  @Test
  void ins1NothingIsRecordedBeforeTheFirstArticle() {
    plan("{'kind':'every','every':50}", "'firstArticle':true,");
    String batch = plant.batch("F-0");
    plant.move(batch, "IQC").expect(200);
    looked("F-0", 2, 0, "").expect(409);
    looked("F-0", 2, 0, "'firstArticle':true,").expect(201);
    looked("F-0", 2, 0, "").expect(201);
    for (var check : plant.desk.get("quality", "/batches/" + batch).body().at("/checks")) {
      assertThat(check.at("/state").asString()).as(check.toString()).isEqualTo("done");
    }
    String other = plant.batch("F-1");
    plant.move(other, "IQC").expect(200);
    plant.move(other, "ASM").expect(200);
    assertThat(plant.desk.get("quality", "/nonconformances").text())
        .contains("The first article was not inspected.");
  }

  /** What a station is told while the server is there, it asks for while it is cut off. */
  @Test
  void ins1AStationIsToldHowManyPiecesOfABatchToLookAt() {
    plan("{'kind':'aql','level':'II','aql':'2.5'}", "");
    plant.batch("S-0");
    EdgeId edge = new EdgeId("plant", "edge");
    StationContext files =
        new StationContext() {
          @Override
          public List<StationHold> holds(EdgeId of) {
            return List.of();
          }

          @Override
          public List<ContextDocument> documents(EdgeId of) {
            String stations = "{\"stations\":[{\"station\":\"S1\"}]}";
            return List.of(
                new ContextDocument("stations", 1, stations.getBytes(StandardCharsets.UTF_8)));
          }
        };
    Jdbi jdbi = plant.desk.database.jdbi();
    try (RecordedContext context =
        RecordedContext.start(
            jdbi,
            new Downlinks(),
            files,
            new StationKnowledge(jdbi, plant.desk.clock, TestDesk.ZONE),
            plant.desk.clock,
            Duration.ofSeconds(5))) {
      assertThat(document(context, edge, "people"))
          .as("who may inspect there, and what")
          .contains("\"stations\":[\"S1\"]", "\"operation\":\"IQC\"")
          .doesNotContain("\"operation\":\"ASM\"");
      assertThat(asked(context, edge))
          .contains("\"asked\":{\"IQC\":{\"inspect\":20,\"accept\":1,\"severity\":\"normal\"}}");
      for (int i = 0; i < 2; i++) {
        plant.batch("F-" + i);
        looked("F-" + i, 20, 2, "").expect(201);
      }
      assertThat(asked(context, edge))
          .contains("\"asked\":{\"IQC\":{\"inspect\":32,\"accept\":1,\"severity\":\"tightened\"}}");
    }
  }

  private static String asked(RecordedContext context, EdgeId edge) {
    return document(context, edge, "batches");
  }

  private static String document(RecordedContext context, EdgeId edge, String kind) {
    return context.documents(edge).stream()
        .filter(document -> document.kind().equals(kind))
        .map(document -> new String(document.content(), StandardCharsets.UTF_8))
        .findAny()
        .orElseThrow();
  }
}
