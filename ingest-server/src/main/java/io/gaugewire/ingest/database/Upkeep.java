package io.gaugewire.ingest.database;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the table of readings in order while the server runs, once an hour: makes its partitions
 * ahead of time, drops what is older than it is to be kept, and puts days that are over in order of
 * their tags. Nothing else is ever dropped: results, records and the ledger stay.
 */
public final class Upkeep implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Upkeep.class);
  private static final long HOURS_BETWEEN = 1;

  private final Database database;
  private final Optional<Duration> keepReadings;
  private final Clock clock;
  private final AtomicInteger putOff = new AtomicInteger();
  private final Counter ordered;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread;

  private Upkeep(
      Database database, Optional<Duration> keepReadings, Clock clock, MeterRegistry meters) {
    this.database = database;
    this.keepReadings = keepReadings;
    this.clock = clock;
    this.ordered =
        Counter.builder("gaugewire.storage.days.ordered")
            .description("Days of readings put in order of their tags")
            .register(meters);
    Gauge.builder("gaugewire.storage.days.put.off", putOff, AtomicInteger::get)
        .description("Days of readings that could not be put in order and wait for another try")
        .register(meters);
    this.thread = Thread.ofVirtual().name("upkeep").unstarted(this::run);
  }

  /**
   * Begins.
   *
   * @param keepReadings how long readings are kept, by their source time; empty: for ever
   */
  public static Upkeep start(
      Database database, Optional<Duration> keepReadings, Clock clock, MeterRegistry meters) {
    Upkeep upkeep = new Upkeep(database, keepReadings, clock, meters);
    upkeep.thread.start();
    return upkeep;
  }

  private void run() {
    try {
      do {
        try {
          OrderedDays.Outcome outcome = once(database, keepReadings, clock.instant());
          ordered.increment(outcome.ordered());
          putOff.set(outcome.putOff());
        } catch (SQLException e) {
          log.atWarn().addKeyValue("reason", e.getMessage()).log("upkeep put off for an hour");
        }
      } while (!closed.await(HOURS_BETWEEN, TimeUnit.HOURS));
    } catch (InterruptedException e) {
      // Told to stop.
    }
  }

  /** Puts every day in order that is due, however many; nothing else. Repeatable. */
  public static void putDaysInOrder(Database database, Instant now) throws SQLException {
    try (Connection connection = database.openUnbounded("upkeep")) {
      while (OrderedDays.run(connection, database.kind().level(), now).ordered() > 0) {
        // A few at a time.
      }
    }
  }

  /** Does what is due. Repeatable. */
  static OrderedDays.Outcome once(Database database, Optional<Duration> keepReadings, Instant now)
      throws SQLException {
    try (Connection connection = database.openUnbounded("upkeep")) {
      // Dropping waits for readers, and writers wait behind it: not for long.
      execute(connection, "set lock_timeout = '10s'");
      if (!database.kind().level().hypertables()) {
        Partitions.ensure(connection);
      }
      if (keepReadings.isPresent()) {
        drop(connection, database.kind().level(), now.minus(keepReadings.get()));
      }
      return OrderedDays.run(connection, database.kind().level(), now);
    }
  }

  private static void drop(Connection connection, StorageLevel level, Instant before)
      throws SQLException {
    // First said, then done: a verification must never miss what it was not told of.
    try (PreparedStatement statement =
        connection.prepareStatement(
            "update retention set dropped_before = greatest(dropped_before, ?)")) {
      statement.setObject(1, before.atOffset(ZoneOffset.UTC));
      statement.executeUpdate();
    }
    int dropped =
        level.hypertables()
            ? dropChunks(connection, before)
            : Partitions.dropBefore(connection, before);
    if (dropped > 0) {
      log.atInfo()
          .addKeyValue("before", before)
          .addKeyValue("parts", dropped)
          .log("readings dropped for age");
    }
  }

  private static int dropChunks(Connection connection, Instant before) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select count(*) from drop_chunks('reading', older_than => ?::timestamptz)")) {
      statement.setObject(1, before.atOffset(ZoneOffset.UTC));
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      thread.join(Duration.ofSeconds(15));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
