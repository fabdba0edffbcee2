package io.gaugewire.spc.distribution;

/** The distributions that can be fitted by maximum likelihood. */
public enum Family {
  /** {@link Normal}. */
  NORMAL(2, false),
  /** {@link LogNormal}. */
  LOGNORMAL(2, true),
  /** {@link Weibull}. */
  WEIBULL(2, true),
  /** {@link Gamma}. */
  GAMMA(2, true),
  /** {@link Exponential}. */
  EXPONENTIAL(1, true),
  /** {@link Logistic}. */
  LOGISTIC(2, false),
  /** {@link LogLogistic}. */
  LOGLOGISTIC(2, true),
  /** {@link Rayleigh}. */
  RAYLEIGH(1, true),
  /** {@link Gumbel}. */
  GUMBEL(2, false);

  private final int parameterCount;
  private final boolean positiveOnly;

  Family(int parameterCount, boolean positiveOnly) {
    this.parameterCount = parameterCount;
    this.positiveOnly = positiveOnly;
  }

  /** Number of parameters that a fit estimates. */
  public int parameterCount() {
    return parameterCount;
  }

  /** Whether only values above 0 can be fitted. */
  public boolean positiveOnly() {
    return positiveOnly;
  }
}
