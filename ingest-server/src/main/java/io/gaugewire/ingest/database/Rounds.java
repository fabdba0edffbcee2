package io.gaugewire.ingest.database;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does something with the database again and again, on a thread of its own. A failure is told once,
 * and once that it is over. Who knows that there is something to do need not wait for the pause.
 * Closing ends the pause and lets a round that is under way come to its end: interrupting a
 * question to the database breaks its connection. Safe for use by many threads.
 */
public final class Rounds implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Rounds.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** What wakes it within this time is done in one round. */
  private static final long BREATH_NANOS = Duration.ofMillis(100).toNanos();

  /** However often it is woken, it rests so many times as long as its last round took. */
  private static final int REST = 4;

  private final String name;
  private final Duration pause;
  private final Runnable round;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Semaphore woken = new Semaphore(0);
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

  /**
   * Lets the next round begin soon, without the rest of the pause; one that is under way is
   * followed by another.
   */
  public void wake() {
    if (woken.availablePermits() == 0) {
      woken.release();
    }
  }

  private void run() {
    boolean failing = false;
    try {
      do {
        long began = System.nanoTime();
        failing = failed(failing);
        long ended = System.nanoTime();
        if (woken.tryAcquire(pause.toNanos(), TimeUnit.NANOSECONDS)) {
          rest(ended + REST * (ended - began));
        }
      } while (closing.getCount() > 0);
    } catch (InterruptedException e) {
      // It did not end within the patience of who closed it.
    }
  }

  private void rest(long untilNanos) throws InterruptedException {
    long rest = Math.max(BREATH_NANOS, untilNanos - System.nanoTime());
    if (!closing.await(Math.min(rest, pause.toNanos()), TimeUnit.NANOSECONDS)) {
      // Whatever woke it meanwhile is seen by the round that begins now.
      woken.drainPermits();
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
    wake();
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
