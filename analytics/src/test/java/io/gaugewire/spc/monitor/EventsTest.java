package io.gaugewire.spc.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.gaugewire.spc.rule.PlottedStatistic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class EventsTest {
  private static final ChartId CHART = new ChartId("shaft diameter");
  private static final Instant SIX = Instant.parse("2026-03-02T06:00:00Z");
  private static final DueChecks.Schedule HOURLY =
      new DueChecks.Schedule(SIX, Duration.ofHours(1), Duration.ofMinutes(10));

  private static SignalKey signal(long subgroup, int rule) {
    return new SignalKey(CHART, subgroup, PlottedStatistic.MEAN, rule);
  }

  @Test
  void foldsRepeatedSignalsIntoOneEventUntilItIsClosed() {
    OpenEvents.Folded first = OpenEvents.none().fold(signal(7, 2));
    assertThat(first.outcome()).isInstanceOf(OpenEvents.Outcome.Opened.class);
    OpenEvents.Folded second = first.events().fold(signal(8, 2));
    assertThat(second.outcome())
        .isEqualTo(
            new OpenEvents.Outcome.Repeated(
                new OpenEvents.OpenEvent(signal(7, 2), signal(8, 2), 2)));
    assertThat(second.events().fold(signal(8, 2)))
        .as("the same signal again")
        .isEqualTo(new OpenEvents.Folded(second.events(), new OpenEvents.Outcome.AlreadyKnown()));
    assertThat(second.events().fold(signal(8, 1)).outcome())
        .as("another rule is another condition")
        .isInstanceOf(OpenEvents.Outcome.Opened.class);
    OpenEvents closed =
        second.events().close(new OpenEvents.Condition(CHART, PlottedStatistic.MEAN, 2));
    assertThat(closed.open()).isEmpty();
    assertThat(closed.fold(signal(8, 2)).outcome())
        .as("a replay does not open it again")
        .isInstanceOf(OpenEvents.Outcome.AlreadyKnown.class);
    assertThat(closed.fold(signal(9, 2)).outcome()).isInstanceOf(OpenEvents.Outcome.Opened.class);
  }

  @Test
  void findsACheckMissedOnlyWhenItsGraceIsOver() {
    DueChecks checks = DueChecks.of(HOURLY);
    assertThat(checks.nextDue()).isEqualTo(SIX.plus(Duration.ofHours(1)));
    assertThat(checks.at(SIX.plus(Duration.ofMinutes(70))).missed()).isEmpty();
    assertThat(checks.at(SIX.plus(Duration.ofMinutes(70)).plusNanos(1)).missed())
        .contains(
            new DueChecks.Missed(
                1, 1, SIX.plus(Duration.ofHours(1)), SIX.plus(Duration.ofHours(1))));
    DueChecks made = checks.made(SIX.plus(Duration.ofMinutes(65))).checks();
    assertThat(made.at(SIX.plus(Duration.ofHours(2))).missed()).isEmpty();
    assertThat(made.nextDue()).isEqualTo(SIX.plus(Duration.ofHours(2)));
  }

  /** Against the definition: a due check is missed if no check was made in its window. */
  @Test
  void findsExactlyTheMissedChecksHoweverOftenItLooks() {
    for (long seed = 0; seed < 500; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      DueChecks checks = DueChecks.of(HOURLY);
      List<Long> made = new ArrayList<>();
      List<Long> missed = new ArrayList<>();
      long minute = 0;
      while (minute < 3000) {
        minute += random.nextInt(150);
        Instant now = SIX.plus(Duration.ofMinutes(minute));
        DueChecks.Found found;
        if (random.nextBoolean()) {
          found = checks.made(now);
          made.add(minute);
        } else {
          found = checks.at(now);
        }
        checks = found.checks();
        found
            .missed()
            .ifPresent(
                m -> {
                  for (long number = m.firstNumber(); number <= m.lastNumber(); number++) {
                    missed.add(number);
                  }
                });
      }
      TreeSet<Long> expected = new TreeSet<>();
      for (long number = 1; number * 60 + 10 < minute; number++) {
        long until = number * 60 + 10;
        long since = number == 1 ? -1 : until - 60;
        if (made.stream().noneMatch(m -> m > since && m <= until)) {
          expected.add(number);
        }
      }
      assertThat(missed).as("seed %d", seed).containsExactlyElementsOf(expected);
    }
  }

  @Test
  void refusesSchedulesThatCannotBe() {
    assertThatThrownBy(() -> new DueChecks.Schedule(SIX, Duration.ZERO, Duration.ZERO))
        .hasMessageContaining("interval");
    assertThatThrownBy(() -> new DueChecks.Schedule(SIX, Duration.ofHours(1), Duration.ofHours(1)))
        .hasMessageContaining("grace");
  }

  @Test
  void signalsARateOverTheWindowBeyondItsObjective() {
    RateWatch watch =
        new RateWatch(
            new RateWatch.Objective(RateWatch.Counted.UNITS, 0.02, 3, 100, OptionalDouble.empty()));
    assertThat(watch.accept(new Sample.Counted(5, 50))).as("too few units").isEmpty();
    assertThat(watch.accept(new Sample.Counted(0, 50)))
        .hasValueSatisfying(b -> assertThat(b.rate()).isEqualTo(0.05));
    assertThat(watch.accept(new Sample.Counted(0, 100)))
        .hasValueSatisfying(b -> assertThat(b.rate()).isEqualTo(0.025));
    assertThat(watch.accept(new Sample.Counted(0, 50))).as("the five have left").isEmpty();
    assertThat(watch.window()).hasSize(3);
  }

  /** P(X ≥ 3) for 100 units at 0.01: 1 − 0.99^100 − 0.99^99 − 0.495·0.99^98 = 0.0793732. */
  @Test
  void staysSilentWhileChanceExplainsTheRate() {
    RateWatch.Objective strict =
        new RateWatch.Objective(RateWatch.Counted.UNITS, 0.01, 1, 1, OptionalDouble.of(0.05));
    RateWatch.Objective loose =
        new RateWatch.Objective(RateWatch.Counted.UNITS, 0.01, 1, 1, OptionalDouble.of(0.1));
    assertThat(new RateWatch(strict).accept(new Sample.Counted(3, 100))).isEmpty();
    assertThat(new RateWatch(loose).accept(new Sample.Counted(3, 100)))
        .hasValueSatisfying(b -> assertThat(b.chance()).isCloseTo(0.0793732, within(1e-7)));
  }

  @Test
  void goesOnFromItsWindow() {
    RateWatch.Objective objective =
        new RateWatch.Objective(RateWatch.Counted.DEFECTS, 0.5, 7, 1, OptionalDouble.of(0.2));
    for (long seed = 0; seed < 100; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      RateWatch straight = new RateWatch(objective);
      RateWatch resumed = new RateWatch(objective);
      for (int i = 0; i < 60; i++) {
        Sample.Counted next = new Sample.Counted(random.nextInt(4), 0.1 + random.nextDouble(3));
        assertThat(resumed.accept(next)).as("seed %d", seed).isEqualTo(straight.accept(next));
        resumed = RateWatch.resume(objective, resumed.window());
      }
    }
  }

  @Test
  void refusesRatesThatCannotBe() {
    assertThatThrownBy(
            () ->
                new RateWatch.Objective(RateWatch.Counted.UNITS, 1, 3, 100, OptionalDouble.empty()))
        .hasMessageContaining("rate");
    assertThatThrownBy(
            () ->
                new RateWatch.Objective(
                    RateWatch.Counted.UNITS, Double.NaN, 3, 100, OptionalDouble.empty()))
        .hasMessageContaining("rate");
    assertThatThrownBy(() -> new Sample.Counted(-1, 5)).hasMessageContaining("negative");
    assertThatThrownBy(() -> new Sample.Counted(1, 0)).hasMessageContaining("size");
    RateWatch watch =
        new RateWatch(
            new RateWatch.Objective(RateWatch.Counted.UNITS, 0.02, 3, 100, OptionalDouble.empty()));
    assertThatThrownBy(() -> watch.accept(new Sample.Counted(6, 5)))
        .hasMessageContaining("6 defective units of 5.0");
  }
}
