package io.gaugewire.ingest;

import io.gaugewire.ingest.database.Database;
import io.gaugewire.ingest.web.Health;
import java.sql.SQLException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Whether the database answers: asked on a thread of its own at each question of the health page,
 * which gets the answer to the question before. Safe for use by many threads.
 */
final class DatabaseCheck implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 10;

  private final Database database;

  /** Taken while the database is asked; one question at a time. */
  private final Semaphore turn = new Semaphore(1);

  private final AtomicReference<Health.Part> last =
      new AtomicReference<>(new Health.Part(true, "answers"));

  DatabaseCheck(Database database) {
    this.database = database;
  }

  Health.Part part() {
    if (turn.tryAcquire()) {
      Thread.ofVirtual().name("health-database").start(this::ask);
    }
    return last.get();
  }

  private void ask() {
    try {
      database.jdbi().useHandle(handle -> handle.execute("select 1"));
      last.set(new Health.Part(true, "answers"));
    } catch (RuntimeException e) {
      last.set(new Health.Part(false, "does not answer; edges keep their readings meanwhile"));
    } finally {
      turn.release();
    }
  }

  /** Waits for a question that is under way, and asks no more. */
  @Override
  public void close() {
    try {
      if (!turn.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException("the database does not answer");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Connection trouble (class 08) or a server that starts or stops (57P). */
  static boolean isAway(SQLException e) {
    String state = e.getSQLState();
    return state == null || state.startsWith("08") || state.startsWith("57P");
  }
}
