package io.gaugewire.ingest.chart;

import java.time.Instant;
import java.util.Optional;

/**
 * One version of a chart's limits: never changed once written.
 *
 * @param version 1, 2, 3 …
 * @param parameters what the limits are computed from
 * @param source subgroups it was estimated from; empty when it was known otherwise
 * @param firstSubgroup first subgroup judged by it
 * @param validFrom source time from which it holds
 */
public record LimitVersion(
    int version,
    Parameters parameters,
    Optional<Source> source,
    long firstSubgroup,
    Instant validFrom,
    Origin origin) {
  /** The method of a mean and a sigma that were not estimated from the chart. */
  public static final String KNOWN = "known";

  /**
   * Process mean and standard deviation within subgroups, both in the characteristic's unit.
   *
   * @param n size of subgroup
   * @param method estimator of sigma, or {@link LimitVersion#KNOWN}
   */
  public record Parameters(double mu, double sigma, int n, String method) {
    public Parameters {
      if (!(sigma > 0) || !Double.isFinite(sigma) || !Double.isFinite(mu)) {
        throw new IllegalArgumentException("limits need a finite mu and a sigma above 0");
      }
    }
  }

  /** First and last subgroup of the estimate. */
  public record Source(long first, long last) {}

  /** Who made it, who agreed (empty: nobody yet) and why. */
  public record Origin(String author, String approver, String reason) {}
}
