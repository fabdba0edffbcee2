package io.gaugewire.ingest;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the quality domain look at its clocks every few seconds: inspections that are due, reports
 * that nobody answered, the anchor of a day. Runs on one thread of its own; after a failure it
 * tries again.
 */
final class QualityWatch implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(QualityWatch.class);
  private static final Duration EVERY = Duration.ofSeconds(10);

  private final Runnable look;
  private final Thread thread;
  private volatile boolean closed;

  QualityWatch(Runnable look) {
    this.look = look;
    this.thread = Thread.ofPlatform().name("quality-watch").daemon().start(this::run);
  }

  private void run() {
    boolean failing = false;
    while (!closed) {
      try {
        look.run();
        if (failing) {
          log.atInfo().log("quality clocks are looked at again");
        }
        failing = false;
        Thread.sleep(EVERY);
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        if (!failing) {
          log.atWarn().setCause(e).log("quality clocks could not be looked at; trying again");
        }
        failing = true;
        pause();
      }
    }
  }

  private void pause() {
    try {
      Thread.sleep(EVERY);
    } catch (InterruptedException e) {
      closed = true;
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    try {
      thread.join(Duration.ofSeconds(10));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
