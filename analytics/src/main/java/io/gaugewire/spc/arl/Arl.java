package io.gaugewire.spc.arl;

/** An average run length with what is known of its error. */
public sealed interface Arl {
  /** The mean number of points until the first signal, that point counted; 1 or more. */
  double value();

  /** Computed from the distribution; its error is that of double arithmetic. */
  record Computed(double value) implements Arl {
    public Computed {
      if (!(value >= 1)) {
        throw new IllegalArgumentException("a run length is 1 or more: " + value);
      }
    }
  }

  /**
   * Estimated by simulation.
   *
   * @param value mean of the simulated run lengths, which all ended: 1 or more, finite
   * @param standardError standard error of that mean, finite; a 95 % interval is about ± 2 of it
   * @param runs number of signals simulated
   * @param seed seed that repeats the simulation
   */
  record Simulated(double value, double standardError, long runs, long seed) implements Arl {
    public Simulated {
      if (!(value >= 1 && value < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("a simulated run length is 1 or more: " + value);
      }
      if (!(standardError >= 0 && standardError < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "the standard error of a mean is 0 or more: " + standardError);
      }
    }
  }
}
