package io.gaugewire.ingest.strata;

import io.gaugewire.ingest.characteristic.Specification;
import io.gaugewire.spc.summary.Moments;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Schema Stratum: the readings that have one thing in common.
 *
 * @param key what they have in common; empty where it is not known
 * @param sd standard deviation; empty for a single reading
 * @param quartiles least, lower quartile, median, upper quartile, most
 * @param below how many lie below the lower specification limit
 * @param above how many lie above the upper one
 * @param some of them in their order, to be drawn
 */
record Stratum(
    String key,
    int n,
    double mean,
    Optional<Double> sd,
    List<Double> quartiles,
    int below,
    int above,
    List<Double> some) {
  private static final int DRAWN = 120;

  static Stratum of(String key, double[] values, Specification specification) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    List<Double> quartiles = new ArrayList<>();
    for (double p : new double[] {0, 0.25, 0.5, 0.75, 1}) {
      quartiles.add(quantile(sorted, p));
    }
    return new Stratum(
        key,
        values.length,
        Moments.meanOf(values),
        values.length < 2 ? Optional.empty() : Optional.of(Moments.of(values).standardDeviation()),
        quartiles,
        (int) specification.lower().map(limit -> below(values, limit)).orElse(0L).longValue(),
        (int) specification.upper().map(limit -> above(values, limit)).orElse(0L).longValue(),
        some(values));
  }

  /** Hyndman and Fan's type 7, as spreadsheets have it. */
  private static double quantile(double[] sorted, double p) {
    double at = p * (sorted.length - 1);
    int below = (int) Math.floor(at);
    int above = Math.min(sorted.length - 1, below + 1);
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
  }

  private static long below(double[] values, BigDecimal limit) {
    return Arrays.stream(values)
        .filter(value -> BigDecimal.valueOf(value).compareTo(limit) < 0)
        .count();
  }

  private static long above(double[] values, BigDecimal limit) {
    return Arrays.stream(values)
        .filter(value -> BigDecimal.valueOf(value).compareTo(limit) > 0)
        .count();
  }

  private static List<Double> some(double[] values) {
    int step = Math.max(1, (values.length + DRAWN - 1) / DRAWN);
    List<Double> drawn = new ArrayList<>();
    for (int i = 0; i < values.length; i += step) {
      drawn.add(values[i]);
    }
    return List.copyOf(drawn);
  }
}
