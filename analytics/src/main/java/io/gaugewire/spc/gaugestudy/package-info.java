/**
 * How far a gauge and the people who use it can be trusted: repeatability and reproducibility, type
 * 1 studies, bias, linearity, stability, agreement of attribute judgements, and what a failed
 * calibration means for values already recorded.
 *
 * <p>References: AIAG Measurement Systems Analysis, 4th edition; ISO 22514-7; VDA 5. Pure figures:
 * knows no gauge register and no calendar; instants come in as arguments.
 */
@org.jspecify.annotations.NullMarked
package io.gaugewire.spc.gaugestudy;
