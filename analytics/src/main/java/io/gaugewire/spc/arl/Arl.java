package io.gaugewire.spc.arl;

import io.gaugewire.spc.summary.Values;

/** An average run length with what is known of its error. */
public sealed interface Arl {
  /** The mean number of points until the first signal, that point counted; 1 or more. */
  double value();

  /** Computed from the distribution; its error is that of double arithmetic. */
  record Computed(double value) implements Arl {
    public Computed {
      Values.defined("value", value);
    }
  }

  /**
   * Estimated by simulation.
   *
   * @param value mean of the simulated run lengths
   * @param standardError standard error of that mean; a 95 % interval is about ± 2 of it
   * @param runs number of signals simulated
   * @param seed seed that repeats the simulation
   */
  record Simulated(double value, double standardError, long runs, long seed) implements Arl {
    public Simulated {
      Values.defined("value", value);
      Values.defined("standardError", standardError);
    }
  }
}
