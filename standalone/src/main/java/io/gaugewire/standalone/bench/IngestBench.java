package io.gaugewire.standalone.bench;

import io.gaugewire.standalone.load.LoadEdge;
import io.gaugewire.standalone.load.LoadPlan;
import io.gaugewire.standalone.load.ServerProcess;
import io.gaugewire.standalone.machine.Ports;
import io.gaugewire.wire.EdgeId;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * One run of the benchmark: a latency phase at a normal load, a phase at full load, and bare COPY.
 */
final class IngestBench {
  private static final String COMMITTED = "gaugewire_intake_readings_committed_total";
  private static final int NORMAL_PER_SECOND = 10_000;

  /**
   * What was measured.
   *
   * @param measurementsPerSecond committed, at full load
   * @param copyRowsPerSecond by bare binary COPY into the same table, committed, two connections
   * @param ratio of the two
   * @param p99Millis from a reading's source time to the moment that a query sees it, at 10 000/s
   * @param residentMiB memory of the server at the end of the full load
   * @param firstResidentMiB memory of the server at its beginning
   * @param cpuSecondsPerMillion processor time of all who take part in the full load
   */
  record Figures(
      double measurementsPerSecond,
      double copyRowsPerSecond,
      double ratio,
      double p99Millis,
      double residentMiB,
      double firstResidentMiB,
      ProcessorTime.PerMillion cpuSecondsPerMillion,
      Volume volume) {}

  /**
   * How long each part takes, in seconds.
   *
   * @param warmUp before latency is measured
   * @param calm of measuring latency
   * @param heatUp of full load before it is measured: compilers take a seventh of the processors at
   *     first, and the database writes new files for its log
   * @param full of measuring at full load
   * @param copy of bare COPY
   */
  record Times(int warmUp, int calm, int heatUp, int full, int copy) {
    /** Enough to see that everything works. */
    static final Times SHORT = new Times(2, 5, 2, 5, 1);

    static Times of(int full) {
      return new Times(10, 20, 30, full, 10);
    }
  }

  /**
   * How much went through.
   *
   * @param measurements committed at full load
   * @param seconds of full load
   * @param subgroupsCharted stored by the monitoring by the end of the full load
   * @param parcelsBehind that the monitoring has still to see then
   */
  record Volume(long measurements, double seconds, long subgroupsCharted, long parcelsBehind) {}

  private final LoadPlan plan;
  private final Times times;
  private final Consumer<String> progress;

  private IngestBench(LoadPlan plan, Times times, Consumer<String> progress) {
    this.plan = plan;
    this.times = times;
    this.progress = progress;
  }

  /**
   * Measures.
   *
   * @param database an empty one, on this machine where its processor time is to be told
   * @param directory for the files of server and edges
   * @throws IllegalArgumentException when something is stored in the database already
   */
  static Figures run(
      BenchDatabase database, Path directory, LoadPlan plan, Times times, Consumer<String> progress)
      throws IOException, InterruptedException, SQLException {
    return new IngestBench(plan, times, progress).run(database, directory);
  }

  private Figures run(BenchDatabase database, Path directory)
      throws IOException, InterruptedException, SQLException {
    if (count(database, "select count(*) from pg_tables where tablename = 'stream'") > 0) {
      throw new IllegalArgumentException(
          "something is stored in this database; make an empty one and name that");
    }
    int port = Ports.free();
    Path password = Files.writeString(directory.resolve("password"), database.options().password());
    Path file =
        plan.writeServer(
            directory.resolve("server"),
            database.options().url(),
            database.options().user(),
            password,
            "{host: 127.0.0.1, port: " + port + "}");
    try (ServerProcess server = ServerProcess.start(file, directory.resolve("server.log"))) {
      double p99 = latency(directory.resolve("calm"), port, database);
      return full(directory.resolve("full"), port, server, database, p99);
    }
  }

  private List<LoadEdge> edges(Path directory, int port) {
    List<LoadEdge> edges = new ArrayList<>();
    for (EdgeId id : plan.edgeIds()) {
      edges.add(
          new LoadEdge(
              id,
              directory.resolve(id.edge()),
              URI.create("mqtt://127.0.0.1:" + port),
              plan.tagsPerEdge(),
              edges.size(),
              Clock.systemUTC()));
    }
    return edges;
  }

  private double latency(Path directory, int port, BenchDatabase database)
      throws SQLException, InterruptedException {
    progress.accept("latency at " + NORMAL_PER_SECOND + " measurements/s …");
    List<LoadEdge> edges = edges(directory, port);
    double pollsPerSecond = (double) NORMAL_PER_SECOND / (plan.edges() * plan.tagsPerEdge());
    try (Producers _ = Producers.paced(edges, pollsPerSecond)) {
      Thread.sleep(times.warmUp() * 1_000L);
      return LatencyProbe.p99Millis(database, plan.edges(), times.calm());
    } finally {
      edges.forEach(LoadEdge::close);
    }
  }

  private Figures full(
      Path directory, int port, ServerProcess server, BenchDatabase database, double p99)
      throws IOException, InterruptedException, SQLException {
    progress.accept("full load for " + times.full() + " s …");
    List<LoadEdge> edges = edges(directory, port);
    double rate;
    double first;
    double last;
    Volume volume;
    ProcessorTime.PerMillion used;
    try (Producers _ = Producers.flatOut(edges)) {
      Thread.sleep(times.heatUp() * 1_000L);
      first = server.residentMiB();
      double before = server.metric(COMMITTED);
      ProcessorTime usedBefore = ProcessorTime.now(server.pid(), database);
      long begun = System.nanoTime();
      tell(server, before, begun);
      double committed = server.metric(COMMITTED) - before;
      double took = (System.nanoTime() - begun) / 1e9;
      used = ProcessorTime.now(server.pid(), database).since(usedBefore, Math.round(committed));
      rate = committed / took;
      last = server.residentMiB();
      volume =
          new Volume(
              Math.round(committed),
              took,
              count(database, "select count(*) from subgroup"),
              count(
                  database,
                  """
                  select coalesce(sum(s.committed_seq - coalesce(c.seq, 0)), 0)::bigint
                  from stream s left join consumer c on c.stream_id = s.id and c.name = 'monitoring'
                  """));
    } finally {
      edges.forEach(LoadEdge::close);
    }
    server.close();
    progress.accept("bare COPY …");
    BareCopy.Figures copied =
        BareCopy.run(database, plan.edges() * plan.tagsPerEdge(), times.copy());
    double copyRate = copied.rowsPerSecond();
    return new Figures(
        rate,
        copyRate,
        rate / copyRate,
        p99,
        last,
        first,
        used.beside(copied.secondsPerMillion()),
        volume);
  }

  /** Waits for the end of the measurement and says every ten seconds how it goes. */
  private void tell(ServerProcess server, double before, long begun)
      throws IOException, InterruptedException {
    double told = before;
    long toldAt = begun;
    long end = begun + times.full() * 1_000_000_000L;
    while (System.nanoTime() < end) {
      Thread.sleep(Math.max(1, Math.min(10_000L, (end - System.nanoTime()) / 1_000_000L)));
      double now = server.metric(COMMITTED);
      long at = System.nanoTime();
      progress.accept(
          String.format(
              Locale.ROOT,
              "%,.0f measurements/s, server %.0f MiB",
              (now - told) * 1e9 / (at - toldAt),
              server.residentMiB()));
      told = now;
      toldAt = at;
    }
  }

  private static long count(BenchDatabase database, String sql) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }
}
