package io.gaugewire.ingest;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for a condition, within bounds. */
public final class Eventually {
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final Duration SHORT = Duration.ofSeconds(2);

  private Eventually() {}

  /** Waits until it holds; fails after 30 s. */
  public static void holds(String what, BooleanSupplier condition) {
    if (!within(LONGEST, condition)) {
      throw new AssertionError("did not happen within " + LONGEST + ": " + what);
    }
  }

  /** Waits until it holds, or 2 s. */
  public static boolean settles(BooleanSupplier condition) {
    return within(SHORT, condition);
  }

  private static boolean within(Duration longest, BooleanSupplier condition) {
    long end = System.nanoTime() + longest.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        return false;
      }
      try {
        Thread.sleep(Duration.ofMillis(5));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return true;
  }
}
