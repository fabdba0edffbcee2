package io.gaugewire.standalone.bench;

import io.gaugewire.ingest.database.BinaryRows;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.postgresql.PGConnection;

/**
 * What the database takes when nothing else is done: rows like those of the load, in order of tag
 * and time, a transaction a batch, over as many connections as the server has writers.
 */
final class BareCopy {
  private static final int CONNECTIONS = 2;
  private static final int BATCH = 40_000;

  private BareCopy() {}

  /**
   * What came of it.
   *
   * @param secondsPerMillion processor time of the database, a million rows
   */
  record Figures(double rowsPerSecond, double secondsPerMillion) {}

  static Figures run(BenchDatabase database, int tags, int seconds)
      throws SQLException, InterruptedException {
    long begun = System.nanoTime();
    long end = begun + seconds * 1_000_000_000L;
    List<Callable<Written>> writers = new ArrayList<>();
    for (int i = 0; i < CONNECTIONS; i++) {
      int first = 1_000_000 + i * tags;
      writers.add(() -> write(database, first, tags / CONNECTIONS, end));
    }
    long rows = 0;
    double used = 0;
    try (ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS)) {
      for (Future<Written> future : threads.invokeAll(writers)) {
        Written written = future.get();
        rows += written.rows();
        used += written.processorSeconds();
      }
    } catch (ExecutionException e) {
      throw new SQLException("bare COPY failed", e);
    }
    return new Figures(rows * 1e9 / (System.nanoTime() - begun), used * 1e6 / rows);
  }

  private record Written(long rows, double processorSeconds) {}

  private static Written write(BenchDatabase database, int firstTag, int tags, long end)
      throws SQLException {
    BinaryRows out = new BinaryRows();
    SplittableRandom random = new SplittableRandom(firstTag);
    long micros = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    long rows = 0;
    int perTag = Math.max(1, BATCH / tags);
    try (Connection connection = database.connect()) {
      connection.setAutoCommit(false);
      long backend = connection.unwrap(PGConnection.class).getBackendPID();
      double before = ProcessorTime.ofBackend(backend);
      while (System.nanoTime() < end) {
        out.begin(connection, "reading (tag_id, time, value, parcel, quality, raw)");
        for (int tag = 0; tag < tags; tag++) {
          for (int i = 0; i < perTag; i++) {
            double value = Math.rint(10_000 + 100 * random.nextGaussian()) / 1_000;
            out.reading(firstTag + tag, micros + i * 1_000L, value, 1, 0, null);
            rows++;
          }
        }
        out.end();
        connection.commit();
        micros += perTag * 1_000L;
      }
      return new Written(rows, ProcessorTime.ofBackend(backend) - before);
    }
  }
}
