package io.gaugewire.edge.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.gaugewire.wire.Gap;
import io.gaugewire.wire.StationResult;
import java.util.List;

/** Whether what was stored of numbered parts is whole. */
public final class PartsCheck {
  private static final int BUFFER = 9;

  private PartsCheck() {}

  /**
   * Every part from 1 to {@code made} is stored once and in order, or a gap says that it is
   * missing.
   */
  public static void everyPartOnceOrMissedAloud(
      List<MemoryJournal.Entry> entries, long made, String seed) {
    long next = 1;
    long claimed = 0;
    boolean unknown = false;
    // A station says that its buffer ran over before it hands over what the buffer still holds.
    int overrunAnnounced = 0;
    int stored = 0;
    for (MemoryJournal.Entry entry : entries) {
      switch (entry) {
        case MemoryJournal.Entry.Missing(var gap) -> {
          unknown |= gap.missing() < 0;
          overrunAnnounced = gap.reason() == Gap.Reason.STATION_OVERRUN ? BUFFER : overrunAnnounced;
          claimed += Math.max(0, gap.missing());
        }
        case MemoryJournal.Entry.Result result -> {
          long part = Long.parseLong(result.result().part().serial().substring(1));
          assertThat(part)
              .as("part after %s is stored for the first time, %s", next - 1, seed)
              .isGreaterThanOrEqualTo(next);
          long lost = part - next;
          if (unknown || overrunAnnounced > 0) {
            assertThat(claimed)
                .as("claimed missing before %s, %s", part, seed)
                .isLessThanOrEqualTo(lost);
          } else {
            assertThat(claimed).as("missing before %s, %s", part, seed).isEqualTo(lost);
          }
          verifyContent(part, result, seed);
          next = part + 1;
          claimed = 0;
          unknown = false;
          overrunAnnounced--;
          stored++;
        }
      }
    }
    long lost = made + 1 - next;
    if (lost > 0) {
      assertThat(unknown || overrunAnnounced > 0 || claimed == lost)
          .as("the last %s are missed aloud, %s", lost, seed)
          .isTrue();
    }
    // Guards the suite itself: it must not pass by storing nothing.
    assertThat(stored).as("stored of %s, %s", made, seed).isGreaterThan((int) (made / 4));
  }

  private static void verifyContent(long part, MemoryJournal.Entry.Result result, String seed) {
    StationResult.Verdict expected =
        SimulatedStations.isGood(part) ? StationResult.Verdict.PASS : StationResult.Verdict.FAIL;
    assertThat(result.result().verdict()).as("verdict of %s, %s", part, seed).isEqualTo(expected);
    for (MemoryJournal.Reading value : result.values()) {
      double right =
          switch (value.tag()) {
            case "diameter" -> SimulatedStations.diameter(part) / 10_000.0;
            case "width" -> SimulatedStations.diameter(part) / 1_000.0;
            case "length", "height", "leak" -> SimulatedStations.leak(part) / 1_000.0;
            case "test-pressure" -> (1_000_000 + part % 500) / 1_000.0;
            case "torque" -> (part % 5000) / 100.0;
            case "angle" -> part % 360;
            default -> throw new AssertionError("unexpected tag " + value.tag());
          };
      assertThat(value.value()).as("%s of %s, %s", value.tag(), part, seed).isEqualTo(right);
    }
    assertThat(result.values()).as("values of %s, %s", part, seed).hasSize(2);
  }

  /** Every weight from 1 to {@code parts} is stored once and in order, or a gap stands there. */
  public static void everyWeightOnceOrMissedAloud(
      List<MemoryJournal.Entry> entries, long parts, String seed) {
    long next = 1;
    boolean gap = false;
    for (MemoryJournal.Entry entry : entries) {
      switch (entry) {
        case MemoryJournal.Entry.Missing _ -> gap = true;
        case MemoryJournal.Entry.Result result -> {
          long part = Math.round(result.values().getFirst().value() * 1000) - 100;
          assertThat(part).as("no part twice, %s", seed).isGreaterThanOrEqualTo(next);
          assertThat(part == next || gap).as("parts %s to %s, %s", next, part, seed).isTrue();
          next = part + 1;
          gap = false;
        }
      }
    }
    assertThat(gap || next == 1 + parts).as("the last parts, %s", seed).isTrue();
  }

  /** Every period has one result, or a gap counts it. */
  public static void everyPeriodOnceOrMissedAloud(
      List<MemoryJournal.Entry> entries, long periodMicros, String seed) {
    long last = -1;
    long claimed = 0;
    for (MemoryJournal.Entry entry : entries) {
      switch (entry) {
        case MemoryJournal.Entry.Missing(var gap) -> claimed += gap.missing();
        case MemoryJournal.Entry.Result result -> {
          long period = result.result().timeMicros() / periodMicros;
          if (last >= 0) {
            assertThat(period - last - 1).as("periods left out, %s", seed).isEqualTo(claimed);
          }
          last = period;
          claimed = 0;
        }
      }
    }
    assertThat(last).as("a period was stored, %s", seed).isPositive();
  }

  /** No key press gives two results, and no part that was shown is missing. */
  public static void everyPressAtMostOnce(
      List<MemoryJournal.Entry> entries, int part, int presses, String seed) {
    double last = 0;
    for (MemoryJournal.Entry entry : entries) {
      double value = ((MemoryJournal.Entry.Result) entry).values().getFirst().value();
      assertThat(value).as("parts in their order, %s", seed).isBetween(last, last + 1);
      last = value;
    }
    assertThat(last).as("the last part shown, %s", seed).isGreaterThanOrEqualTo(part - 1.0);
    assertThat(entries.size()).as("results of presses, %s", seed).isLessThanOrEqualTo(presses);
  }
}
