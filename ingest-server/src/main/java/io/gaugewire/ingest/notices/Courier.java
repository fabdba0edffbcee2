package io.gaugewire.ingest.notices;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Offers each door the notices it has not had, in their order, each until it is taken. A door that
 * does not answer keeps nobody else waiting. A notice may come twice, never not at all: it is noted
 * as handed over once the door took it.
 *
 * <p>One thread for each door. It is interrupted only where it waits or delivers: interrupting a
 * question to the database breaks its connection.
 */
public final class Courier implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Courier.class);
  private static final Duration LOOK = Duration.ofSeconds(2);
  private static final Duration LONGEST = Duration.ofMinutes(30);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final NoticeStore store;
  private final Clock clock;
  private final List<Way> ways;
  private volatile boolean closed;

  private Courier(NoticeStore store, Clock clock, List<Door> doors) {
    this.store = store;
    this.clock = clock;
    this.ways = doors.stream().map(Way::new).toList();
  }

  /** Begins to carry to the doors that a plant's configuration names. */
  public static Courier start(Jdbi jdbi, Clock clock, Doors doors) throws IOException {
    return start(new NoticeStore(jdbi), clock, doors.open());
  }

  static Courier start(NoticeStore store, Clock clock, List<Door> doors) {
    Courier courier = new Courier(store, clock, doors);
    courier.ways.forEach(way -> way.thread.start());
    return courier;
  }

  /** To one door. */
  private final class Way {
    private final Door door;

    /** Held while the database is asked. */
    private final ReentrantLock asking = new ReentrantLock();

    private final Thread thread = Thread.ofVirtual().name("courier").unstarted(this::run);

    Way(Door door) {
      this.door = door;
    }

    private void run() {
      boolean failing = false;
      try {
        while (!closed) {
          try {
            boolean more = step();
            failing = false;
            if (!more) {
              Thread.sleep(LOOK);
            }
          } catch (RuntimeException e) {
            if (!failing) {
              log.atWarn()
                  .addKeyValue("door", door.name())
                  .setCause(e)
                  .log("notices cannot be looked up; trying again");
            }
            failing = true;
            Thread.sleep(LOOK);
          }
        }
      } catch (InterruptedException e) {
        // Told to stop.
      }
    }

    /**
     * Offers the door its next notice.
     *
     * @return whether it took one
     */
    private boolean step() throws InterruptedException {
      Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
      NoticeStore.Place place = ask(() -> store.place(door.name(), now));
      Optional<Notice> notice = ask(() -> store.after(place.number()));
      if (notice.isEmpty() || now.isBefore(place.next())) {
        return false;
      }
      try {
        door.deliver(notice.get());
      } catch (IOException e) {
        notTaken(place, now, e);
        return false;
      }
      note(() -> store.delivered(door.name(), notice.get().number(), now));
      return true;
    }

    private void notTaken(NoticeStore.Place place, Instant now, IOException why)
        throws InterruptedException {
      if (closed) {
        throw new InterruptedException("closed while it delivered");
      }
      if (place.attempts() == 0) {
        log.atWarn()
            .addKeyValue("door", door.name())
            .addKeyValue("because", why.getMessage())
            .log("notice not taken; offered again");
      }
      Instant next = now.plus(pauseAfter(place.attempts()));
      note(() -> store.failed(door.name(), place, next, String.valueOf(why.getMessage())));
    }

    private void note(Runnable fact) throws InterruptedException {
      ask(
          () -> {
            fact.run();
            return true;
          });
    }

    private <T> T ask(Supplier<T> question) throws InterruptedException {
      asking.lockInterruptibly();
      try {
        return question.get();
      } finally {
        asking.unlock();
      }
    }

    void stop() {
      asking.lock();
      try {
        thread.interrupt();
      } finally {
        asking.unlock();
      }
    }
  }

  /** Twice as long after each attempt, from 2 seconds to half an hour. */
  static Duration pauseAfter(int attempts) {
    Duration wait = LOOK.multipliedBy(1L << Math.min(attempts, 12));
    return wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
  }

  @Override
  public void close() {
    closed = true;
    ways.forEach(Way::stop);
    for (Way way : ways) {
      try {
        way.thread.join(PATIENCE);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
