package io.gaugewire.spc.rate;

import io.gaugewire.spc.summary.Values;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Two periods (or lines, or suppliers) of one rate, and whether they differ by more than chance.
 *
 * @param before earlier rate
 * @param after later rate
 * @param difference interval of after - before, both as proportions or rates per unit of exposure
 * @param pValue how often chance alone would make a difference as unlikely as this, 0 to 1
 */
public record RateComparison(double before, double after, Interval difference, double pValue) {
  public RateComparison {
    Values.defined("before", before);
    Values.defined("after", after);
    if (!(pValue >= 0 && pValue <= 1)) {
      throw new IllegalArgumentException("a p-value lies between 0 and 1, not at " + pValue);
    }
  }

  /** after - before. */
  public double change() {
    return after - before;
  }

  /**
   * Two independent proportions. The p-value is Fisher's, exact: all tables with the same margins
   * that are no more likely than the one found. The interval is Newcombe's hybrid of the two Wilson
   * intervals (Statistics in Medicine 17, 1998, method 10), which may, near the border, disagree
   * with the exact test; the p-value decides.
   *
   * @param confidence of the interval, between 0 and 1
   * @throws IllegalArgumentException for a confidence out of range
   */
  public static RateComparison of(Proportion before, Proportion after, double confidence) {
    Interval first = BinomialInterval.WILSON.of(before, confidence);
    Interval second = BinomialInterval.WILSON.of(after, confidence);
    double change = after.value() - before.value();
    Interval difference =
        new Interval(
            change - Math.hypot(after.value() - second.lower(), first.upper() - before.value()),
            change + Math.hypot(second.upper() - after.value(), before.value() - first.lower()),
            confidence);
    return new RateComparison(
        before.value(), after.value(), difference, ExactTest.fisher(before, after));
  }

  /**
   * Two independent rates of events. Given the sum of the events, those of the second period are
   * binomial with the share of its exposure; the p-value is exact under that condition
   * (Przyborowski, Wilenski, Biometrika 31, 1940). The interval is Newcombe's construction from the
   * two exact intervals.
   *
   * @param confidence of the interval, between 0 and 1
   * @throws IllegalArgumentException for a confidence out of range
   */
  public static RateComparison of(EventRate before, EventRate after, double confidence) {
    Interval first = before.interval(confidence);
    Interval second = after.interval(confidence);
    double change = after.value() - before.value();
    Interval difference =
        new Interval(
            change - Math.hypot(after.value() - second.lower(), first.upper() - before.value()),
            change + Math.hypot(second.upper() - after.value(), before.value() - first.lower()),
            confidence);
    double share = after.exposure() / (before.exposure() + after.exposure());
    double pValue =
        ExactTest.binomial(after.events(), Math.addExact(before.events(), after.events()), share);
    return new RateComparison(before.value(), after.value(), difference, pValue);
  }

  /** What a comparison says once it is known how many were made. */
  public enum Verdict {
    /** Chance alone would hardly make this difference. */
    MORE_THAN_CHANCE,
    /** Chance alone makes differences like this; it is no news. */
    WITHIN_CHANCE
  }

  /**
   * Judges comparisons that were made together, such as all rows of a report: the chance that even
   * one of them is called more than chance although nothing changed stays below {@code alpha}
   * (Holm, Scandinavian Journal of Statistics 6, 1979). One comparison alone is judged at alpha.
   *
   * @param comparisons every one that was looked at, also those that will not be shown
   * @param alpha between 0 and 1, usually 0.05
   * @return one verdict for each, in the same order
   * @throws IllegalArgumentException for an alpha out of range
   */
  public static List<Verdict> judge(List<RateComparison> comparisons, double alpha) {
    Values.fraction("alpha", alpha);
    List<Integer> byPValue =
        IntStream.range(0, comparisons.size())
            .boxed()
            .sorted(Comparator.comparingDouble(i -> comparisons.get(i).pValue))
            .toList();
    List<Verdict> verdicts =
        new ArrayList<>(Collections.nCopies(comparisons.size(), Verdict.WITHIN_CHANCE));
    for (int rank = 0; rank < byPValue.size(); rank++) {
      int index = byPValue.get(rank);
      if (comparisons.get(index).pValue > alpha / (comparisons.size() - rank)) {
        break;
      }
      verdicts.set(index, Verdict.MORE_THAN_CHANCE);
    }
    return List.copyOf(verdicts);
  }
}
