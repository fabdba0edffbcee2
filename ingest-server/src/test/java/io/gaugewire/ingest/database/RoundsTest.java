package io.gaugewire.ingest.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.gaugewire.ingest.Eventually;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RoundsTest {
  private static final Duration LONG = Duration.ofHours(1);

  private final AtomicInteger begun = new AtomicInteger();

  @Test
  void whoeverWakesThemDoesNotWaitForThePause() {
    try (Rounds rounds = Rounds.start("test", LONG, begun::incrementAndGet)) {
      Eventually.holds("the first round", () -> begun.get() == 1);
      rounds.wake();
      Eventually.holds("the round that was asked for", () -> begun.get() == 2);
      rounds.wake();
      rounds.wake();
      Eventually.holds("and another", () -> begun.get() >= 3);
    }
  }

  /** What it looked at may have changed since it looked. */
  @Test
  void oneThatIsUnderWayWhenTheyAreWokenIsFollowedByAnother() throws InterruptedException {
    CountDownLatch looked = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    Runnable round =
        () -> {
          begun.incrementAndGet();
          looked.countDown();
          await(end);
        };
    try (Rounds rounds = Rounds.start("test", LONG, round)) {
      assertThat(looked.await(20, TimeUnit.SECONDS)).isTrue();
      rounds.wake();
      end.countDown();
      Eventually.holds("another round", () -> begun.get() == 2);
    }
  }

  @Test
  void closingEndsThePauseAndTheRestAfterWaking() {
    Rounds rounds = Rounds.start("test", LONG, begun::incrementAndGet);
    Eventually.holds("the first round", () -> begun.get() == 1);
    rounds.wake();
    rounds.close();
    int then = begun.get();
    rounds.wake();
    assertThat(begun).hasValue(then);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
