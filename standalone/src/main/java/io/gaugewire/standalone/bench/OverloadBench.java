package io.gaugewire.standalone.bench;

import io.gaugewire.postgres.EmbeddedPostgres;
import io.gaugewire.postgres.Options;
import io.gaugewire.standalone.load.LoadEdge;
import io.gaugewire.standalone.load.LoadPlan;
import io.gaugewire.standalone.load.ServerProcess;
import io.gaugewire.standalone.machine.Ports;
import io.gaugewire.wire.EdgeId;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * More than the server can take for a while: the edges read as fast as their disks let them, and
 * then stop. Nothing may die or be lost, and what waits must drain.
 */
final class OverloadBench {
  private static final long LONGEST_DRAIN_MINUTES = 60;
  private static final int SHARED_BUFFERS_MIB = 512;

  /**
   * What was measured.
   *
   * @param seconds of the flood
   * @param produced readings on the edges' disks by its end
   * @param stored readings in the database after everything drained
   * @param producedPerSecond during the flood
   * @param storedPerSecond from its beginning until everything was stored
   * @param drainSeconds from the end of the flood until everything was stored
   * @param residentMiB largest memory of the server
   */
  record Figures(
      double seconds,
      long produced,
      long stored,
      double producedPerSecond,
      double storedPerSecond,
      double drainSeconds,
      double residentMiB) {
    boolean good() {
      return produced == stored;
    }
  }

  private final LoadPlan plan;
  private final Consumer<String> progress;
  private double resident;

  private OverloadBench(LoadPlan plan, Consumer<String> progress) {
    this.plan = plan;
    this.progress = progress;
  }

  static Figures run(LoadPlan plan, int seconds, Path directory, Consumer<String> progress)
      throws IOException, InterruptedException, SQLException {
    return new OverloadBench(plan, progress).run(seconds, directory);
  }

  private Figures run(int seconds, Path directory)
      throws IOException, InterruptedException, SQLException {
    Options options =
        Options.in(directory.resolve("postgres")).withSharedBuffersMegabytes(SHARED_BUFFERS_MIB);
    int port = Ports.free();
    try (EmbeddedPostgres database = EmbeddedPostgres.start(options)) {
      Path password = directory.resolve("postgres").resolve("password");
      Path file = plan.writeServer(directory.resolve("server"), database, password, port);
      try (ServerProcess server = ServerProcess.start(file, directory.resolve("server.log"))) {
        return flood(seconds, edges(directory, port), server, database);
      }
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

  private Figures flood(
      int seconds, List<LoadEdge> edges, ServerProcess server, EmbeddedPostgres database)
      throws IOException, InterruptedException, SQLException {
    long begun = System.nanoTime();
    long end;
    long produced;
    try {
      try (Producers producers = Producers.unbounded(edges)) {
        for (int second = 0; second < seconds; second++) {
          Thread.sleep(1_000);
          look(server, edges, second);
        }
        produced = producers.stop() * plan.tagsPerEdge();
      }
      end = System.nanoTime();
      drain(edges, server);
    } finally {
      edges.forEach(LoadEdge::close);
    }
    long now = System.nanoTime();
    long stored = stored(database);
    return new Figures(
        (end - begun) / 1e9,
        produced,
        stored,
        produced * 1e9 / (end - begun),
        stored * 1e9 / (now - begun),
        (now - end) / 1e9,
        resident);
  }

  private void drain(List<LoadEdge> edges, ServerProcess server)
      throws IOException, InterruptedException {
    long last = System.nanoTime() + TimeUnit.MINUTES.toNanos(LONGEST_DRAIN_MINUTES);
    // What was read last is sealed within 100 ms.
    Thread.sleep(500);
    for (int second = 0; backlog(edges) > 0; second++) {
      if (System.nanoTime() > last) {
        throw new IllegalStateException("what waits does not drain within an hour");
      }
      Thread.sleep(1_000);
      look(server, edges, second);
    }
  }

  private static long backlog(List<LoadEdge> edges) {
    return edges.stream().mapToLong(LoadEdge::backlog).sum();
  }

  private void look(ServerProcess server, List<LoadEdge> edges, int second) throws IOException {
    if (!server.alive()) {
      throw new IllegalStateException("the server ended");
    }
    resident = Math.max(resident, server.residentMiB());
    if (second % 10 == 9) {
      progress.accept(
          "%,d parcels wait, server %,.0f MiB".formatted(backlog(edges), server.residentMiB()));
    }
  }

  private static long stored(EmbeddedPostgres database) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select count(*) from reading")) {
      row.next();
      return row.getLong(1);
    }
  }
}
