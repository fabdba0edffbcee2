package io.gaugewire.standalone.drill;

import io.gaugewire.ingest.database.Database;
import io.gaugewire.ingest.database.DatabaseOptions;
import io.gaugewire.ingest.verify.Verdict;
import io.gaugewire.ingest.verify.Verification;
import io.gaugewire.postgres.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What came of a drill.
 *
 * @param rounds faults suffered
 * @param produced results that the edges had said are on their disks
 * @param stored results in the database
 * @param lost of those produced, not stored
 * @param doubled results or readings stored more than once
 * @param ledger {@code intact}, or the first finding of the verification
 * @param signals {@code equal} to those of an undisturbed run over the same parcels, or what
 *     differs
 */
record Tally(
    int rounds,
    long produced,
    long stored,
    long lost,
    long doubled,
    String ledger,
    String signals) {
  static final String INTACT = "intact";
  static final String EQUAL = "equal";

  private static final String LOST =
      """
      select count(*) from generate_series(1, ?) n(counter)
      where not exists (
        select from station_result r join stream s on s.id = r.parcel >> 40
        join edge e on e.id = s.edge_id where e.name = ? and r.counter = n.counter)
      """;

  private static final String DOUBLED =
      """
      select (select count(*) - count(distinct (s.edge_id, r.counter))
              from station_result r join stream s on s.id = r.parcel >> 40)
           + (select count(*) - count(distinct (tag_id, time)) from reading)
      """;

  /** Every subgroup with its signals, in words and by chart. */
  private static final String JUDGED =
      """
      select c.code, 'subgroup ' || g.number || ' ' || g.time || ' ' || g.location || ' '
             || coalesce(g.dispersion::text, '-') || ' ' || g.after_interruption || ' '
             || coalesce((select string_agg(s.panel || ' ' || s.rule || ' ' || s.points::text, ','
                            order by s.panel, s.rule)
                          from signal s
                          where s.chart_id = g.chart_id and s.subgroup = g.number), '')
      from subgroup g join chart h on h.id = g.chart_id
      join characteristic c on c.id = h.characteristic_id
      order by c.code, g.number
      """;

  private static final String BEHIND =
      """
      select coalesce(sum(s.committed_seq - coalesce(c.seq, 0)), 0)::bigint
      from stream s left join consumer c on c.stream_id = s.id and c.name = 'monitoring'
      """;

  boolean good() {
    return produced > 0
        && lost == 0
        && doubled == 0
        && ledger.equals(INTACT)
        && signals.equals(EQUAL);
  }

  static Tally of(int rounds, Site site) throws SQLException, InterruptedException {
    EmbeddedPostgres database = site.database();
    long produced = 0;
    long lost = 0;
    for (EdgeProcess edge : site.edges()) {
      produced += edge.onDisk();
      lost += lost(database, edge);
    }
    return new Tally(
        rounds,
        produced,
        number(database, "select count(*) from station_result"),
        lost,
        number(database, DOUBLED),
        ledger(database),
        signals(site));
  }

  private static long lost(EmbeddedPostgres database, EdgeProcess edge) throws SQLException {
    try (Connection connection = database.connect();
        PreparedStatement statement = connection.prepareStatement(LOST)) {
      statement.setLong(1, edge.onDisk());
      statement.setString(2, edge.id().edge());
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  private static String ledger(EmbeddedPostgres database) throws SQLException {
    try (Connection connection = database.connect()) {
      Verdict verdict = Verification.run(connection, entries -> {});
      return verdict.intact() ? INTACT : verdict.findings().getFirst().text();
    }
  }

  private static String signals(Site site) throws SQLException, InterruptedException {
    Map<String, List<String>> disturbed = judged(options(site.database(), "gaugewire"));
    Map<String, List<String>> undisturbed = judged(UndisturbedRun.over(site));
    if (disturbed.isEmpty()) {
      return "no chart was drawn";
    }
    for (Map.Entry<String, List<String>> chart : undisturbed.entrySet()) {
      if (!chart.getValue().equals(disturbed.getOrDefault(chart.getKey(), List.of()))) {
        return "chart " + chart.getKey() + " differs";
      }
    }
    return disturbed.keySet().equals(undisturbed.keySet()) ? EQUAL : "other charts were drawn";
  }

  private static Map<String, List<String>> judged(DatabaseOptions options) throws SQLException {
    try (Database database = Database.open(options)) {
      return database
          .jdbi()
          .withHandle(
              handle ->
                  handle
                      .createQuery(JUDGED)
                      .map((row, context) -> Map.entry(row.getString(1), row.getString(2)))
                      .stream()
                      .collect(
                          Collectors.groupingBy(
                              Map.Entry::getKey,
                              Collectors.mapping(Map.Entry::getValue, Collectors.toList()))));
    }
  }

  /** A database of the cluster. */
  static DatabaseOptions options(EmbeddedPostgres database, String name) {
    String url = database.jdbcUrl();
    return new DatabaseOptions(
        url.substring(0, url.lastIndexOf('/') + 1) + name, database.user(), database.password(), 4);
  }

  /** Waits until the monitoring has seen every stored parcel. */
  static void awaitJudged(DatabaseOptions options, Duration within)
      throws SQLException, InterruptedException {
    long end = System.nanoTime() + within.toNanos();
    try (Connection connection = Database.connect(options, "drill")) {
      while (number(connection, BEHIND) > 0) {
        if (System.nanoTime() > end) {
          throw new IllegalStateException("the monitoring does not catch up");
        }
        Thread.sleep(100);
      }
    }
  }

  private static long number(EmbeddedPostgres database, String sql) throws SQLException {
    try (Connection connection = database.connect()) {
      return number(connection, sql);
    }
  }

  private static long number(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }
}
