package io.gaugewire.ingest.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gaugewire.ingest.masterdata.FileAndDesk.Difference;
import io.gaugewire.ingest.masterdata.MasterDataConflictException;
import io.gaugewire.ingest.masterdata.MasterDataReader;
import io.gaugewire.ingest.masterdata.MasterDataStore;
import io.gaugewire.settings.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The file that a server starts with, and people at the desk, about the same records. */
class FileAndDeskTest {
  private static TestDesk desk;
  private static final AtomicInteger TESTS = new AtomicInteger();

  @TempDir private Path folder;

  /** Codes of this test alone. */
  private final String own = "-" + TESTS.incrementAndGet();

  private final String file =
      """
      site: plant@
      stations:
        - {code: S-10, name: {en: Turning, zh: 车削}}
      characteristics:
        - code: length@
          name: {en: Length, zh: 长度}
          unit: mm
          decimals: 3
          specification: {lower: 9.90, upper: 10.1}
          source: {edge: edge@, station: S-10, tag: length}
          chart: {kind: xbar-r, subgroupSize: 5, locationRules: [nelson-2, nelson-1], staleAfter: 90s}
        - code: width@
          name: {en: Width, zh: 宽度}
          unit: mm
          decimals: 3
          source: {edge: edge@, station: S-10, tag: width}
          chart: {kind: i-mr}
      """
          .replace("@", own);

  private final String chart = "length" + own + "-xbar-r";
  private final String path = "/master-data/charts/" + chart;

  @BeforeAll
  static void open() {
    desk = new TestDesk();
  }

  @AfterAll
  static void close() {
    desk.close();
  }

  private List<Difference> start(String text) {
    try {
      Path written = folder.resolve("masterdata.yml");
      Files.writeString(written, text);
      return new MasterDataStore(desk.desk.changes()).apply(MasterDataReader.read(written));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static JsonNode chart(String path) {
    return desk.get("engineer", path).expect(200).body().at("/charts/0");
  }

  private static void change(String path, String from, String to) {
    TestDesk.Reply now = desk.get("engineer", path).expect(200);
    assertThat(now.text()).contains(from);
    desk.put("engineer", path, now.etag().orElseThrow(), now.text().replace(from, to)).expect(200);
  }

  @Test
  void theFileGoesOnChangingWhatNobodyChangedAtTheDesk() {
    assertThat(start(file)).isEmpty();
    long lines = desk.get("auditor", "/audit/anchor").number("/number");
    assertThat(start(file)).isEmpty();
    assertThat(desk.get("auditor", "/audit/anchor").number("/number"))
        .as("what is the same is no change, but for signing in")
        .isLessThanOrEqualTo(lines + 2);

    assertThat(start(file.replace("90s", "2min").replace("upper: 10.1", "upper: 10.2"))).isEmpty();
    assertThat(chart(path).at("/staleAfterSeconds").asInt()).isEqualTo(120);
    JsonNode history = desk.get("auditor", path + "/history").body().at("/lines");
    assertThat(history).hasSize(2);
    assertThat(history.get(0).at("/author").asString()).isEqualTo("system");
    assertThat(history.get(0).at("/reason").asString())
        .isEqualTo("the file that the server starts with");
    assertThat(desk.get("auditor", "/master-data/characteristics/length" + own).text())
        .contains("10.2");
  }

  @Test
  void theDeskCountsOnceSomebodyChangedAChartThereAndTheStartTellsWhatDiffers() {
    start(file);
    change(path, "\"phaseOne\":25", "\"phaseOne\":40");
    assertThat(start(file.replace("nelson-2, nelson-1", "nelson-1, nelson-6")))
        .containsExactly(
            new Difference(
                "chart", chart, "rules of location", "nelson-1 nelson-6", "nelson-1 nelson-2"),
            new Difference("chart", chart, "phase I", "25", "40"));
    assertThat(chart(path).at("/phaseOne").asInt()).isEqualTo(40);
    assertThat(chart(path).at("/locationRules").toString()).doesNotContain("nelson-6");

    assertThat(start(file.replace("staleAfter: 90s", "phaseOne: 40, staleAfter: 90s")))
        .as("they agree, in whatever order the rules stand")
        .isEmpty();
    change(path, "\"retired\":false", "\"retired\":true");
    assertThat(start(file.replace("staleAfter: 90s", "phaseOne: 40, staleAfter: 90s")))
        .containsExactly(new Difference("chart", chart, "service", "in service", "retired"));
    assertThat(chart(path).at("/retired").asBoolean()).isTrue();
  }

  /** A drawing that was changed at the desk must not fall back with the next start. */
  @Test
  void theSameHoldsForCharacteristicsAndStationsButNotForWhatTheFileIsSilentAbout() {
    start(file);
    change(
        "/master-data/characteristics/width" + own,
        "\"severity\":\"minor\"",
        "\"severity\":\"critical\"");
    assertThat(start(file.replace("Width", "Breadth"))).isEmpty();
    assertThat(desk.get("auditor", "/master-data/characteristics/width" + own).text())
        .contains("Breadth", "critical");

    change("/master-data/characteristics/length" + own, "10.1", "10.3");
    change("/master-data/stations/plant" + own + "%2FS-10", "Turning", "Lathe 10");
    assertThat(start(file.replace("Width", "Breadth")))
        .containsExactly(
            new Difference(
                "station", "plant" + own + "/S-10", "English name", "Turning", "Lathe 10"),
            new Difference("characteristic", "length" + own, "upper", "10.1", "10.3"));
    assertThat(desk.get("auditor", "/master-data/characteristics/length" + own).text())
        .contains("10.3");
  }

  @Test
  void aChartThatWasBegunAtTheDeskIsNotTouchedByAFileThatNamesItLater() {
    start(file.substring(0, file.indexOf("  - code: width" + own)));
    desk.post(
            "engineer",
            "/master-data",
            """
            {'characteristics':[{'code':'width@','name':{'en':'Width','zh':'宽度'},'unit':'mm','decimals':3}],
             'charts':[{'code':'W1','characteristic':'width@','kind':'i-mr','subgroupSize':1,
               'locationRules':['nelson-1','nelson-2'],'dispersionRules':['nelson-1'],
               'phaseOne':25,'staleAfterSeconds':60}]}
            """
                .replace("@", own))
        .expect(200);
    assertThat(start(file))
        .containsExactly(new Difference("chart", "W1", "stale after", "600 s", "60 s"));
    assertThat(desk.get("engineer", "/master-data").text()).doesNotContain("width" + own + "-i-mr");
  }

  @Test
  void aSizeCannotChangeUnderWhatWasJudgedAndTheErrorSaysWhatToDo() {
    start(file);
    String smaller = file.replace("subgroupSize: 5", "subgroupSize: 4");
    assertThat(start(smaller)).as("nothing was judged yet").isEmpty();
    desk.database
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "insert into chart_state (chart_id, state, tag_id, batch)"
                        + " select id, '', 1, '' from chart where code = '"
                        + chart
                        + "'"));
    assertThatThrownBy(() -> start(file))
        .isInstanceOf(MasterDataConflictException.class)
        .hasMessageContaining("retire the chart at the desk");
    assertThat(chart(path).at("/subgroupSize").asInt()).isEqualTo(4);
  }

  @Test
  void rulesThatMeanNothingOnRangesAreRefusedWithTheirLine() {
    assertThatThrownBy(() -> start(file.replace("staleAfter: 90s", "dispersionRules: [nelson-5]")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("nelson-5");
  }
}
