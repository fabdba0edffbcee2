package io.gaugewire.spc.acceptance;

import io.gaugewire.spc.summary.Values;
import java.util.function.DoublePredicate;
import org.apache.commons.numbers.gamma.RegularizedBeta;
import org.apache.commons.numbers.gamma.RegularizedGamma;

/**
 * What a single sampling plan for attributes does in the long run.
 *
 * @param plan n and Ac
 * @param counting what is counted in the sample
 */
public record OperatingCharacteristic(AttributesPlan plan, Counting counting) {
  /** How the count in a sample is distributed when lots come from a steady process. */
  public enum Counting {
    /** Nonconforming units: binomial (n, p). Quality p is a fraction of units, from 0 to 1. */
    NONCONFORMING_UNITS,
    /** Nonconformities: Poisson (n λ). Quality λ is nonconformities per unit, from 0. */
    NONCONFORMITIES
  }

  private static final int SCAN_POINTS = 400;
  private static final int HALVINGS = 200;

  /**
   * Probability of acceptance Pa: of Ac or fewer in the sample.
   *
   * @param quality fraction nonconforming, or nonconformities per unit; see {@link Counting}
   * @throws IllegalArgumentException for a quality out of range
   */
  public double acceptance(double quality) {
    checkQuality(quality);
    int n = plan.sampleSize();
    int c = plan.acceptance();
    return switch (counting) {
      case NONCONFORMING_UNITS ->
          c >= n || quality == 0 ? 1 : RegularizedBeta.complement(quality, c + 1.0, (double) n - c);
      case NONCONFORMITIES -> quality == 0 ? 1 : RegularizedGamma.Q.value(c + 1.0, n * quality);
    };
  }

  private void checkQuality(double quality) {
    boolean inRange =
        switch (counting) {
          case NONCONFORMING_UNITS -> quality >= 0 && quality <= 1;
          case NONCONFORMITIES -> quality >= 0 && quality <= Values.LARGEST_MAGNITUDE;
        };
    if (!inRange) {
      throw new IllegalArgumentException("quality " + quality + " is out of range for " + counting);
    }
  }

  /**
   * Probability of acceptance of one lot, without the assumption of a process: hypergeometric.
   *
   * @param plan n (a sample larger than the lot is the whole lot) and Ac
   * @param lotSize N, 1 or more
   * @param nonconforming units in the lot, from 0 to N
   * @throws IllegalArgumentException for counts out of range
   */
  public static double acceptanceOfLot(AttributesPlan plan, int lotSize, int nonconforming) {
    if (lotSize < 1 || nonconforming < 0 || nonconforming > lotSize) {
      throw new IllegalArgumentException(
          "a lot has 1 unit or more, of which 0 to all are nonconforming; not %d of %d"
              .formatted(nonconforming, lotSize));
    }
    return Hypergeometric.below(
        plan.acceptance(), lotSize, nonconforming, Math.min(plan.sampleSize(), lotSize));
  }

  /**
   * The quality that is accepted with a given probability, such as 0.95 (producer's risk point) or
   * 0.10 (limiting quality).
   *
   * @param probability between 0 and 1
   * @throws IllegalArgumentException for a probability out of range
   * @throws IllegalStateException if the plan accepts every sample, Ac being n or more
   */
  public double qualityAccepted(double probability) {
    Values.fraction("probability", probability);
    double bad = 1;
    if (counting == Counting.NONCONFORMITIES) {
      while (acceptance(bad) > probability) {
        bad *= 2;
      }
    } else if (plan.acceptance() >= plan.sampleSize()) {
      throw new IllegalStateException("the plan accepts every sample: " + plan);
    }
    return halve(bad, quality -> acceptance(quality) <= probability);
  }

  private static double halve(double bad, DoublePredicate reached) {
    double low = 0;
    double high = bad;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = low + (high - low) / 2;
      if (reached.test(middle)) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return high;
  }

  /**
   * Average outgoing quality if lots not accepted are sorted and nonconforming units replaced: p Pa
   * (N - n)/N.
   *
   * @param lotSize N, at least n
   * @throws IllegalArgumentException for a smaller lot or a quality out of range
   */
  public double averageOutgoingQuality(double quality, int lotSize) {
    return quality * acceptance(quality) * uninspectedShare(lotSize);
  }

  private double uninspectedShare(int lotSize) {
    if (lotSize < plan.sampleSize()) {
      throw new IllegalArgumentException(
          "lot size %d is below the sample of %d".formatted(lotSize, plan.sampleSize()));
    }
    return (double) (lotSize - plan.sampleSize()) / lotSize;
  }

  /**
   * Average outgoing quality limit: the worst average outgoing quality at any incoming quality.
   *
   * @param lotSize N, at least n
   */
  public double averageOutgoingQualityLimit(int lotSize) {
    // Beyond the quality accepted once in a million lots the product p Pa only falls.
    double end =
        plan.acceptance() >= plan.sampleSize() && counting == Counting.NONCONFORMING_UNITS
            ? 1
            : qualityAccepted(1e-6);
    double best = 0;
    for (int i = 1; i <= SCAN_POINTS; i++) {
      if (outgoing(end * i / SCAN_POINTS) > outgoing(best)) {
        best = end * i / SCAN_POINTS;
      }
    }
    double low = Math.max(0, best - end / SCAN_POINTS);
    double high = Math.min(end, best + end / SCAN_POINTS);
    for (int i = 0; i < HALVINGS; i++) {
      double third = (high - low) / 3;
      if (outgoing(low + third) < outgoing(high - third)) {
        low += third;
      } else {
        high -= third;
      }
    }
    return outgoing((low + high) / 2) * uninspectedShare(lotSize);
  }

  private double outgoing(double quality) {
    return quality * acceptance(quality);
  }

  /**
   * Average total inspection per lot if lots not accepted are sorted: n + (1 - Pa)(N - n) units.
   *
   * @param lotSize N, at least n
   */
  public double averageTotalInspection(double quality, int lotSize) {
    uninspectedShare(lotSize);
    return plan.sampleSize() + (1 - acceptance(quality)) * (lotSize - plan.sampleSize());
  }

  /**
   * Average sample number if inspection of a sample stops at the nonconforming unit that decides
   * against the lot: n Pa + (Re/p)(1 - F(Re; n + 1, p)) (Schilling, Acceptance Sampling in Quality
   * Control, 1982). Without stopping it is n.
   *
   * @param quality fraction nonconforming, from 0 to 1
   * @throws IllegalStateException for nonconformities, of which one unit can have several
   */
  public double averageSampleNumberIfCurtailed(double quality) {
    if (counting != Counting.NONCONFORMING_UNITS) {
      throw new IllegalStateException("curtailed inspection is defined for nonconforming units");
    }
    checkQuality(quality);
    int n = plan.sampleSize();
    if (quality == 0 || plan.acceptance() >= n) {
      return n;
    }
    int re = plan.rejection();
    double reached = RegularizedBeta.value(quality, re + 1.0, (double) n + 1 - re);
    return n * acceptance(quality) + re * (reached / quality);
  }
}
