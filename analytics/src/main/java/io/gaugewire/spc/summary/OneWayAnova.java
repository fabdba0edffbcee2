package io.gaugewire.spc.summary;

import io.gaugewire.spc.Result;
import java.util.List;

/**
 * One-way analysis of variance: do groups differ by more than what varies inside them?
 *
 * <p>SS between = sum n_i (mean_i - mean)^2, SS within = sum (x - mean_i)^2; F = MS between / MS
 * within (Montgomery, Design and Analysis of Experiments, ch. 3). All sums run over deviations from
 * the exact grand mean, so that a large common offset of the values costs no digits (NIST StRD
 * SmLs07: offset 1e12).
 *
 * @param between df = groups - 1
 * @param within df = values - groups
 */
public record OneWayAnova(MeanSquare between, MeanSquare within) {

  /**
   * Analyses groups of any sizes.
   *
   * @param groups at least 2, none empty, together more values than groups
   * @throws IllegalArgumentException if that does not hold, or for NaN or infinite values
   */
  public static OneWayAnova of(List<double[]> groups) {
    int count = groups.stream().mapToInt(group -> group.length).sum();
    if (groups.size() < 2 || count <= groups.size()) {
      throw new IllegalArgumentException(
          "At least 2 groups and more values than groups are needed, there are "
              + groups.size()
              + " groups with "
              + count
              + " values");
    }
    Deviations all = Deviations.of(joined(groups, count));
    LongSum between = new LongSum();
    LongSum within = new LongSum();
    int start = 0;
    for (double[] group : groups) {
      LongSum sum = new LongSum();
      for (int i = start; i < start + group.length; i++) {
        sum.add(all.at(i));
      }
      double mean = sum.value() / group.length;
      between.addProduct(group.length * mean, mean);
      for (int i = start; i < start + group.length; i++) {
        double rest = all.at(i) - mean;
        within.addProduct(rest, rest);
      }
      start += group.length;
    }
    return new OneWayAnova(
        new MeanSquare(groups.size() - 1, between.value()),
        new MeanSquare(count - groups.size(), within.value()));
  }

  private static double[] joined(List<double[]> groups, int count) {
    double[] joined = new double[count];
    int start = 0;
    for (double[] group : groups) {
      System.arraycopy(Values.checked(1, group), 0, joined, start, group.length);
      start += group.length;
    }
    return joined;
  }

  /** F = MS between / MS within; not available if nothing varies within. */
  public Result<Double> f() {
    return between.ratioTo(within);
  }

  /** Upper tail probability of F. */
  public Result<Double> pValue() {
    return between.significanceAgainst(within);
  }

  /** R^2 = SS between / (SS between + SS within); not available if all values are equal. */
  public Result<Double> rSquared() {
    double total = between.sumOfSquares() + within.sumOfSquares();
    return total > 0
        ? Result.of(between.sumOfSquares() / total)
        : Result.notAvailable("all values are equal");
  }
}
