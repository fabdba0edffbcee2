package io.gaugewire.ingest.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.gaugewire.ingest.Eventually;
import io.gaugewire.ingest.ParcelMaker;
import io.gaugewire.ingest.audit.AuditChain;
import io.gaugewire.ingest.audit.ChainVerdict;
import io.gaugewire.ingest.chart.ChartStore;
import io.gaugewire.ingest.intake.Delivery;
import io.gaugewire.ingest.live.LiveStream;
import io.gaugewire.ingest.monitoring.ChartFeed;
import io.gaugewire.ingest.monitoring.Monitoring;
import io.gaugewire.wire.Contents;
import io.gaugewire.wire.EdgeId;
import io.gaugewire.wire.Parcel;
import io.gaugewire.wire.ParcelCodec;
import io.gaugewire.wire.ReadingColumns;
import io.gaugewire.wire.TagDefinition;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Charts are begun, changed, retired and resumed at the desk while the server runs. */
class ChartChangeTest {
  private static final Instant NOON = Instant.parse("2026-10-05T12:00:00Z");
  private static final String PATH = "/master-data/charts/length-i-mr";

  private TestDesk desk;
  private Monitoring monitoring;
  private LiveStream live;
  private final ParcelMaker maker = new ParcelMaker(new EdgeId("plant", "edge"), 1, 1, 5);
  private long parcels;

  @BeforeEach
  void open() {
    desk = new TestDesk();
    live = new LiveStream();
    ChartStore store = new ChartStore(desk.database.jdbi());
    ChartFeed feed = new ChartFeed(desk.board, live);
    monitoring = Monitoring.start(desk.database, desk.announcer, feed);
    desk.chartListeners.add(monitoring::chartsChanged);
    desk.chartListeners.add(() -> feed.refresh(store));
    desk.post(
            "engineer",
            "/master-data",
            "{'characteristics':[{'code':'length','name':{'en':'Length','zh':'长度'},'unit':'mm',"
                + "'decimals':3,'lower':9,'upper':11}]}")
        .expect(200);
    ReadingColumns none = new ReadingColumns(1);
    arrive(
        maker.seal(
            new Contents(
                List.of(new TagDefinition(1, "s", "l", "mm", 3)),
                none,
                List.of(),
                List.of(),
                List.of(),
                List.of())));
    Eventually.holds("the tag is known", () -> number("select count(*) from tag") == 1);
  }

  @AfterEach
  void close() {
    monitoring.close();
    live.close();
    desk.close();
  }

  private void arrive(Parcel parcel) {
    parcels++;
    desk.intake.offer(new Delivery(maker.edge(), ParcelCodec.encode(parcel), () -> {}));
  }

  /** One reading a second from so many seconds after noon on; waits until charts have passed it. */
  private void read(long second, double... values) {
    ReadingColumns readings = new ReadingColumns(values.length);
    for (int i = 0; i < values.length; i++) {
      readings.add(1, micros(NOON.plusSeconds(second + i)), values[i], 0);
    }
    arrive(maker.seal(Contents.of(readings)));
    Eventually.holds(
        "monitoring has passed " + parcels,
        () ->
            number("select coalesce(max(seq), 0) from consumer where name = 'monitoring'")
                == parcels);
  }

  private static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }

  private long number(String sql) {
    return desk.database.jdbi().withHandle(h -> h.createQuery(sql).mapTo(Long.class).one());
  }

  private static String chart(String rules, String more) {
    return """
    {'charts':[{'code':'length-i-mr','characteristic':'length','kind':'i-mr','subgroupSize':1,
      'locationRules':[%s],'dispersionRules':['nelson-1'],'phaseOne':5,'staleAfterSeconds':600%s}]}
    """
        .formatted(rules, more);
  }

  private TestDesk.Reply begin() {
    return desk.put("engineer", PATH + "?reason=new%20line", "\"0\"", chart("'nelson-1'", ""))
        .expect(200);
  }

  private TestDesk.Reply change(String reason, String body) {
    String version = desk.get("engineer", PATH).expect(200).etag().orElseThrow();
    return desk.put("engineer", PATH + "?reason=" + reason, version, body);
  }

  private void assign() {
    desk.post(
            "engineer",
            "/tags/1/bindings",
            "{'characteristic':'length','from':'%s','reason':'new gauge'}".formatted(NOON))
        .expect(201);
  }

  private JsonNode shown(String more) {
    return desk.get("inspector", "/charts/1" + more).expect(200).body();
  }

  @Test
  void aChartThatIsBegunJudgesFromTheNextParcelOnWithoutARestart() throws Exception {
    begin();
    assertThat(shown("").at("/summary/state").asString()).isEqualTo("preliminary");
    assertThat(shown("").at("/summary/stationName/en").asString()).isEqualTo("No tag yet");
    assign();
    read(0, 10, 10.1, 9.9, 10, 10.2);
    assertThat(shown("").at("/summary/subgroups").asInt()).isEqualTo(5);
    assertThat(shown("").at("/limitSets")).as("phase I is complete").hasSize(1);
    read(5, 15);
    assertThat(shown("").at("/summary/state").asString()).isEqualTo("signal");

    JsonNode line = desk.get("auditor", "/audit?kind=chart").expect(200).body().at("/lines/0");
    assertThat(line.at("/author").asString()).isEqualTo("engineer");
    assertThat(line.at("/reason").asString()).isEqualTo("new line");
    assertThat(line.at("/record").asString()).isEqualTo("length-i-mr");
    assertThat(AuditChain.verify(desk.database.pool(), Optional.empty()))
        .isInstanceOf(ChainVerdict.Intact.class);
  }

  @Test
  void whatWasStoredBeforeAChartWasBegunIsToldBesideIt() {
    assign();
    read(0, 10, 10, 10);
    begin();
    read(3, 10.5);
    JsonNode found = desk.get("inspector", "/charts/1/subgroups").expect(200).body();
    assertThat(found.at("/number")).hasSize(1);
    assertThat(found.at("/unjudged/0/reason").asString()).isEqualTo("begun-later");
    assertThat(found.at("/unjudged/0/readings").asInt()).isEqualTo(3);
  }

  /** Twelve points on one side: rule 2 finds them, but only those since it is a rule. */
  @Test
  void aRuleJudgesFromTheNextSubgroupOnAndNothingIsJudgedAnew() {
    begin();
    assign();
    read(0, 10, 10.1, 9.9, 10, 10.2);
    double side = 10.06;
    read(5, side, side, side, side, side, side, side, side, side, side);
    assertThat(number("select count(*) from signal")).isZero();

    desk.clock.set(NOON.plusSeconds(60));
    change("runs%20are%20missed", chart("'nelson-2','nelson-1'", "")).expect(200);
    read(20, side, side, side, side, side, side, side, side);
    assertThat(number("select count(*) from signal")).as("eight since").isZero();
    read(28, side, side);
    assertThat(number("select min(subgroup) from signal where rule = 'nelson-2'")).isEqualTo(24);
    assertThat(number("select count(*) from signal")).isEqualTo(2);
    assertThat(number("select points[1] from signal order by subgroup limit 1"))
        .as("the run begins with the first subgroup under the rule")
        .isEqualTo(16);

    JsonNode stages = shown("").at("/stages");
    assertThat(stages).hasSize(2);
    assertThat(stages.get(1).at("/firstSubgroup").asLong()).isEqualTo(16);
    assertThat(stages.get(1).at("/reason").asString()).isEqualTo("runs are missed");
    assertThat(shown("").at("/rules/location").toString()).isEqualTo("[\"nelson-1\",\"nelson-2\"]");
    JsonNode then = shown("?asOf=" + NOON.plusSeconds(14));
    assertThat(then.at("/rules/location").toString()).isEqualTo("[\"nelson-1\"]");
    assertThat(then.at("/stages")).hasSize(1);

    JsonNode history = desk.get("auditor", PATH + "/history").expect(200).body().at("/lines");
    assertThat(history).hasSize(2);
    assertThat(history.get(0).at("/before").asString()).contains("[\"nelson-1\"]");
    assertThat(history.get(0).at("/after").asString()).contains("nelson-2");
  }

  @Test
  void aRetiredChartTakesNoReadingsAndIsResumedAfterAnInterruption() {
    begin();
    assign();
    read(0, 10, 10.1, 9.9, 10, 10.2);
    desk.clock.set(NOON.plusSeconds(10));
    change("line%20rebuilt", chart("'nelson-1'", ",'retired':true")).expect(200);
    read(11, 20, 20);
    assertThat(number("select count(*) from subgroup")).isEqualTo(5);
    assertThat(desk.get("inspector", "/charts").body().at("/charts")).isEmpty();
    assertThat(desk.get("inspector", "/charts?retired=true").at("/charts/0/state"))
        .isEqualTo("retired");
    read(8, 10.3);
    assertThat(number("select count(*) from subgroup"))
        .as("what was measured before and is late counts")
        .isEqualTo(6);

    desk.clock.set(NOON.plusSeconds(100));
    change("line%20runs", chart("'nelson-1'", ",'retired':false")).expect(200);
    read(99, 20);
    read(100, 10.1, 10.2);
    assertThat(number("select count(*) from subgroup")).isEqualTo(8);
    assertThat(
            number(
                "select number from subgroup where after_interruption order by number desc limit"
                    + " 1"))
        .isEqualTo(7);
    assertThat(shown("").at("/summary/state").asString()).isEqualTo("in-control");
    assertThat(shown("?asOf=" + NOON.plusSeconds(50)).at("/summary/state").asString())
        .isEqualTo("retired");
  }

  /** The field at which a new chart is refused that says {@code wrong} where it should not. */
  private String refusedField(String right, String wrong) {
    String body = chart("'nelson-1'", "").replace(right, wrong);
    return desk.put("engineer", PATH, "\"0\"", body).expect(400).at("/field");
  }

  @Test
  void whatCannotBeIsRefusedAtItsFieldWithWhatWouldBe() {
    desk.put("inspector", PATH, "\"0\"", chart("'nelson-1'", "")).expect(403);
    desk.put("administrator", PATH, "\"0\"", chart("'nelson-1'", "")).expect(403);
    assertThat(refusedField("'subgroupSize':1", "'subgroupSize':5"))
        .isEqualTo("charts[0].subgroupSize");
    assertThat(refusedField("'dispersionRules':['nelson-1']", "'dispersionRules':['nelson-5']"))
        .isEqualTo("charts[0].dispersionRules");
    assertThat(refusedField("'characteristic':'length'", "'characteristic':'x'"))
        .isEqualTo("charts[0].characteristic");

    begin();
    String means =
        chart("'nelson-1'", "").replace("'i-mr','subgroupSize':1", "'xbar-r','subgroupSize':3");
    change("nothing%20judged%20yet", means).expect(200);
    change("and%20back", chart("'nelson-1'", "")).expect(200);
    desk.put("engineer", PATH, "\"0\"", chart("'nelson-2'", "")).expect(412);
    TestDesk.Reply refused =
        desk.put(
                "engineer",
                "/master-data/charts/other",
                "\"0\"",
                chart("'nelson-1'", "").replace("'code':'length-i-mr'", "'code':'other'"))
            .expect(400);
    assertThat(refused.at("/field")).isEqualTo("charts[0].kind");
    assertThat(refused.at("/detail")).contains("length-i-mr");

    assign();
    read(0, 10);
    refused = change("smaller", means).expect(400);
    assertThat(refused.at("/detail")).contains("Retire it and begin another");
    assertThat(number("select count(*) from chart_stage"))
        .as("three said, none refused")
        .isEqualTo(3);
  }

  private static final String SIGNED = "{'secret':'" + TestDesk.PASSWORD + "'}";

  private TestDesk.Reply known(String who, String mu, String sigma) {
    return desk.post(
        who,
        "/charts/1/limits/known",
        "{'mu':%s,'sigma':%s,'reason':'study of the machine','secret':'%s'}"
            .formatted(mu, sigma, TestDesk.PASSWORD));
  }

  private TestDesk.Reply approve(String who, JsonNode proposal) {
    String path = "/limit-proposals/" + proposal.at("/id").asString() + "/approval";
    return desk.post(who, path, SIGNED);
  }

  @Test
  void limitsKnownBeforehandJudgeTheFirstSubgroupOnceSomebodyElseApproved() throws Exception {
    begin();
    assertThat(known("engineer", "10", "0").expect(400).at("/field")).isEqualTo("sigma");
    assertThat(known("engineer", "10", "1e-200").expect(400).at("/field")).isEqualTo("sigma");
    assertThat(known("engineer", "1e300", "0.1").expect(400).at("/field")).isEqualTo("mu");
    known("inspector", "10", "0.1").expect(403);
    JsonNode proposal = known("engineer", "10", "0.1").expect(201).body();
    assertThat(proposal.at("/method").asString()).isEqualTo("known");
    assertThat(proposal.at("/location/ucl").asDouble()).isCloseTo(10.3, within(1e-12));
    assertThat(proposal.has("first")).as("it rests on no subgroup").isFalse();
    approve("engineer", proposal).expect(403);
    assertThat(shown("").at("/limitSets")).isEmpty();
    approve("quality", proposal).expect(200);

    assign();
    read(0, 10, 10.2, 9.9, 10, 10.1, 10);
    JsonNode limits = shown("").at("/limitSets");
    assertThat(limits).as("none are estimated any more").hasSize(1);
    assertThat(limits.at("/0/firstSubgroup").asLong()).isEqualTo(1);
    assertThat(limits.at("/0/author").asString()).isEqualTo("engineer");
    assertThat(limits.at("/0/approver").asString()).isEqualTo("quality");
    assertThat(limits.at("/0/reason").asString()).isEqualTo("study of the machine");
    assertThat(limits.at("/0").has("source")).isFalse();
    assertThat(shown("/subgroups").at("/limitSet").toString()).isEqualTo("[1,1,1,1,1,1]");
    read(6, 10.31);
    assertThat(shown("").at("/summary/state").asString()).isEqualTo("signal");
    assertThat(AuditChain.verify(desk.database.pool(), Optional.empty()))
        .isInstanceOf(ChainVerdict.Intact.class);
  }

  @Test
  void limitsKnownBeforehandEndAPhaseOneThatIsUnderWay() {
    begin();
    assign();
    read(0, 10, 10.2, 9.9);
    JsonNode proposal = known("engineer", "10", "0.1").expect(201).body();
    assertThat(known("quality", "10", "0.1").expect(409).at("/detail")).contains("waits");
    approve("quality", proposal).expect(200);
    read(3, 10, 10.1, 10);
    assertThat(shown("").at("/limitSets")).hasSize(1);
    assertThat(shown("/subgroups").at("/limitSet").toString()).isEqualTo("[0,0,0,1,1,1]");
  }

  @Test
  void limitsEstimatedMeanwhileAreNotReplacedByThoseKnownBeforehand() {
    begin();
    assign();
    JsonNode proposal = known("engineer", "10", "0.1").expect(201).body();
    read(0, 10, 10.2, 9.9, 10, 10.1, 10);
    assertThat(approve("quality", proposal).expect(409).at("/detail")).contains("propose anew");
    assertThat(shown("").at("/limitSets/0/method").asString()).isEqualTo("mr-mean");
  }

  /** Two pairs of one spread, then one of half a millimetre with the same mean. */
  @Test
  void aChartOfMeansAndStandardDeviationsIsBegunJudgedAndStudied() {
    String path = "/master-data/charts/length-xbar-s?reason=four%20at%20a%20time";
    String charted =
        chart("'nelson-1'", "")
            .replace("i-mr", "xbar-s")
            .replace("'subgroupSize':1,", "'subgroupSize':4,");
    TestDesk.Reply refused =
        desk.put("engineer", path, "\"0\"", charted.replace("Size':4", "Size':1")).expect(400);
    assertThat(refused.at("/detail")).isEqualTo("Give subgroups of 2 to 25.");
    desk.put("engineer", path, "\"0\"", charted).expect(200);
    assign();
    for (int i = 0; i < 5; i++) {
      double spread = i % 2 == 0 ? 0.03 : 0.06;
      read(4L * i, 10 - spread, 10 + spread, 10 + spread, 10 - spread);
    }

    // Of four values, two on each side of the mean: s = spread √(4/3); c4 is 0.9213, B6 is 2.088.
    double sigma = (3 * 0.03 + 2 * 0.06) / 5 * Math.sqrt(4 / 3.0) / 0.9213;
    JsonNode limits = shown("").at("/limitSets/0");
    assertThat(limits.at("/method").asString()).isEqualTo("sbar");
    assertThat(limits.at("/sigma").asDouble()).isCloseTo(sigma, within(1e-5));
    assertThat(limits.at("/dispersion/ucl").asDouble()).isCloseTo(2.088 * sigma, within(1e-4));
    assertThat(limits.at("/dispersion").has("lcl")).isFalse();
    assertThat(shown("/subgroups").at("/dispersion/1").asDouble())
        .isCloseTo(0.06 * Math.sqrt(4 / 3.0), within(1e-12));

    read(20, 10 - 0.25, 10 + 0.25, 10 + 0.25, 10 - 0.25);
    assertThat(shown("").at("/summary/signal/on").asString()).isEqualTo("dispersion");
    assertThat(shown("").at("/summary/kind").asString()).isEqualTo("xbar-s");
    JsonNode capability = shown("/capability");
    assertThat(capability.at("/estimator").asString()).isEqualTo("MEAN_DEVIATION");
    assertThat(capability.at("/sigmaWithin").asDouble())
        .isCloseTo((5 * sigma * 0.9213 + 0.25 * Math.sqrt(4 / 3.0)) / 6 / 0.9213, within(1e-5));
    JsonNode preview =
        desk.post(
                "engineer",
                "/charts/1/limits/preview",
                "{'first':1,'last':6,'excluded':[{'subgroup':6,'reason':'a chip'}]}")
            .expect(200)
            .body();
    assertThat(preview.at("/sigma").asDouble())
        .isEqualTo(shown("").at("/limitSets/0/sigma").asDouble());
    assertThat(preview.at("/dispersion/ucl").asDouble())
        .isEqualTo(shown("").at("/limitSets/0/dispersion/ucl").asDouble());
    assertThat(preview.at("/signalsAfter").asInt()).as("the sixth is left out").isZero();
  }

  @Test
  void theWayOfAChartMayBeHandedOverInOneChange() {
    begin();
    assign();
    read(0, 10);
    String both =
        chart("'nelson-1'", ",'retired':true")
            .replace(
                "}]}",
                "},{'code':'length-2','characteristic':'length','kind':'i-mr','subgroupSize':1,"
                    + "'phaseOne':5,'staleAfterSeconds':60}]}");
    desk.post("engineer", "/master-data", both).expect(200);
    desk.clock.forward(Duration.ofSeconds(1));
    read(1, 10.1, 10.2);
    assertThat(
            number(
                "select count(*) from subgroup s join chart c on c.id = s.chart_id"
                    + " where c.code = 'length-2'"))
        .isEqualTo(2);
  }
}
