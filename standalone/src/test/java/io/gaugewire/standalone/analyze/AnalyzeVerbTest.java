package io.gaugewire.standalone.analyze;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AnalyzeVerbTest {
  private static final String PISTON_RINGS = "src/test/resources/analyze/piston-rings.csv";
  private static final String DIAMETERS = "d1,d2,d3,d4,d5";

  @TempDir Path directory;

  private record Answer(int exit, String output, String errors) {
    JsonNode json() {
      assertThat(errors).isEmpty();
      return JsonMapper.shared().readTree(output);
    }
  }

  private static Answer analyze(Object... arguments) {
    var output = new StringWriter();
    var errors = new StringWriter();
    int exit =
        new CommandLine(new AnalyzeVerb())
            .setOut(new PrintWriter(output, true))
            .setErr(new PrintWriter(errors, true))
            .execute(List.of(arguments).stream().map(Object::toString).toArray(String[]::new));
    return new Answer(exit, output.toString(), errors.toString());
  }

  private Path file(String content) throws IOException {
    return Files.writeString(Files.createTempFile(directory, "values", ".csv"), content);
  }

  /** The first 25 samples, which Montgomery takes for phase I. */
  private Path phaseOne() throws IOException {
    return file(
        Files.readAllLines(Path.of(PISTON_RINGS)).stream()
            .limit(27)
            .collect(Collectors.joining("\n")));
  }

  private static List<Integer> positions(JsonNode panel) {
    return panel.get("signals").valueStream().map(s -> s.get("position").intValue()).toList();
  }

  /**
   * Limits computed by R package qcc 3.0 with exact constants; Montgomery prints 73.988, 74.014.
   */
  @Test
  void pistonRingsHaveTheTextbooksLimitsAndSignals() {
    JsonNode report =
        analyze(
                PISTON_RINGS,
                "--chart=xbar-r",
                "--value=" + DIAMETERS,
                "--baseline=25",
                "--rules=limits",
                "--json")
            .json();
    JsonNode last = report.at("/panels/0/points/39");
    assertThat(last.get("center").doubleValue()).isCloseTo(74.001176, within(1e-9));
    assertThat(last.get("lcl").doubleValue()).isCloseTo(73.98804759195622, within(1e-9));
    assertThat(report.at("/stages/0/sigma").doubleValue())
        .isCloseTo(0.009785337607413182, within(1e-12));
    assertThat(positions(report.at("/panels/0"))).containsExactly(36, 37, 38);
    assertThat(positions(report.at("/panels/1"))).isEmpty();
    assertThat(report.has("capability")).isFalse();
  }

  /** Figures of the same file: Cp 1.7032, Cpk 1.6632 with R̄/d2; Pp 1.6551, Ppk 1.6162. */
  @Test
  void aStableProcessHasCapabilityWithItsInterval() throws IOException {
    JsonNode capability =
        analyze(
                phaseOne(),
                "--chart=xbar-r",
                "--value=" + DIAMETERS,
                "--lsl=73.95",
                "--usl=74.05",
                "--json")
            .json()
            .get("capability");
    assertThat(capability.get("kind").stringValue()).isEqualTo("capability");
    assertThat(capability.at("/within/spread/value").doubleValue()).isCloseTo(1.7032, within(5e-5));
    assertThat(capability.at("/within/minimum/value").doubleValue())
        .isCloseTo(1.6632, within(5e-5));
    assertThat(capability.at("/overall/spread/value").doubleValue())
        .isCloseTo(1.6551, within(5e-5));
    assertThat(capability.at("/overall/minimum/value").doubleValue())
        .isCloseTo(1.6162, within(5e-5));
    assertThat(capability.at("/overall/minimum/from").doubleValue()).isLessThan(1.6162);
    assertThat(capability.at("/overall/minimum/to").doubleValue()).isGreaterThan(1.6162);
  }

  @Test
  void anUnstableProcessHasPerformanceOnlyAndSaysWhy() {
    Answer table =
        analyze(
            PISTON_RINGS,
            "--chart=xbar-r",
            "--value=" + DIAMETERS,
            "--baseline=25",
            "--lsl=73.95",
            "--usl=74.05");
    assertThat(table.exit()).isZero();
    assertThat(table.output())
        .contains("performance")
        .contains("the process is not stable")
        .contains("Ppk")
        .doesNotContain("Cpk");
  }

  @Test
  void consecutiveRowsAndLabelsAndColumnsMakeTheSameSubgroups() throws IOException {
    List<String> long5 = new ArrayList<>(List.of("label;value"));
    List<String> rows = Files.readAllLines(Path.of(PISTON_RINGS)).subList(2, 42);
    for (String row : rows) {
      String[] cells = row.split(",", -1);
      for (int i = 2; i < cells.length; i++) {
        long5.add("\"Sample " + cells[0] + "\";" + cells[i].replace('.', ','));
      }
    }
    Path file = file(String.join("\r\n", long5));
    JsonNode wide =
        analyze(PISTON_RINGS, "--chart=xbar-s", "--value=" + DIAMETERS, "--json")
            .json()
            .get("panels");
    assertThat(
            analyze(file, "--chart=xbar-s", "--decimal-comma", "--value=value", "--n=5", "--json")
                .json()
                .get("panels"))
        .isEqualTo(wide);
    assertThat(
            analyze(
                    file,
                    "--chart=xbar-s",
                    "--decimal-comma",
                    "--value=2",
                    "--subgroup=label",
                    "--json")
                .json()
                .get("panels"))
        .isEqualTo(wide);
  }

  @Test
  void everyChartIsDrawnWithARingForEverySignalledPoint() throws Exception {
    Path file = file(synthetic());
    for (String chart : ChartChoice.labels()) {
      List<Object> arguments = new ArrayList<>(List.of(file, "--chart=" + chart, "--rules=nelson"));
      arguments.addAll(
          switch (ChartChoice.labelled(chart).family()) {
            case SUBGROUPS -> List.of("--value=a,b,c");
            case INDIVIDUALS, WEIGHTED -> List.of("--value=a");
            case COUNTS ->
                chart.equals("np")
                    ? List.of("--value=count", "--n=200")
                    : List.of("--value=count", "--size=size");
            case BETWEEN_EVENTS -> List.of("--value=count");
            case VECTORS -> List.of("--value=a,b,c", "--alpha=0.01");
          });
      Path drawing = directory.resolve(chart + ".svg");
      arguments.addAll(List.of("--svg", drawing, "--json"));
      Answer answer = analyze(arguments.toArray());
      assertThat(answer.exit()).as(chart + answer.errors()).isZero();
      JsonNode report = answer.json();
      assertThat(report.get("chart").stringValue()).isEqualTo(chart);
      long ringed = 0;
      for (JsonNode panel : report.get("panels")) {
        assertThat(panel.get("points").size()).as(chart).isEqualTo(60);
        ringed += positions(panel).stream().distinct().count();
      }
      assertThat(ringed).as("signals of " + chart).isPositive();
      assertThat(rings(Files.readString(drawing))).as(chart).isEqualTo(ringed);
    }
  }

  /** Sixty rows of three measurements and a count, with an upset at row 40. */
  private static String synthetic() {
    var random = new SplittableRandom(20261121);
    return "a,b,c,count,size\n"
        + IntStream.range(0, 60)
            .mapToObj(
                i -> {
                  double shift = i == 40 ? 25 : 50;
                  return "%.4f,%.4f,%.4f,%d,%d"
                      .formatted(
                          shift + random.nextGaussian(),
                          50 + random.nextGaussian(),
                          50 + random.nextGaussian(),
                          i == 40 ? 150 : 8 + random.nextInt(8),
                          190 + random.nextInt(20));
                })
            .collect(Collectors.joining("\n"));
  }

  private static long rings(String svg) throws Exception {
    Document drawing =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(svg)));
    NodeList circles = drawing.getElementsByTagName("circle");
    return IntStream.range(0, circles.getLength())
        .filter(i -> ((Element) circles.item(i)).getAttribute("class").equals("signal"))
        .count();
  }

  @Test
  void stagesHaveLimitsOfTheirOwn() {
    JsonNode report =
        analyze(
                PISTON_RINGS,
                "--chart=xbar-r",
                "--value=" + DIAMETERS,
                "--stage=phase",
                "--rules=limits",
                "--json")
            .json();
    assertThat(report.get("stages").size()).isEqualTo(2);
    assertThat(report.at("/panels/0/stageStarts").valueStream().map(JsonNode::intValue))
        .containsExactly(0, 25);
    assertThat(report.at("/panels/0/points/25/center").doubleValue())
        .isGreaterThan(report.at("/panels/0/points/24/center").doubleValue());
  }

  @Test
  void missingValuesAreGapsAndNoZeros() throws IOException {
    Path file = file("x\n1\n2\n\"\"\nNA\n3\n2.5\n1.5\n2.2\n");
    JsonNode panels = analyze(file, "--chart=i-mr", "--value=x", "--json").json().get("panels");
    assertThat(panels.at("/0/points/2/value").isNull()).isTrue();
    assertThat(panels.at("/1/points/4/value").isNull()).isTrue();
    assertThat(panels.at("/0/points").size()).isEqualTo(8);
  }

  @Test
  void chineseTablesSpeakChinese() throws IOException {
    Answer answer =
        analyze(
            phaseOne(),
            "--chart=xbar-r",
            "--value=" + DIAMETERS,
            "--lsl=73.95",
            "--usl=74.05",
            "--lang=zh-CN");
    assertThat(answer.output()).contains("控制图").contains("判异信号").contains("过程能力");
  }

  @Test
  void wrongInputNamesFileLineAndColumn() throws IOException {
    Path letters = file("# measured on Monday\nday,x\nMon,1.5\nTue,1.x\n");
    expectComplaint(letters + ":4:5: '1.x' is not a number", letters, "--chart=i-mr", "--value=x");
    Path notANumber = file("x\n1\nNaN\n2\n");
    expectComplaint(notANumber + ":3:1: 'NaN'", notANumber, "--chart=i-mr", "--value=x");
    Path ragged = file("a,b\n1,2\n3\n");
    expectComplaint(ragged + ":3:1: the row has 1 cells", ragged, "--chart=i-mr");
    Path open = file("a\n\"1\n2\n");
    expectComplaint(open + ":2:1: the quote is never closed", open, "--chart=i-mr");
    Path more = file("bad,of\n3,10\n11,10\n");
    expectComplaint(more + ":3:1: counts more units", more, "--chart=p", "--size=of");
    Path negative = file("bad,of\n3,10\n-1,10\n");
    expectComplaint(negative + ":3:1: '-1' is not a count", negative, "--chart=p", "--size=of");
    Path empty = file("");
    expectComplaint(empty + ": holds no values", empty, "--chart=i-mr");
    Path absent = directory.resolve("absent.csv");
    expectComplaint(absent + ": there is no such file", absent, "--chart=i-mr");
    expectComplaint(letters + ": no column 'y'", letters, "--chart=i-mr", "--value=y");
  }

  private static void expectComplaint(String beginning, Object... arguments) {
    Answer answer = analyze(arguments);
    assertThat(answer.exit()).as(beginning).isEqualTo(1);
    assertThat(answer.errors()).startsWith("gaugewire analyze: " + beginning);
    assertThat(answer.output()).isEmpty();
  }

  @Test
  void wrongUseEndsWithTwo() throws IOException {
    Path file = file("x\n1\n2\n3\n");
    for (List<String> wrong :
        List.of(
            List.of("--chart=pie"),
            List.of("--chart=xbar-r"),
            List.of("--chart=xbar-r", "--n=0"),
            List.of("--chart=i-mr", "--lsl=3", "--usl=1"),
            List.of("--chart=c", "--usl=1"),
            List.of("--chart=p"),
            List.of("--chart=i-mr", "--rules=nelson:9"),
            List.of("--chart=i-mr", "--estimator=pooled"),
            List.of("--chart=ewma", "--lambda=0"),
            List.of("--chart=ewma", "--lambda=NaN"),
            List.of("--chart=cusum", "--h=-1"),
            List.of("--chart=moving-average", "--span=0"),
            List.of("--chart=i-mr", "--sigmas=0"),
            List.of("--chart=i-mr", "--mean=2"),
            List.of("--chart=i-mr", "--lang=fr"))) {
      List<Object> arguments = new ArrayList<>(List.of(file));
      arguments.addAll(wrong);
      Answer answer = analyze(arguments.toArray());
      assertThat(answer.exit()).as(wrong + answer.errors()).isEqualTo(2);
      assertThat(answer.errors()).as("complaint about " + wrong).isNotBlank();
    }
  }

  /** Nothing to estimate sigma from: said in words, in the table and as null in JSON. */
  @Test
  void whatIsNotAvailableIsSaidAndNeverPrintedAsANumber() throws IOException {
    for (String content : List.of("x\n5\n", "x\n5\n5\n5\n5\n", "x\nNA\nNA\n")) {
      Path file = file(content);
      for (String form : List.of("--json", "--lang=en")) {
        Answer answer = analyze(file, "--chart=i-mr", "--value=x", "--lsl=1", "--usl=9", form);
        assertThat(answer.output()).doesNotContain("NaN").doesNotContain("Infinity");
        assertThat(answer.exit()).as(content + answer.errors()).isIn(0, 1, 2);
        assertThat(answer.output() + answer.errors()).isNotBlank();
      }
    }
  }
}
