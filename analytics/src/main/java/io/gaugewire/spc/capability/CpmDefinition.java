package io.gaugewire.spc.capability;

/**
 * What stands under the root of Cpm = (USL - LSL) / (6 sqrt(...)), the index that counts distance
 * from the target T as spread. Programs differ: name the one used.
 */
public enum CpmDefinition {
  /** sum (x - T)^2 / (n - 1): AIAG, the default. */
  SUM_OF_SQUARES_OVER_N_MINUS_1,
  /** sum (x - T)^2 / n: Chan, Cheng, Spiring (1988). */
  SUM_OF_SQUARES_OVER_N,
  /** s^2 + (mean - T)^2 with the overall s: Taguchi's form. */
  OVERALL_VARIANCE_PLUS_BIAS,
  /** sigma within squared + (mean - T)^2: R package qcc. */
  WITHIN_VARIANCE_PLUS_BIAS
}
