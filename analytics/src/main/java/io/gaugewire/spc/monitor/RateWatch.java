package io.gaugewire.spc.monitor;

import io.gaugewire.spc.summary.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.PoissonDistribution;

/**
 * Watches whether the rate over the newest counts is beyond its objective. The work for each count
 * is bounded by the window. Confined to one thread.
 */
public final class RateWatch {

  /** What is counted, which decides the distribution of chance. */
  public enum Counted {
    /** Defective units of units inspected: binomial. */
    UNITS,
    /** Defects in an area of opportunity: Poisson. */
    DEFECTS
  }

  /**
   * When a rate is beyond its objective.
   *
   * @param counted what is counted
   * @param highest highest rate that meets the objective, 0 or more, below 1 for units
   * @param window over how many of the newest counts the rate is taken, 1 to 10 000
   * @param leastSize least size in the window before anything is said, above 0
   * @param significance if given, above 0 and below 1: signal only if a process that just meets the
   *     objective would show so many or more with at most this probability; otherwise any rate
   *     above the objective signals
   */
  public record Objective(
      Counted counted, double highest, int window, double leastSize, OptionalDouble significance) {
    public Objective {
      double end = counted == Counted.UNITS ? 1 : Pending.LARGEST;
      if (!(highest >= 0 && highest < end)) {
        throw new IllegalArgumentException("the objective's rate cannot be " + highest);
      }
      if (window < 1 || window > 10_000) {
        throw new IllegalArgumentException("the window must be 1 to 10000 counts, not " + window);
      }
      if (!(leastSize > 0 && leastSize <= Pending.LARGEST)) {
        throw new IllegalArgumentException("the least size must be above 0, not " + leastSize);
      }
      if (significance.isPresent()
          && !(significance.getAsDouble() > 0 && significance.getAsDouble() < 1)) {
        throw new IllegalArgumentException("significance must lie between 0 and 1");
      }
    }
  }

  /**
   * The rate is beyond its objective.
   *
   * @param count sum of the counts in the window
   * @param size sum of their sizes, above 0
   * @param chance probability of so many or more if the objective were just met
   */
  public record Beyond(long count, double size, double chance) {
    public Beyond {
      Values.positive("size", size);
      Values.defined("chance", chance);
    }

    /** The rate, count / size. */
    public double rate() {
      return count / size;
    }
  }

  /** The most units in one count, so that a full window stays countable. */
  private static final int MOST_UNITS = 200_000;

  private final Objective objective;
  private final long[] counts;
  private final double[] sizes;
  private int filled;
  private int next;
  private long count;
  private double size;

  /** A watch that has seen nothing. */
  public RateWatch(Objective objective) {
    this.objective = objective;
    this.counts = new long[objective.window()];
    this.sizes = new double[objective.window()];
  }

  /** A watch that goes on after the counts of {@link #window}. */
  public static RateWatch resume(Objective objective, List<Sample.Counted> window) {
    if (window.size() > objective.window()) {
      throw new IllegalArgumentException(
          "the window holds " + objective.window() + " counts, not " + window.size());
    }
    RateWatch watch = new RateWatch(objective);
    window.forEach(watch::add);
    return watch;
  }

  /** The counts in the window, oldest first: the whole memory. */
  public List<Sample.Counted> window() {
    List<Sample.Counted> window = new ArrayList<>(filled);
    for (int i = filled; i >= 1; i--) {
      int at = Math.floorMod(next - i, counts.length);
      window.add(new Sample.Counted(counts[at], sizes[at]));
    }
    return window;
  }

  /**
   * Takes the next count.
   *
   * @return the rate over the window, if it is beyond the objective
   * @throws IllegalArgumentException if more units are defective than were inspected, or a number
   *     of units is not whole
   */
  public Optional<Beyond> accept(Sample.Counted counted) {
    if (objective.counted() == Counted.UNITS
        && (counted.count() > counted.size()
            || counted.size() > MOST_UNITS
            || counted.size() != Math.rint(counted.size()))) {
      throw new IllegalArgumentException(
          counted.count()
              + " defective units of "
              + counted.size()
              + " inspected; a count takes whole units, up to "
              + MOST_UNITS);
    }
    add(counted);
    if (size < objective.leastSize() || !(count > objective.highest() * size)) {
      return Optional.empty();
    }
    double chance = chance();
    return objective.significance().isPresent() && chance > objective.significance().getAsDouble()
        ? Optional.empty()
        : Optional.of(new Beyond(count, size, chance));
  }

  private void add(Sample.Counted counted) {
    if (filled == counts.length) {
      count -= counts[next];
    } else {
      filled++;
    }
    counts[next] = counted.count();
    sizes[next] = counted.size();
    count = Math.addExact(count, counted.count());
    next = (next + 1) % counts.length;
    // Areas of opportunity are not whole numbers: a running difference would gather rounding errors
    // and depend on what left the window long ago.
    size = 0;
    for (int i = filled; i >= 1; i--) {
      size += sizes[Math.floorMod(next - i, sizes.length)];
    }
  }

  /** P(X ≥ count) if the objective is just met. */
  private double chance() {
    if (count == 0) {
      return 1;
    }
    if (objective.highest() == 0) {
      return 0;
    }
    int before = Math.toIntExact(Math.min(count - 1, Integer.MAX_VALUE));
    return objective.counted() == Counted.UNITS
        ? BinomialDistribution.of(Math.toIntExact((long) size), objective.highest())
            .survivalProbability(before)
        : PoissonDistribution.of(objective.highest() * size).survivalProbability(before);
  }
}
