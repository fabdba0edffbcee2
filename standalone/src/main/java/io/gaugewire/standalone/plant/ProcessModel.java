package io.gaugewire.standalone.plant;

import java.util.random.RandomGenerator;

/**
 * One varying value, part after part. A function of its seed and of the calls so far. Confined to
 * the model's thread.
 */
final class ProcessModel {
  /** Tools are changed after this many parts, worn or not. */
  static final int PARTS_PER_TOOL = 600;

  private final Variation variation;
  private final RandomGenerator random;
  private int batch;
  private double batchOffset;
  private double memory;
  private int partsWithTool;
  private int parts;
  private double last;

  ProcessModel(Variation variation, RandomGenerator random) {
    this.variation = variation;
    this.random = random;
    this.last = variation.target();
  }

  /** The value of the next part, of batch {@code ofBatch}. */
  double next(int ofBatch, Disturbance disturbance) {
    if (ofBatch != batch) {
      batch = ofBatch;
      batchOffset = variation.betweenBatches() * random.nextGaussian();
    }
    partsWithTool =
        disturbance.newTool() || partsWithTool == PARTS_PER_TOOL ? 0 : partsWithTool + 1;
    // Scaled so that the standard deviation is the same with memory and without.
    double phi = variation.autocorrelation();
    double fresh = Math.sqrt(1 - phi * phi) * random.nextGaussian();
    memory = phi * memory + fresh;
    double stream = variation.streams().get(parts++ % variation.streams().size());
    double value =
        variation.target()
            + batchOffset
            + stream
            + variation.wearPerPart() * partsWithTool
            + disturbance.offset()
            + variation.within() * disturbance.spread() * memory;
    if (!disturbance.stuck()) {
      last = value;
    }
    return last;
  }
}
