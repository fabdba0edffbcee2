package io.gaugewire.spc.chart;

import io.gaugewire.spc.limits.ControlLimits;

/**
 * What a chart of counts plots.
 *
 * <p>With rate r (p, c or u of a stage) and size n_i: the standard errors are √(p(1-p)/n_i), √(n_i
 * p(1-p)), √c and √(u/n_i). References: ISO 7870-2; Montgomery, chapter 7.
 */
public enum AttributeKind {
  /** Fraction nonconforming, binomial; limits within 0 and 1. */
  P("p"),
  /** Number nonconforming, binomial; limits within 0 and n_i. */
  NP("np"),
  /** Nonconformities in a sample, Poisson; sizes must be 1. */
  C("c"),
  /** Nonconformities for each inspection unit, Poisson. */
  U("u");

  private final String symbol;

  AttributeKind(String symbol) {
    this.symbol = symbol;
  }

  String symbol() {
    return symbol;
  }

  boolean isBinomial() {
    return this == P || this == NP;
  }

  /** Refuses a tally that the chart cannot hold. */
  void check(Tally tally, int position) {
    if (isBinomial() && tally.count() > tally.size()) {
      throw new IllegalArgumentException(
          "position " + position + ": " + tally.count() + " nonconforming of " + tally.size());
    }
    if (isBinomial() && tally.size() != Math.rint(tally.size())) {
      throw new IllegalArgumentException(
          "position " + position + ": " + tally.size() + " is not a number of parts");
    }
    if (this == C && tally.size() != 0 && tally.size() != 1) {
      throw new IllegalArgumentException(
          "position " + position + ": a c chart needs one constant area; use a u chart");
    }
  }

  /** Refuses a rate that the kind cannot have. */
  void checkRate(double rate) {
    double highest = isBinomial() ? 1 : Double.MAX_VALUE;
    if (!(rate >= 0 && rate <= highest)) {
      throw new IllegalArgumentException(
          "the rate of a " + symbol + " chart lies from 0 to " + highest + ", not at " + rate);
    }
  }

  double statistic(Tally tally) {
    return this == NP ? tally.count() : tally.count() / tally.size();
  }

  double center(double rate, double size) {
    return this == NP ? size * rate : rate;
  }

  double standardError(double rate, double size) {
    return switch (this) {
      case P -> Math.sqrt(rate * (1 - rate) / size);
      case NP -> Math.sqrt(size * rate * (1 - rate));
      case C -> Math.sqrt(rate);
      case U -> Math.sqrt(rate / size);
    };
  }

  /**
   * Limits around the rate; {@code dispersion} multiplies the standard error (Laney's σ_Z, or 1).
   */
  ControlLimits limits(double rate, double size, double dispersion, double k) {
    double highest =
        switch (this) {
          case P -> 1;
          case NP -> size;
          case C, U -> Double.POSITIVE_INFINITY;
        };
    return ControlLimits.around(center(rate, size), dispersion * standardError(rate, size), k)
        .within(0, highest);
  }
}
