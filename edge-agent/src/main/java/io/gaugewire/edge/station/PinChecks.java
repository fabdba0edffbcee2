package io.gaugewire.edge.station;

import io.gaugewire.edge.station.SignInRefusedException.Reason;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries PINs, and locks a badge out after too many wrong ones: a minute, then twice as long each
 * time. Failures are on disk, so that pulling the plug does not give new tries. Safe for use by
 * many threads.
 */
final class PinChecks {
  private static final Logger log = LoggerFactory.getLogger(PinChecks.class);
  private static final int MOST_FAILURES = 5;
  private static final Duration FIRST_LOCK = Duration.ofMinutes(1);
  private static final Duration LONGEST_LOCK = Duration.ofHours(1);

  /** A check takes the memory of its hash; so few run at once. */
  private final Semaphore turns = new Semaphore(2);

  private final KeptFiles files;
  private final InstantSource clock;
  private final Map<String, Failures> failures = new HashMap<>();

  /**
   * What went wrong for one badge since its last right PIN.
   *
   * @param locks how often it was locked out
   */
  private record Failures(String badge, int wrong, int locks, Instant until) {
    private byte[] bytes() {
      return (wrong + " " + locks + " " + until.toEpochMilli() + " " + badge)
          .getBytes(StandardCharsets.UTF_8);
    }

    private static Failures parse(byte[] bytes) {
      String[] parts = new String(bytes, StandardCharsets.UTF_8).split(" ", 4);
      return new Failures(
          parts[3],
          Integer.parseInt(parts[0]),
          Integer.parseInt(parts[1]),
          Instant.ofEpochMilli(Long.parseLong(parts[2])));
    }
  }

  PinChecks(Path directory, InstantSource clock) {
    files = new KeptFiles(directory);
    this.clock = clock;
    for (byte[] bytes : files.all()) {
      Failures known = Failures.parse(bytes);
      failures.put(known.badge(), known);
    }
  }

  /**
   * Returns when the PIN is the person's.
   *
   * @throws SignInRefusedException when it is not, or the badge is locked out
   */
  void require(StationPeople.Person person, String pin) {
    refuseLocked(person.badge());
    turns.acquireUninterruptibly();
    boolean right;
    try {
      // Whoever tried meanwhile may have locked it.
      refuseLocked(person.badge());
      right = PinHash.parse(person.pin()).isOf(pin);
    } finally {
      turns.release();
    }
    if (right) {
      forget(person.badge());
    } else {
      throw note(person.badge());
    }
  }

  private synchronized void refuseLocked(String badge) {
    Failures known = failures.get(badge);
    if (known != null && clock.instant().isBefore(known.until())) {
      throw locked(known);
    }
  }

  private SignInRefusedException locked(Failures known) {
    Duration wait = Duration.between(clock.instant(), known.until()).plusMillis(999);
    return new SignInRefusedException(
        Reason.LOCKED, wait, "too many wrong PINs: try again in " + wait.toSeconds() + " s");
  }

  private synchronized void forget(String badge) {
    if (failures.remove(badge) != null) {
      files.remove(badge);
    }
  }

  private synchronized SignInRefusedException note(String badge) {
    Failures known = failures.getOrDefault(badge, new Failures(badge, 0, 0, Instant.EPOCH));
    boolean lock = known.wrong() + 1 >= MOST_FAILURES;
    Failures next =
        lock
            ? new Failures(badge, 0, known.locks() + 1, clock.instant().plus(lockAfter(known)))
            : new Failures(badge, known.wrong() + 1, known.locks(), known.until());
    failures.put(badge, next);
    files.put(badge, next.bytes());
    if (lock) {
      log.atWarn().addKeyValue("locks", next.locks()).log("badge locked out");
      return locked(next);
    }
    return new SignInRefusedException(Reason.WRONG_PIN, Duration.ZERO, "the PIN is not right");
  }

  private static Duration lockAfter(Failures known) {
    Duration wanted = FIRST_LOCK.multipliedBy(1L << Math.min(known.locks(), 6));
    return wanted.compareTo(LONGEST_LOCK) > 0 ? LONGEST_LOCK : wanted;
  }
}
