package io.gaugewire.ingest.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.gaugewire.ingest.command.DataDirectories;
import io.gaugewire.ingest.database.DatabaseOptions;
import io.gaugewire.ingest.masterset.MasterDataVerb;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Master data as one reviewed set of files, and its records one by one. */
class MasterSetTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static Plant plant;

  @BeforeAll
  static void open() {
    plant = new Plant();
    plant
        .desk
        .post(
            "engineer",
            "/master-data",
            """
            {'sites':[{'code':'north','name':{'en':'North plant','zh':'北厂'}}],
             'stations':[{'site':'north','code':'S1','name':{'en':'Station 1','zh':'一号'}}],
             'charts':[{'code':'bore-s','characteristic':'bore','kind':'xbar-s','subgroupSize':10,
               'dispersionRules':['nelson-1','nelson-2'],'phaseOne':25,'staleAfterSeconds':600}]}
            """)
        .expect(200);
    plant
        .desk
        .post(
            "quality",
            "/gauges/G-1/calibrations",
            "{'id':'%s','performed':'2026-09-01','asFound':'pass','certificate':'C-1','byWhom':'He Jun'}"
                .formatted(TestDesk.newId()))
        .expect(201);
  }

  @AfterAll
  static void close() {
    plant.close();
  }

  private static String yaml(TestDesk desk) {
    return new String(
        desk.download("auditor", "/master-data/file?format=yaml"), StandardCharsets.UTF_8);
  }

  private static TestDesk.Reply bringIn(
      TestDesk desk, String who, Map<String, String> files, boolean dryRun) {
    List<Map<String, String>> list = new ArrayList<>();
    files.forEach((name, content) -> list.add(Map.of("name", name, "content", content)));
    String body = JSON.writeValueAsString(Map.of("files", list, "reason", "reviewed in the round"));
    return desk.send(who, "POST", "/master-data/file?dryRun=" + dryRun, body, Map.of());
  }

  private static Map<String, String> tables() throws IOException {
    Map<String, String> files = new LinkedHashMap<>();
    byte[] zip = plant.desk.download("auditor", "/master-data/file?format=zip");
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        files.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return files;
  }

  /** The set without what an installation adds of its own. */
  private static String comparable(String yaml) {
    return yaml.replaceAll("(?m)^  (author|approver|validFrom|validTo): .*\n", "");
  }

  @Test
  void whatWasGivenOutAsYamlMakesTheSameFactoryElsewhere() {
    String given = yaml(plant.desk);
    assertThat(given)
        .contains("北厂", "G-1", "reaction:", "停机并呼叫。", "qualifications:", "C-1", "xbar-s")
        .doesNotContain("argon2", TestDesk.PASSWORD, "4711");

    try (TestDesk elsewhere = new TestDesk()) {
      // Nobody has every office, so each brings in what is theirs; the rest is the same by then.
      bringIn(elsewhere, "engineer", Map.of("plant.yaml", given), false).expect(403);
      String ground = given.substring(0, given.indexOf("\nqualifications:")) + "\n";
      bringIn(elsewhere, "engineer", Map.of("plant.yaml", ground), false).expect(200);
      bringIn(elsewhere, "quality", Map.of("plant.yaml", given), false).expect(200);

      assertThat(comparable(yaml(elsewhere))).isEqualTo(comparable(given));
      TestDesk.Reply again = bringIn(elsewhere, "engineer", Map.of("p.yml", given), true);
      assertThat(again.expect(200).body().at("/changes")).isEmpty();
      JsonNode plans = elsewhere.get("quality", "/plans").body().at("/plans");
      assertThat(plans).hasSize(3);
      assertThat(plans.get(0).path("author").asString()).isEqualTo("engineer");
      assertThat(plans.get(0).has("approver")).as("waits for a second person").isFalse();
      assertThat(elsewhere.get("auditor", "/audit/verdict").body().at("/intact").asBoolean())
          .isTrue();
    }
  }

  @Test
  void tablesThatWereGivenOutChangeNothingWhenTheyAreBroughtIn() throws IOException {
    Map<String, String> files = tables();
    assertThat(files.keySet()).contains("plans.csv", "plan-characteristics.csv", "offices.csv");
    TestDesk.Reply reply = bringIn(plant.desk, "engineer", files, false).expect(200);
    assertThat(reply.body().at("/changes")).as(reply.text()).isEmpty();
    assertThat(reply.number("/same")).isGreaterThan(20);

    Map<String, String> edited = new LinkedHashMap<>(files);
    edited.computeIfPresent(
        "plan-characteristics.csv", (name, csv) -> csv.replaceFirst("bore,2", "bore,3"));
    edited.computeIfPresent(
        "calibrations.csv", (name, csv) -> csv + "G-1,2026-10-04,pass,C-2,He Jun\r\n");
    edited.computeIfPresent("charts.csv", (name, csv) -> csv.replaceFirst("xbar-s,10", "xbar-r,5"));
    JsonNode changes =
        bringIn(plant.desk, "engineer", edited, true).expect(200).body().at("/changes");
    assertThat(changes.toString())
        .contains(
            "{\"kind\":\"plan\",\"record\":\"DR-100/ASM\",\"how\":\"changed\",\"fields\":"
                + "[{\"field\":\"content.characteristics[0].sample\",\"before\":\"2\",\"after\":\"3\"}]}")
        .contains("\"field\":\"calibrations 2026-10-04 C-2.asFound\"")
        .contains("{\"field\":\"kind\",\"before\":\"xbar-s\",\"after\":\"xbar-r\"}");
    assertThat(changes).hasSize(3);

    edited.computeIfPresent("charts.csv", (name, csv) -> csv.replace("xbar-r,5", "xbar-s,1"));
    assertThat(bringIn(plant.desk, "engineer", edited, true).expect(200).text())
        .contains("charts.csv", "Give subgroups of 2 to 25.");
  }

  @Test
  void aDryRunTellsEachDifferenceAndChangesNothing() {
    String before = yaml(plant.desk);
    String file =
        """
        departments:
          - code: assembly
            name: { en: Assembly, zh: 总装 }
          - code: paint
            name: { en: Paint shop, zh: 喷漆 }
        characteristics:
          - { code: bore, name: { en: Bore, zh: 孔径 }, unit: mm, decimals: 3, lower: 9.90, target: 10.0, upper: 10.2 }
        """;
    TestDesk.Reply dry = bringIn(plant.desk, "engineer", Map.of("a.yaml", file), true).expect(200);
    assertThat(dry.body().at("/changes").toString())
        .isEqualTo(
            "[{\"kind\":\"department\",\"record\":\"assembly\",\"how\":\"changed\",\"fields\":"
                + "[{\"field\":\"name.zh\",\"before\":\"装配\",\"after\":\"总装\"}]},"
                + "{\"kind\":\"department\",\"record\":\"paint\",\"how\":\"added\",\"fields\":[]},"
                + "{\"kind\":\"characteristic\",\"record\":\"bore\",\"how\":\"changed\",\"fields\":"
                + "[{\"field\":\"upper\",\"before\":\"10.1\",\"after\":\"10.2\"}]}]");
    assertThat(yaml(plant.desk)).isEqualTo(before);
  }

  @Test
  void whatIsWrongIsToldByFileLineAndFieldAllAtOnceAndNothingIsDone() {
    String before = yaml(plant.desk);
    String file =
        """
        lines:
          - code: L7
            name: { en: Line 7, zh: 七线 }
            department: nowhere
        defects:
          - code: dent
            name: { en: Dent, zh: 凹痕 }
            severity: awful
        characteristics:
          - { code: gap, name: { en: Gap, zh: 间隙 }, unit: mm, decimals: 2, lower: 3, upper: 2 }
        """;
    TestDesk.Reply dry = bringIn(plant.desk, "engineer", Map.of("b.yaml", file), true).expect(200);
    assertThat(dry.body().at("/wrong")).hasSize(2);
    assertThat(dry.body().at("/wrong/0").toString())
        .isEqualTo(
            "{\"file\":\"b.yaml\",\"line\":8,\"field\":\"defects[0].severity\","
                + "\"detail\":\"Give one of critical, major, minor.\"}");
    assertThat(dry.number("/wrong/1/line")).isEqualTo(10);
    assertThat(dry.at("/wrong/1/detail")).contains("lower limit below the upper");
    TestDesk.Reply refused =
        bringIn(plant.desk, "engineer", Map.of("b.yaml", file), false).expect(400);
    assertThat(refused.at("/field")).isEqualTo("b.yaml line 8, defects[0].severity");

    String sense = file.replace("awful", "minor").replace("lower: 3", "lower: 1");
    JsonNode wrong =
        bringIn(plant.desk, "engineer", Map.of("b.yaml", sense), true).body().at("/wrong");
    assertThat(wrong.toString())
        .isEqualTo(
            "[{\"file\":\"b.yaml\",\"line\":4,\"field\":\"lines[0].department\",\"detail\":\"There"
                + " is no department nowhere, here or among departments; add it.\"}]");
    assertThat(yaml(plant.desk)).isEqualTo(before);
  }

  @Test
  void tablesToldWrongAreToldByTableLineAndColumn() {
    Map<String, String> files =
        Map.of(
            "gauges.csv",
            "code,name.en,name.zh,intervalDays,due\nG-5,Scale,秤,30,2026-12-01\n",
            "calibrations.csv",
            """
            gauge,performed,asFound,certificate,byWhom
            G-6,2026-10-01,pass,C-9,He
            G-5,soon,pass,C,He
            """,
            "people.csv",
            "login,name,activeFrom,badge\nnew.one,New One,2026-01-01,B-inspector\n",
            "colours.csv",
            "code\nred\n");
    String wrong = bringIn(plant.desk, "quality", files, true).expect(200).text();
    assertThat(wrong)
        .contains("\"file\":\"colours.csv\",\"line\":0")
        .contains("\"file\":\"calibrations.csv\",\"line\":2,\"field\":\"gauge\"");
    String second =
        bringIn(
                plant.desk,
                "quality",
                Map.of(
                    "gauges.csv",
                    files.getOrDefault("gauges.csv", ""),
                    "calibrations.csv",
                    "gauge,performed,asFound,certificate,byWhom\nG-5,soon,pass,C,He\n"),
                true)
            .text();
    assertThat(second).contains("\"file\":\"calibrations.csv\",\"line\":2,\"field\":\"performed\"");
    String badge =
        bringIn(
                plant.desk,
                "administrator",
                Map.of("people.csv", files.getOrDefault("people.csv", "")),
                true)
            .text();
    assertThat(badge).contains("\"field\":\"badge\"", "that of inspector");
  }

  @Test
  void aRoutingKeepsItsOperationsAndMayChangeTheirOrder() {
    String part = "{'code':'P-9','name':{'en':'Part','zh':'件'},'operations':[%s]}";
    String step =
        "{'code':'%s','name':{'en':'x','zh':'x'},'gate':'in-process','line':'L1','station':'S'}";
    String a = step.formatted("A");
    String b = step.formatted("B");
    String set = "{'parts':[" + part + "]}";
    TestDesk desk = plant.desk;
    desk.post("engineer", "/master-data", set.formatted(a + "," + b)).expect(200);
    desk.post("engineer", "/master-data", set.formatted(b + "," + a)).expect(200);
    assertThat(desk.get("auditor", "/master-data/parts/P-9").at("/parts/0/operations/0/code"))
        .isEqualTo("B");
    assertThat(desk.post("engineer", "/master-data", set.formatted(a)).expect(400).at("/detail"))
        .contains("no longer has operation B");
  }

  @Test
  void aRecordIsChangedUnderItsVersionAndTellsItsHistory() {
    TestDesk desk = plant.desk;
    String path = "/master-data/lines/L2";
    String body = "{'lines':[{'code':'L2','name':{'en':'%s','zh':'二线'}}]}";
    desk.get("engineer", path).expect(404);
    desk.put("engineer", path, "\"0\"", body.formatted("Line 2")).expect(200);
    String version = desk.get("engineer", path).expect(200).etag().orElseThrow();
    desk.put("quality", path + "?reason=renamed", version, body.formatted("Second line"))
        .expect(200);
    desk.put("engineer", path, version, body.formatted("Late")).expect(412);
    desk.put("engineer", path, "\"0\"", body.formatted("Again")).expect(412);
    desk.put("inspector", path, version, body.formatted("Mine")).expect(403);
    desk.put("engineer", "/master-data/lines/L3", "\"0\"", body.formatted("Other")).expect(400);
    desk.put("engineer", "/master-data/people/inspector", "\"0\"", body.formatted("x")).expect(400);

    JsonNode lines = desk.get("inspector", path + "/history").expect(200).body().at("/lines");
    assertThat(lines).hasSize(2);
    assertThat(lines.get(0).path("author").asString()).isEqualTo("quality");
    assertThat(lines.get(0).path("reason").asString()).isEqualTo("renamed");
    assertThat(lines.get(0).path("before").asString()).contains("\"Line 2\"");
    assertThat(lines.get(0).path("after").asString()).contains("\"Second line\"");
    assertThat(lines.get(1).has("before")).isFalse();
  }

  @Test
  void everyKindTellsItsHistory() {
    for (Map.Entry<String, String> known :
        Map.ofEntries(
                Map.entry("sites", "north"),
                Map.entry("departments", "assembly"),
                Map.entry("lines", "L1"),
                Map.entry("stations", "north/S1"),
                Map.entry("defects", "scratch"),
                Map.entry("characteristics", "bore"),
                Map.entry("parts", "DR-100"),
                Map.entry("plans", "DR-100/IQC"),
                Map.entry("gauges", "G-1"),
                Map.entry("people", "inspector"),
                Map.entry("qualifications", "inspector"))
            .entrySet()) {
      String record = URLEncoder.encode(known.getValue(), StandardCharsets.UTF_8);
      TestDesk.Reply reply =
          plant.desk.get("auditor", "/master-data/" + known.getKey() + "/" + record + "/history");
      assertThat(reply.expect(200).body().at("/lines")).as(known.getKey()).isNotEmpty();
      assertThat(reply.at("/lines/0/author")).isNotEmpty();
      assertThat(reply.text()).doesNotContain("argon2");
    }
  }

  @Test
  void peopleComeWithoutSecretsAndOnlyByWhoMayAddThem() {
    String file =
        """
        people:
          - login: li.na
            badge: P2001
            name: 李娜 Li Na
            department: assembly
            activeFrom: 2026-10-01
            offices:
              - { role: inspector, from: 2026-10-01 }
        """;
    bringIn(plant.desk, "engineer", Map.of("c.yaml", file), false).expect(403);
    bringIn(plant.desk, "administrator", Map.of("c.yaml", file), false).expect(200);
    plant.desk.signIn("li.na", "").expect(400);
    plant.desk.signIn("li.na", TestDesk.PASSWORD).expect(401);
    assertThat(plant.desk.get("auditor", "/master-data/people/li.na").text())
        .contains("李娜", "\"role\":\"inspector\"");
    String secret = file.replace("    badge:", "    password: verysecret1\n    badge:");
    TestDesk.Reply refused =
        bringIn(plant.desk, "administrator", Map.of("c.yaml", secret), false).expect(400);
    assertThat(refused.at("/field")).isEqualTo("c.yaml line 3, people[0].password");
  }

  private record Said(int exit, String out, String errors) {}

  private static Said masterdata(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter errors = new StringWriter();
    DataDirectories running =
        directory ->
            new DataDirectories.OpenDatabase() {
              @Override
              public DatabaseOptions options() {
                return plant.desk.options;
              }

              @Override
              public void close() {}
            };
    int exit =
        new CommandLine(new MasterDataVerb(running))
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(errors))
            .execute(arguments);
    return new Said(exit, out.toString(), errors.toString());
  }

  @Test
  void theCommandLineTakesTheSetOutAndIn(@TempDir Path directory) throws IOException {
    for (String name : List.of("plant.yaml", "plant.zip", "plant")) {
      String path = directory.resolve(name).toString();
      assertThat(masterdata("export", "--data", "x", "--out", path).exit()).as(name).isZero();
      Said same = masterdata("import", "--data", "x", "--dry-run", path);
      assertThat(same.exit()).as(name + same.errors()).isZero();
      assertThat(same.out()).as(name).startsWith("0 would be added or changed, ");
    }
    Path lines = directory.resolve("plant/lines.csv");
    String csv = Files.readString(lines);
    Files.writeString(lines, csv.replace("Line 1", "First line") + "L8,,八线,\r\n");
    String folder = directory.resolve("plant").toString();
    Said wrong = masterdata("import", "--data", "x", folder);
    assertThat(wrong.exit()).isEqualTo(1);
    assertThat(wrong.errors())
        .contains("lines.csv:" + (csv.lines().count() + 1) + " name.en: This field is needed.")
        .contains("1 wrong; nothing was changed");
    Files.writeString(lines, csv.replace("Line 1", "First line"));
    Said done = masterdata("import", "--data", "x", "--reason", "renamed on paper", folder);
    assertThat(done.out())
        .contains("changed line L1", "name.en: 'Line 1' -> 'First line'", "1 added or changed");
    assertThat(plant.desk.get("auditor", "/master-data/lines/L1/history").at("/lines/0/reason"))
        .isEqualTo("renamed on paper");
  }
}
