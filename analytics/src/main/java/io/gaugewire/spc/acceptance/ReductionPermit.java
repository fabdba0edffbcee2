package io.gaugewire.spc.acceptance;

/**
 * What has to be given, beside the switching score, before inspection is reduced.
 *
 * @param productionSteady production runs at a steady rate
 * @param approved the responsible authority considers reduced inspection desirable
 */
public record ReductionPermit(boolean productionSteady, boolean approved) {
  /** Reduced inspection is not wanted. */
  public static final ReductionPermit NONE = new ReductionPermit(false, false);

  boolean granted() {
    return productionSteady && approved;
  }
}
