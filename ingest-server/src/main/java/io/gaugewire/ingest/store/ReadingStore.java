package io.gaugewire.ingest.store;

import io.gaugewire.ingest.database.BinaryRowReader;
import io.gaugewire.wire.ReadingColumns;
import java.sql.SQLException;
import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Stored readings and results, for those who look at them. Safe for use by many threads. */
public final class ReadingStore {
  /** Most readings one question gives. */
  public static final int MOST = 100_000;

  private static final Instant FIRST = Instant.EPOCH;
  private static final Instant END = Instant.parse("2200-01-01T00:00:00Z");

  private final Jdbi jdbi;

  public ReadingStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * Readings of a tag in a period, ascending by time; their tag is its id.
   *
   * @param from first source time
   * @param to first source time no longer wanted
   * @param limit most readings to give, the earliest; 1 to {@value #MOST}
   */
  public ReadingColumns between(int tag, Instant from, Instant to, int limit) {
    ReadingColumns readings = new ReadingColumns(Math.min(limit, 1_024));
    between(
        tag,
        from,
        to,
        limit,
        (micros, value, quality) -> readings.add(tag, micros, value, quality));
    return readings;
  }

  /** Takes readings one at a time, while the database is still handing out the next. */
  public interface Sink {
    void reading(long timeMicros, double value, int quality);
  }

  /**
   * The same, each given to {@code sink} as it comes.
   *
   * @return how many there were
   */
  public int between(int tag, Instant from, Instant to, int limit, Sink sink) {
    return read(select(tag, from, to, "order by time", limit), limit, sink);
  }

  /**
   * The latest readings of a tag before an instant, ascending by time.
   *
   * @param limit most readings to give, 1 to {@value #MOST}
   */
  public ReadingColumns latest(int tag, Instant before, int limit) {
    String newest = select(tag, FIRST, before, "order by time desc", limit);
    ReadingColumns readings = new ReadingColumns(Math.min(limit, 1_024));
    read(
        "select * from (" + newest + ") newest order by time",
        limit,
        (micros, value, quality) -> readings.add(tag, micros, value, quality));
    return readings;
  }

  private static String select(int tag, Instant from, Instant to, String order, int limit) {
    return "select time, value, quality from reading where tag_id = "
        + tag
        + " and time >= '"
        + bounded(from)
        + "' and time < '"
        + bounded(to)
        + "' "
        + order
        + " limit "
        + limit;
  }

  /** No reading lies outside, and the database knows no times as far off as Java does. */
  private static Instant bounded(Instant time) {
    return time.isBefore(FIRST) ? FIRST : time.isAfter(END) ? END : time;
  }

  /** By binary COPY: half the time of rows through a result set, and every bit of a number. */
  private int read(String query, int limit, Sink sink) {
    if (limit < 1 || limit > MOST) {
      throw new IllegalArgumentException("limit must be 1 to " + MOST + ": " + limit);
    }
    try (Handle handle = jdbi.open();
        BinaryRowReader rows = new BinaryRowReader(handle.getConnection(), query)) {
      int count = 0;
      while (rows.next()) {
        sink.reading(rows.timeMicros(), rows.float8(), rows.int2());
        count++;
      }
      return count;
    } catch (SQLException e) {
      throw new IllegalStateException("readings cannot be read now", e);
    }
  }
}
