package io.gaugewire.ingest.database;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does something with the database again and again, on a thread of its own. A failure is told once,
 * and once that it is over. Closing ends the pause and lets a round that is under way come to its
 * end: interrupting a question to the database breaks its connection.
 */
public final class Rounds implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Rounds.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final String name;
  private final Duration pause;
  private final Runnable round;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;

  private Rounds(String name, Duration pause, Runnable round) {
    this.name = name;
    this.pause = pause;
    this.round = round;
    this.thread = Thread.ofVirtual().name(name).unstarted(this::run);
  }

  /**
   * Begins with the first round.
   *
   * @param name of the thread, and in the log
   * @param pause between the end of a round and the next
   * @param round may fail; it is done again after the pause
   */
  public static Rounds start(String name, Duration pause, Runnable round) {
    Rounds rounds = new Rounds(name, pause, round);
    rounds.thread.start();
    return rounds;
  }

  private void run() {
    boolean failing = false;
    try {
      do {
        failing = failed(failing);
      } while (!closing.await(pause.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      // It did not end within the patience of who closed it.
    }
  }

  /** Whether a round failed; the one before it had where {@code failing}. */
  private boolean failed(boolean failing) {
    try {
      round.run();
    } catch (RuntimeException e) {
      if (!failing) {
        log.atWarn()
            .addKeyValue("round", name)
            .addKeyValue("everySeconds", pause.toSeconds())
            .setCause(e)
            .log("round failed; it is tried again");
      }
      return true;
    }
    if (failing) {
      log.atInfo().addKeyValue("round", name).log("round works again");
    }
    return false;
  }

  @Override
  public void close() {
    closing.countDown();
    try {
      if (!thread.join(PATIENCE)) {
        log.atWarn().addKeyValue("round", name).log("round did not end and is interrupted");
        thread.interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
