package io.gaugewire.standalone.factory;

import static org.assertj.core.api.Assertions.assertThat;

import io.gaugewire.ingest.QualityDesk;
import io.gaugewire.ingest.config.ServerConfig;
import io.gaugewire.ingest.database.Database;
import io.gaugewire.ingest.database.DatabaseOptions;
import io.gaugewire.postgres.EmbeddedPostgres;
import io.gaugewire.postgres.Options;
import io.gaugewire.standalone.plant.PlantConfiguration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The factory's past, told to a real PostgreSQL, and what the quality domain says of it. */
@Timeout(value = 240, unit = TimeUnit.SECONDS)
class PastTest {
  private static final int DAYS = Integer.getInteger("past.days", 45);
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final ServerConfig.Plant PLANT = VirtualFactory.plant(ZONE);
  private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");
  private static final String QUALITY = "chen.jing";

  @TempDir static Path directory;

  private static EmbeddedPostgres postgres;
  private static Database database;
  private static Desk desk;

  @BeforeAll
  static void tell() throws Exception {
    postgres =
        EmbeddedPostgres.start(
            Options.in(directory.resolve("postgres"))
                .withDurability(Options.Durability.DISPOSABLE));
    Path own = Files.createDirectories(directory.resolve("factory"));
    Clock now = Clock.fixed(NOW, ZoneOffset.UTC);
    VirtualFactory.found(
        new VirtualFactory.Settings(
            postgres.jdbcUrl(),
            postgres.user(),
            postgres.password(),
            PlantConfiguration.writeMasterData(own, "demo", "hall-1"),
            own,
            PLANT,
            7,
            DAYS),
        now,
        (day, all) -> {});
    database =
        Database.open(
            new DatabaseOptions(postgres.jdbcUrl(), postgres.user(), postgres.password(), 2));
    desk = new PastDesk(QualityDesk.retelling(database, now, PLANT), now, ZONE);
  }

  @AfterAll
  static void close() throws SQLException {
    database.close();
    postgres.close();
  }

  private static long count(String sql) {
    return database.jdbi().withHandle(h -> h.createQuery(sql).mapTo(Long.class).one());
  }

  private static List<String> texts(String sql) {
    return database.jdbi().withHandle(h -> h.createQuery(sql).mapTo(String.class).list());
  }

  @Test
  void everyPlannedInspectionWasDoneMissedWaivedOrIsPending() {
    long[] sums = new long[5];
    String[] names = {"planned", "done", "missed", "waived", "pending"};
    for (JsonNode line : desk.get(QUALITY, "/checks/accounts").path("accounts")) {
      for (int i = 0; i < names.length; i++) {
        sums[i] += line.path(names[i]).asLong();
      }
    }
    assertThat(sums[1] + sums[2] + sums[3] + sums[4]).isEqualTo(sums[0]);
    assertThat(sums[0]).isEqualTo(count("select count(*) from planned_check")).isGreaterThan(300);
    assertThat(sums[1])
        .as("what was done says by which record")
        .isEqualTo(
            count(
                "select count(*) from planned_check c join inspection i on i.id ="
                    + " c.inspection_id"));
    assertThat(sums[2]).as("some are missed").isBetween(3L, sums[0] / 10);
    assertThat(count("select count(*) from planned_check where settled < planned")).isZero();
  }

  @Test
  void theChainOfChangesIsWholeAndInOrderOfTime() {
    JsonNode verdict = desk.get("auditor", "/audit/verdict");
    assertThat(verdict.path("intact").asBoolean()).as(verdict.toString()).isTrue();
    assertThat(
            count(
                """
                select count(*) from audit_entry a join audit_entry b on b.number = a.number + 1
                where b.time < a.time
                """))
        .isZero();
    assertThat(count("select count(*) from audit_entry where time > '" + NOW + "'")).isZero();
  }

  @Test
  void thereIsANonconformanceInEveryState() {
    assertThat(texts("select distinct state from nonconformance"))
        .containsExactlyInAnyOrder(
            "raised",
            "contained",
            "in-review",
            "dispositioned",
            "executing",
            "reinspection",
            "verified",
            "closed",
            "voided");
    assertThat(texts("select distinct source from nonconformance"))
        .contains("failed", "missed", "gauge", "reported");
    assertThat(count("select count(*) from escalation")).isPositive();
    assertThat(count("select count(*) from hold where kind = 'veto' and lifted is null"))
        .isEqualTo(1);
    assertThat(count("select count(*) from hold where kind = 'veto' and lifted is not null"))
        .isEqualTo(1);
  }

  @Test
  void customersComplainAndAreVisited() {
    assertThat(count("select count(*) from complaint where answered is not null")).isPositive();
    assertThat(count("select count(*) from visit where made is not null")).isPositive();
    assertThat(count("select count(*) from visit where made is null")).isPositive();
    assertThat(count("select count(*) from calibration where as_found = 'fail'")).isEqualTo(1);
  }

  @Test
  void someObjectivesWereReachedAndTheOthersHaveAReason() {
    int reached = 0;
    int missed = 0;
    for (JsonNode line : desk.get(QUALITY, "/objectives?day=2026-10-31").path("objectives")) {
      if (line.path("over").asBoolean()) {
        boolean failed = line.path("status").asString().endsWith("missed");
        reached += line.path("status").asString().endsWith("met") ? 1 : 0;
        missed += failed ? 1 : 0;
        assertThat(line.has("reason")).as(line.toString()).isEqualTo(failed);
      }
    }
    assertThat(reached).isPositive();
    assertThat(missed).isPositive();
  }

  @Test
  void theMonthsReportSaysWhatTheRecordsSay() {
    JsonNode figures = report("month", "2026-10").path("figures");
    Map<String, List<Long>> told = new TreeMap<>();
    for (JsonNode line : figures.at("/production/inspected")) {
      told.put(
          line.path("part").asString() + "/" + line.path("operation").asString(),
          List.of(
              line.path("records").asLong(),
              line.path("failed").asLong(),
              line.path("inspected").asLong(),
              line.path("nonconforming").asLong()));
    }
    assertThat(told).isEqualTo(inspectedInOctober());
    String october =
        " between timestamptz '2026-10-01 00:00+08' and timestamptz '2026-10-31"
            + " 23:59:59.999999+08'";
    assertThat(figures.at("/complaints/received").asLong())
        .isEqualTo(count("select count(*) from complaint where received" + october));
    assertThat(figures.at("/visits/made").asLong())
        .isEqualTo(
            count("select count(*) from visit where made between '2026-10-01' and '2026-10-31'"));
    assertThat(figures.at("/incidents/raised").asLong())
        .isEqualTo(
            count(
                "select count(*) from nonconformance where state <> 'voided' and raised"
                    + october));
    long pieces = 0;
    for (JsonNode line : figures.at("/production/completed")) {
      pieces += line.path("pieces").asLong();
    }
    assertThat(pieces)
        .isEqualTo(
            count(
                "select sum(b.quantity - b.scrapped - b.returned) from batch b join audit_entry a"
                    + " on a.kind = 'batch' and a.record = b.id::text"
                    + " where a.after::jsonb ->> 'state' = 'released'"
                    + " and a.before::jsonb ->> 'state' = 'open' and a.time"
                    + october))
        .isPositive();
  }

  /** From the records alone: the report reads sums that were kept as they came in. */
  private static Map<String, List<Long>> inspectedInOctober() {
    Map<String, List<Long>> found = new TreeMap<>();
    database
        .jdbi()
        .useHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        select part || '/' || operation as place, count(*) as records,
                               count(*) filter (where verdict = 'fail') as failed,
                               sum(inspected) as inspected, sum(nonconforming) as nonconforming
                        from inspection
                        where (signed at time zone 'Asia/Shanghai')::date
                          between '2026-10-01' and '2026-10-31' and voided is null
                        group by 1
                        """)
                    .map(
                        (row, c) ->
                            found.put(
                                row.getString("place"),
                                List.of(
                                    row.getLong("records"),
                                    row.getLong("failed"),
                                    row.getLong("inspected"),
                                    row.getLong("nonconforming"))))
                    .list());
    return found;
  }

  private static JsonNode report(String kind, String period) {
    for (JsonNode report : desk.get(QUALITY, "/reports").path("reports")) {
      if (report.path("kind").asString().equals(kind)
          && report.path("period").asString().equals(period)) {
        return desk.get(QUALITY, "/reports/" + report.path("id").asString());
      }
    }
    throw new AssertionError("there is no " + kind + " report of " + period);
  }
}
