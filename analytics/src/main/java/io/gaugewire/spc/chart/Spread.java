package io.gaugewire.spc.chart;

import io.gaugewire.spc.Result;
import io.gaugewire.spc.constants.ChartConstants;
import io.gaugewire.spc.limits.ControlLimits;
import io.gaugewire.spc.limits.Subgroup;

/** The statistic of a dispersion panel; its limits are center ± k error, times σ, cut at 0. */
enum Spread {
  /** Range: center d2, error d3. */
  RANGE("R") {
    @Override
    Result<Double> of(Subgroup subgroup) {
      return subgroup.range();
    }

    @Override
    double center(int n) {
      return ChartConstants.of(n).d2();
    }

    @Override
    double error(int n) {
      return ChartConstants.of(n).d3();
    }
  },
  /** Standard deviation: center c4, error √(1 - c4²). */
  DEVIATION("S") {
    @Override
    Result<Double> of(Subgroup subgroup) {
      return subgroup.deviation();
    }

    @Override
    double center(int n) {
      return ChartConstants.c4(n);
    }

    @Override
    double error(int n) {
      return ChartConstants.c5(n);
    }
  };

  private final String symbol;

  Spread(String symbol) {
    this.symbol = symbol;
  }

  String symbol() {
    return symbol;
  }

  abstract Result<Double> of(Subgroup subgroup);

  abstract double center(int n);

  abstract double error(int n);

  Result<ControlLimits> limits(double sigma, int n, double k) {
    if (n < 2) {
      return Result.notAvailable("the spread of a subgroup needs 2 measurements");
    }
    if (this == RANGE && n > ChartConstants.LARGEST_N) {
      return Result.notAvailable(
          "a subgroup of " + n + " is too large for a range chart; use an S chart");
    }
    return Result.of(
        ControlLimits.around(center(n) * sigma, error(n) * sigma, k)
            .within(0, Double.POSITIVE_INFINITY));
  }
}
