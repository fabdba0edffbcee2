package io.gaugewire.standalone.bench;

import io.gaugewire.ingest.QualityDesk;
import io.gaugewire.ingest.config.ServerConfig;
import io.gaugewire.ingest.database.Database;
import io.gaugewire.ingest.database.DatabaseOptions;
import io.gaugewire.ingest.identity.Caller;
import io.gaugewire.ingest.identity.InnerDoor;
import io.gaugewire.ingest.web.Answer;
import io.gaugewire.ingest.web.Json;
import io.gaugewire.postgres.EmbeddedPostgres;
import io.gaugewire.postgres.Options;
import io.gaugewire.standalone.machine.Folders;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * How long a year of records takes to be summed up: the month's report, the trend of twelve months,
 * the trace of a batch, the board of objectives. The rows are made in the database; what is
 * measured goes through the interface's own code, without HTTP.
 */
final class QualityBench {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final Instant START = Instant.parse("2025-10-31T16:00:00Z");
  private static final Instant NOW = Instant.parse("2026-10-31T18:00:00Z");
  private static final String MONTH = "2026-09";
  private static final String TREND =
      "/defect-rate?from=2025-11-01&to=2026-11-01&step=month&line=L";
  private static final int RECORDS_PER_BATCH = 12;
  private static final int LINES = 10;
  private static final int SHARED_BUFFERS_MIB = 512;

  private QualityBench() {}

  /**
   * Milliseconds, each the longest of the tries but the first.
   *
   * @param results values and records there are
   * @param reportMillis to draft a month's report
   * @param trendMillis for twelve months of one line
   * @param traceMillis for the whole tree of a batch
   * @param boardMillis for all objectives
   */
  record Figures(
      long results,
      long records,
      double reportMillis,
      double trendMillis,
      double traceMillis,
      double boardMillis) {}

  /**
   * Makes a year and measures.
   *
   * @param records of inspections
   * @param values in each
   */
  static Figures run(int records, int values, int tries, Consumer<String> progress)
      throws IOException, SQLException {
    Path directory = Files.createTempDirectory("gaugewire-bench");
    try (EmbeddedPostgres postgres =
        EmbeddedPostgres.start(
            Options.in(directory.resolve("postgres"))
                .withSharedBuffersMegabytes(SHARED_BUFFERS_MIB))) {
      var options =
          new DatabaseOptions(postgres.jdbcUrl(), postgres.user(), postgres.password(), 2);
      try (Database database = Database.open(options)) {
        make(postgres, records, values, progress);
        return measure(database, records, values, tries);
      }
    } finally {
      Folders.delete(directory);
    }
  }

  private static void make(
      EmbeddedPostgres postgres, int records, int values, Consumer<String> progress)
      throws IOException, SQLException {
    try (Connection connection = postgres.connect();
        Statement statement = connection.createStatement()) {
      for (String each : script().split("\n\n")) {
        statement.execute(
            each.replace(":start", "timestamptz '" + START + "'")
                .replace(":records", Integer.toString(records))
                .replace(":values", Integer.toString(values)));
        each.lines().filter(line -> line.startsWith("insert")).forEach(progress);
      }
    }
  }

  private static String script() throws IOException {
    try (InputStream in = QualityBench.class.getResourceAsStream("quality-year.sql")) {
      if (in == null) {
        throw new IllegalStateException("missing in the jar: quality-year.sql");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static Figures measure(Database database, int records, int values, int tries) {
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    QualityDesk desk = QualityDesk.retelling(database, clock, ServerConfig.Plant.in(ZONE));
    InnerDoor door = desk.door();
    Caller caller = desk.people().caller("p0", LocalDate.ofInstant(NOW, ZONE), "bench");
    List<UUID> batches = batches(database, tries + 1);
    double report = longest(tries, i -> door.ask(caller, "POST /reports", draft(i)));
    double trend = longest(tries, i -> get(door, caller, TREND + i % LINES));
    double trace = longest(tries, i -> get(door, caller, "/batches/" + batches.get(i) + "/trace"));
    double board =
        longest(tries, i -> get(door, caller, "/objectives?day=2026-10-" + (10 + i % 20)));
    return new Figures((long) records * values, records, report, trend, trace, board);
  }

  /** Spread over the year, each at the end of its chain of batches. */
  private static List<UUID> batches(Database database, int count) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "select id from batch where substring(number, 2)::int / 10 % 5 = 4"
                            + " order by md5(number) limit :count")
                    .bind("count", count)
                    .mapTo(UUID.class)
                    .list());
  }

  private static byte[] draft(int number) {
    return Json.bytes(
        Map.of(
            "id",
            new UUID(number, number).toString(),
            "kind",
            "month",
            "period",
            MONTH,
            "reason",
            "measured"));
  }

  private static void get(InnerDoor door, Caller caller, String path) {
    if (door.ask(caller, "GET " + path, new byte[0]) instanceof Answer.Document document) {
      Json.bytes(document.body());
    }
  }

  /** Something asked for the {@code i}-th time. */
  @FunctionalInterface
  private interface Question {
    void ask(int i);
  }

  /** The first try only warms up. */
  private static double longest(int tries, Question question) {
    List<Double> millis = new ArrayList<>();
    for (int i = 0; i <= tries; i++) {
      long begun = System.nanoTime();
      question.ask(i);
      millis.add((System.nanoTime() - begun) / 1e6);
    }
    return millis.stream().skip(1).mapToDouble(Double::doubleValue).max().orElseThrow();
  }

  /** As many records as make whole batches. */
  static int whole(int records) {
    return Math.max(10, records / RECORDS_PER_BATCH) * RECORDS_PER_BATCH;
  }
}
