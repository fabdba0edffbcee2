package io.gaugewire.ingest.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.gaugewire.ingest.command.DataDirectories;
import io.gaugewire.ingest.database.DatabaseOptions;
import io.gaugewire.ingest.evidence.EvidenceVerb;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** DATA-4 and DATA-5: records leave as files that prove themselves, by unambiguous times. */
class EvidenceTest {
  private static final String SECRET = "{'secret':'" + TestDesk.PASSWORD + "'}";
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private final Plant plant = new Plant();
  @TempDir private Path folder;

  @AfterEach
  void close() {
    plant.close();
  }

  private int evidence(String... arguments) throws IOException {
    DatabaseOptions options = plant.desk.options;
    Path password = Files.writeString(folder.resolve("password"), options.password() + "\n");
    Path config =
        Files.writeString(
            folder.resolve("server.yml"),
            "database:\n  url: %s\n  user: %s\n  password: %s\n"
                .formatted(options.url(), options.user(), password));
    List<String> all = new ArrayList<>(List.of("--config", config.toString()));
    all.addAll(Arrays.asList(arguments));
    DataDirectories none =
        directory -> {
          throw new IOException("no data directory in this test");
        };
    return new CommandLine(new EvidenceVerb(none))
        .setOut(new PrintWriter(new StringWriter()))
        .setErr(new PrintWriter(new StringWriter()))
        .execute(all.toArray(String[]::new));
  }

  private Map<String, byte[]> files(Path zipped) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(zipped))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), zip.readAllBytes());
      }
    }
    return files;
  }

  private static List<JsonNode> lines(byte[] file) {
    return new String(file, StandardCharsets.UTF_8).lines().map(JSON::readTree).toList();
  }

  private static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  @Test
  void data4RecordsLeaveAsFilesThatProveThemselves() throws Exception {
    plant.batch("X-1");
    plant.inspect("X-1", "IQC", "10", "10.4").expect(201);
    plant.desk.clock.set(Instant.parse("2026-11-01T00:00:00Z"));
    plant.desk.desk.look();
    for (JsonNode report : plant.desk.get("quality", "/reports").body().at("/reports")) {
      String path = "/reports/" + report.at("/id").asString();
      plant.desk.post("plant-manager", path + "/approval", SECRET).expect(200);
      plant.desk.post("quality", path + "/issue", SECRET).expect(200);
    }
    Path zip = folder.resolve("records.zip");
    String[] arguments = {"--from", "2026-10-01", "--to", "2026-12-31", "--out", zip.toString()};
    assertThat(evidence(arguments)).isZero();
    assertThat(evidence(arguments)).as("never overwritten").isEqualTo(1);
    arguments[5] = folder.resolve("again.zip").toString();
    assertThat(evidence(arguments)).isZero();
    assertThat(Files.readAllBytes(folder.resolve("again.zip"))).isEqualTo(Files.readAllBytes(zip));

    Map<String, byte[]> files = files(zip);
    List<String> summed = new ArrayList<>();
    for (String line :
        new String(files.get("SHA256SUMS"), StandardCharsets.UTF_8).lines().toList()) {
      String name = line.substring(66);
      assertThat(sha256(files.get(name))).as(name).isEqualTo(line.substring(0, 64));
      summed.add(name);
    }
    assertThat(summed).hasSize(files.size() - 1).contains("reports/month-2026-10-r1.json");
    JsonNode inspection = lines(files.get("inspection.jsonl")).getFirst();
    assertThat(inspection.at("/hash").asString())
        .isEqualTo(
            "\\x" + sha256(inspection.at("/content").asString().getBytes(StandardCharsets.UTF_8)));
    assertThat(lines(files.get("nonconformance.jsonl"))).hasSize(1);
    chain(files);
    assertThat(new String(files.get("person.jsonl"), StandardCharsets.UTF_8))
        .doesNotContain("argon2");
  }

  /** Recomputes the chain as docs/formats/audit.md describes it, from the files alone. */
  private static void chain(Map<String, byte[]> files) throws Exception {
    JsonNode anchor = JSON.readTree(files.get("anchor.json"));
    byte[] before = HexFormat.of().parseHex(anchor.at("/hashBefore").asString());
    List<JsonNode> entries = lines(files.get("audit_entry.jsonl"));
    for (JsonNode entry : entries) {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      line.write(before);
      field(line, entry.at("/number").asString());
      Instant time = OffsetDateTime.parse(entry.at("/time").asString()).toInstant();
      field(line, String.valueOf(ChronoUnit.MICROS.between(Instant.EPOCH, time)));
      for (String name :
          new String[] {
            "author", "origin", "reason", "kind", "record", "action", "before", "after"
          }) {
        JsonNode value = entry.path(name);
        if (value.isNull()) {
          line.write("~,".getBytes(StandardCharsets.UTF_8));
        } else {
          field(line, value.asString());
        }
      }
      assertThat(entry.at("/hash").asString()).isEqualTo("\\x" + sha256(line.toByteArray()));
      before = HexFormat.of().parseHex(entry.at("/hash").asString().substring(2));
    }
    assertThat(entries).hasSizeGreaterThan(50);
    assertThat(anchor.at("/lastHash").asString()).isEqualTo(HexFormat.of().formatHex(before));
  }

  private static void field(ByteArrayOutputStream line, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    line.write((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
    line.write(bytes);
    line.write(',');
  }

  @Test
  void data5ADayIsThePlantsDayAndEveryTimeIsUtc() throws Exception {
    plant.batch("Z-1");
    plant.batch("Z-2");
    plant.desk.clock.set(Instant.parse("2026-10-31T15:59:30Z"));
    TestDesk.Reply october = plant.inspect("Z-1", "IQC", "10", "10").expect(201);
    assertThat(october.at("/signed")).as("UTC").isEqualTo("2026-10-31T15:59:30Z");
    TestDesk.Reply november = plant.inspect("Z-2", "IQC", "10", "10").expect(201);
    assertThat(november.at("/signed")).isEqualTo("2026-10-31T16:00:30Z");
    plant.desk.clock.set(Instant.parse("2026-12-01T00:00:00Z"));
    for (String period : new String[] {"2026-10", "2026-11"}) {
      String id = TestDesk.newId().toString();
      JsonNode figures =
          plant
              .desk
              .post(
                  "quality",
                  "/reports",
                  "{'id':'%s','kind':'month','period':'%s','reason':'for the test'}"
                      .formatted(id, period))
              .expect(201)
              .body()
              .at("/figures");
      assertThat(figures.at("/zone").asString()).isEqualTo("Asia/Shanghai");
      assertThat(figures.at("/production/inspected/0/records").asLong()).as(period).isEqualTo(1);
    }
    Path zip = folder.resolve("day.zip");
    assertThat(
            evidence(
                "--from",
                "2026-10-31",
                "--to",
                "2026-10-31",
                "--zone",
                "Asia/Shanghai",
                "--out",
                zip.toString()))
        .isZero();
    assertThat(lines(files(zip).get("inspection.jsonl")))
        .hasSize(1)
        .first()
        .extracting(record -> record.at("/signed").asString())
        .isEqualTo("2026-10-31T15:59:30+00:00");
    assertThat(evidence("--from", "2026-11-01", "--to", "2026-10-01", "--out", "x.zip"))
        .isEqualTo(2);
  }
}
