package io.gaugewire.standalone.machine;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What runs, in the order it was started; it is stopped in the reverse order, each piece once, also
 * when a later one could not start. Safe for use by many threads.
 */
public final class Lifecycle implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Lifecycle.class);

  private final Deque<Running> running = new ArrayDeque<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private boolean failed;

  public Lifecycle() {}

  private record Running(String name, AutoCloseable piece) {}

  /** Remembers {@code piece}, which has been started, and returns it. */
  public synchronized <T extends AutoCloseable> T started(String name, T piece) {
    running.push(new Running(name, piece));
    return piece;
  }

  /**
   * Stops everything when the process is asked to end, and ends it with 0, or with 1 when something
   * could not be stopped. The JVM would end with 130 or 143 otherwise.
   */
  public void endWithTheProcess() {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  close();
                  Runtime.getRuntime().halt(stoppedCleanly() ? 0 : 1);
                },
                "stop"));
  }

  /** Whether everything that was started has been stopped, and nothing refused. */
  public synchronized boolean stoppedCleanly() {
    return running.isEmpty() && !failed;
  }

  /** Waits until everything has been stopped. */
  public void awaitEnd() throws InterruptedException {
    closed.await();
  }

  @Override
  public synchronized void close() {
    while (!running.isEmpty()) {
      Running last = running.pop();
      try {
        last.piece().close();
      } catch (Exception e) {
        // One piece that does not stop must not keep the others, the database above all, from it.
        failed = true;
        log.atError().addKeyValue("piece", last.name()).setCause(e).log("piece did not stop");
      }
    }
    closed.countDown();
  }
}
