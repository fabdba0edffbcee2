package io.gaugewire.spc.monitor;

import io.gaugewire.spc.constants.ChartConstants;
import java.time.Duration;

/**
 * How observations become subgroups. A subgroup closes by what is observed, never by the time of
 * day at which somebody looks, so that the same observations always form the same subgroups.
 */
public sealed interface Forming {

  /** The most observations that one subgroup takes; the next observation opens a new one. */
  int most();

  /**
   * Each n observations in a row.
   *
   * @param n observations in a subgroup, 1 to {@value ChartConstants#LARGEST_N}
   */
  record Consecutive(int n) implements Forming {
    public Consecutive {
      requireMost(n);
    }

    @Override
    public int most() {
      return n;
    }
  }

  /**
   * The observations of one inspection record; closes when another record begins or the group ends.
   *
   * @param most bound of its size, 1 to {@value ChartConstants#LARGEST_N}
   */
  record ByInspectionRecord(int most) implements Forming {
    public ByInspectionRecord {
      requireMost(most);
    }
  }

  /**
   * The observations of one batch; closes when another batch begins or the group ends.
   *
   * @param most bound of its size, 1 to {@value ChartConstants#LARGEST_N}
   */
  record ByBatch(int most) implements Forming {
    public ByBatch {
      requireMost(most);
    }
  }

  /**
   * The observations of one window of time; windows are aligned to the epoch. A subgroup closes
   * with the first observation of another window, an earlier one included: late observations are
   * not mixed with newer ones.
   *
   * @param width length of a window, 1 ms to 366 days, whole microseconds
   * @param most bound of its size, 1 to {@value ChartConstants#LARGEST_N}
   */
  record TimeWindow(Duration width, int most) implements Forming {
    public TimeWindow {
      requireMost(most);
      if (width.compareTo(Duration.ofMillis(1)) < 0
          || width.compareTo(Duration.ofDays(366)) > 0
          || width.toNanosPart() % 1000 != 0) {
        throw new IllegalArgumentException(
            "a window must be 1 ms to 366 days long in whole microseconds, not " + width);
      }
    }
  }

  private static void requireMost(int most) {
    if (most < 1 || most > ChartConstants.LARGEST_N) {
      throw new IllegalArgumentException(
          "a subgroup takes 1 to " + ChartConstants.LARGEST_N + " observations, not " + most);
    }
  }
}
