package io.gaugewire.standalone.bench;

import io.gaugewire.standalone.machine.Processes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

/**
 * Processor time used so far by all who take part in a benchmark. Unlike what a clock on the wall
 * says, it can be compared between runs on a machine that does other things too.
 *
 * @param server seconds of the server
 * @param edges seconds of this process, where the edges are
 * @param backends seconds of the database by what its processes do: {@code writer}, {@code
 *     monitoring} …; of those that are there now, on this machine
 */
record ProcessorTime(double server, double edges, Map<String, Double> backends) {
  ProcessorTime {
    backends = Map.copyOf(backends);
  }

  /**
   * Seconds of processor time a million measurements.
   *
   * @param server of the server
   * @param database of all its processes
   * @param edges of the process of the edges
   * @param databaseBy of the database by what its processes do
   * @param bareCopy of the database in bare COPY, a million rows
   */
  record PerMillion(
      double server,
      double database,
      double edges,
      Map<String, Double> databaseBy,
      double bareCopy) {
    /** The same, beside bare COPY. */
    PerMillion beside(double copy) {
      return new PerMillion(server, database, edges, databaseBy, copy);
    }

    double all() {
      return server + database + edges;
    }
  }

  /** As it is now. */
  static ProcessorTime now(long server, BenchDatabase database) throws IOException, SQLException {
    return new ProcessorTime(
        Processes.processorSeconds(server),
        Processes.processorSeconds(ProcessHandle.current().pid()),
        backends(database));
  }

  /** Of the database alone. */
  private static Map<String, Double> backends(BenchDatabase database) throws SQLException {
    Map<String, Double> seconds = new TreeMap<>();
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                """
                select pid, case when application_name like 'gaugewire %'
                  then regexp_replace(application_name, '^gaugewire ([a-z]+).*$', '\\1')
                  else backend_type end
                from pg_stat_activity where pid <> pg_backend_pid()
                  and coalesce(datname, current_database()) = current_database()
                """)) {
      while (rows.next()) {
        seconds.merge(rows.getString(2), ofBackend(rows.getLong(1)), Double::sum);
      }
    }
    return seconds;
  }

  /** Of a process of the database; 0 when it has ended, or runs on another machine. */
  static double ofBackend(long pid) {
    try {
      String name = Files.readString(Path.of("/proc", String.valueOf(pid), "comm"));
      return name.startsWith("postgres") ? Processes.processorSeconds(pid) : 0;
    } catch (IOException gone) {
      return 0;
    }
  }

  /** What was used since an earlier time. */
  PerMillion since(ProcessorTime before, long measurements) {
    double millions = measurements / 1e6;
    Map<String, Double> by = new TreeMap<>();
    backends.forEach(
        (kind, seconds) -> {
          double used = seconds - before.backends().getOrDefault(kind, 0.0);
          if (used > 0) {
            by.put(kind, used / millions);
          }
        });
    return new PerMillion(
        (server - before.server()) / millions,
        by.values().stream().mapToDouble(Double::doubleValue).sum(),
        (edges - before.edges()) / millions,
        by,
        0);
  }
}
