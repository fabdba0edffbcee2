package io.gaugewire.standalone.plant;

import java.util.List;

/**
 * How a measured value varies while nothing is wrong. All numbers are in the characteristic's unit.
 *
 * @param target where the process is set
 * @param within standard deviation from part to part
 * @param betweenBatches standard deviation of the batches' means
 * @param wearPerPart how far each part moves the mean; taken back at a tool change
 * @param autocorrelation of successive parts, 0 (none) to below 1
 * @param streams offsets of parallel spindles or cavities, by turns; one stream has the offset 0
 */
record Variation(
    double target,
    double within,
    double betweenBatches,
    double wearPerPart,
    double autocorrelation,
    List<Double> streams) {
  Variation {
    if (!(within >= 0 && betweenBatches >= 0)) {
      throw new IllegalArgumentException("a standard deviation is not negative");
    }
    if (!(autocorrelation >= 0 && autocorrelation < 1)) {
      throw new IllegalArgumentException("autocorrelation: found " + autocorrelation);
    }
    streams = List.copyOf(streams);
    if (streams.isEmpty()) {
      throw new IllegalArgumentException("a process has at least one stream");
    }
  }

  /** One stream, no wear, no memory. */
  static Variation around(double target, double within) {
    return new Variation(target, within, within / 4, 0, 0, List.of(0.0));
  }
}
