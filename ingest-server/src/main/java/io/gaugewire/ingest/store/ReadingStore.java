package io.gaugewire.ingest.store;

import io.gaugewire.ingest.database.BinaryRowReader;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Stored readings, for those who look at them. Safe for use by many threads. */
public final class ReadingStore {
  /** Most readings one question gives. */
  public static final int MOST = 100_000;

  /** Who asks for more gets it in two parts that the database reads at the same time. */
  static final int IN_ONE_PART = 20_000;

  private static final Instant FIRST = Instant.EPOCH;
  private static final Instant END = Instant.parse("2200-01-01T00:00:00Z");
  private static final Executor BESIDE = Thread.ofVirtual().name("readings-", 0)::start;

  private final Jdbi jdbi;

  public ReadingStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Takes readings one at a time, while the database is still handing out the next. */
  public interface Sink {
    void reading(long timeMicros, double value, int quality);
  }

  /**
   * Readings of a tag in a period, ascending by time: in one part, or in two of half the period
   * each. Each part is what was stored when its reading began.
   *
   * @param from first source time
   * @param to first source time no longer wanted
   * @param limit most readings of each part, its earliest; 1 to {@value #MOST}
   * @param sinks makes what takes a part; each is used by one thread
   * @return the parts in their order
   */
  public <S extends Sink> List<S> between(
      int tag, Instant from, Instant to, int limit, Supplier<S> sinks) {
    if (limit < 1 || limit > MOST) {
      throw new IllegalArgumentException("limit must be 1 to " + MOST + ": " + limit);
    }
    Instant begin = bounded(from);
    Instant end = bounded(to);
    if (limit <= IN_ONE_PART) {
      return List.of(read(select(tag, begin, end, limit), sinks.get()));
    }
    Instant middle = begin.plus(Duration.between(begin, end).dividedBy(2));
    S later = sinks.get();
    // Its connection is its own affair: nobody holds one while waiting for another.
    CompletableFuture<S> second =
        CompletableFuture.supplyAsync(() -> read(select(tag, middle, end, limit), later), BESIDE);
    S earlier = read(select(tag, begin, middle, limit), sinks.get());
    return List.of(earlier, finished(second));
  }

  private static <S> S finished(CompletableFuture<S> part) {
    try {
      return part.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  private static String select(int tag, Instant from, Instant to, int limit) {
    return "select time, value, quality from reading where tag_id = "
        + tag
        + " and time >= '"
        + from
        + "' and time < '"
        + to
        + "' order by time limit "
        + limit;
  }

  /** No reading lies outside, and the database knows no times as far off as Java does. */
  private static Instant bounded(Instant time) {
    return time.isBefore(FIRST) ? FIRST : time.isAfter(END) ? END : time;
  }

  /** By binary COPY: half the time of rows through a result set, and every bit of a number. */
  private <S extends Sink> S read(String query, S sink) {
    try (Handle handle = jdbi.open();
        BinaryRowReader rows = new BinaryRowReader(handle.getConnection(), query)) {
      while (rows.next()) {
        sink.reading(rows.timeMicros(), rows.float8(), rows.int2());
      }
      return sink;
    } catch (SQLException e) {
      throw new IllegalStateException("readings cannot be read now", e);
    }
  }
}
