package io.gaugewire.ingest.notices;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Offers each door the notices it has not had, in their order, each until it is taken. A door that
 * does not answer keeps nobody else waiting. A notice may come twice, never not at all: it is noted
 * as handed over once the door took it.
 *
 * <p>One thread for each door.
 */
public final class Courier implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Courier.class);
  private static final Duration LOOK = Duration.ofSeconds(2);
  private static final Duration LONGEST = Duration.ofMinutes(30);

  private final NoticeStore store;
  private final Clock clock;
  private final List<Thread> threads;
  private volatile boolean closed;

  private Courier(NoticeStore store, Clock clock, List<Door> doors) {
    this.store = store;
    this.clock = clock;
    this.threads =
        doors.stream()
            .map(door -> Thread.ofVirtual().name("courier").unstarted(() -> run(door)))
            .toList();
  }

  /** Begins to carry to the doors that a plant's configuration names. */
  public static Courier start(Jdbi jdbi, Clock clock, Doors doors) throws IOException {
    return start(new NoticeStore(jdbi), clock, doors.open());
  }

  static Courier start(NoticeStore store, Clock clock, List<Door> doors) {
    Courier courier = new Courier(store, clock, doors);
    courier.threads.forEach(Thread::start);
    return courier;
  }

  private void run(Door door) {
    boolean failing = false;
    while (!closed) {
      try {
        boolean more = step(door);
        failing = false;
        if (!more) {
          Thread.sleep(LOOK);
        }
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        if (closed) {
          return;
        }
        if (!failing) {
          log.atWarn()
              .addKeyValue("door", door.name())
              .setCause(e)
              .log("notices cannot be looked up; trying again");
        }
        failing = true;
        if (!pause()) {
          return;
        }
      }
    }
  }

  private static boolean pause() {
    try {
      Thread.sleep(LOOK);
      return true;
    } catch (InterruptedException e) {
      return false;
    }
  }

  /**
   * Offers a door its next notice.
   *
   * @return whether it took one
   */
  private boolean step(Door door) throws InterruptedException {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    NoticeStore.Place place = store.place(door.name(), now);
    Optional<Notice> notice = store.after(place.number());
    if (notice.isEmpty() || now.isBefore(place.next())) {
      return false;
    }
    try {
      door.deliver(notice.get());
    } catch (IOException e) {
      if (place.attempts() == 0) {
        log.atWarn()
            .addKeyValue("door", door.name())
            .addKeyValue("because", e.getMessage())
            .log("notice not taken; offered again");
      }
      store.failed(
          door.name(),
          place,
          now.plus(pauseAfter(place.attempts())),
          String.valueOf(e.getMessage()));
      return false;
    }
    store.delivered(door.name(), notice.get().number(), now);
    return true;
  }

  /** Twice as long after each attempt, from 2 seconds to half an hour. */
  static Duration pauseAfter(int attempts) {
    Duration wait = LOOK.multipliedBy(1L << Math.min(attempts, 12));
    return wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
  }

  @Override
  public void close() {
    closed = true;
    threads.forEach(Thread::interrupt);
    for (Thread thread : threads) {
      try {
        thread.join(Duration.ofSeconds(10));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
