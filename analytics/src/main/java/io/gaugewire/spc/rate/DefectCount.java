package io.gaugewire.spc.rate;

import io.gaugewire.spc.Result;

/**
 * Nonconformities found on units that each give the same number of opportunities for one.
 *
 * <p>Nonconformities are not nonconforming units: a unit can have several. Units are a {@link
 * Proportion}.
 *
 * @param defects found, from 0 to units times opportunities
 * @param units inspected, 1 or more
 * @param opportunitiesPerUnit 1 or more; counts from different definitions do not compare
 */
public record DefectCount(long defects, long units, long opportunitiesPerUnit) {
  private static final double MILLION = 1e6;

  public DefectCount {
    if (units < 1 || opportunitiesPerUnit < 1) {
      throw new IllegalArgumentException(
          "units " + units + " and opportunities " + opportunitiesPerUnit + " must be 1 or more");
    }
    long opportunities = Math.multiplyExact(units, opportunitiesPerUnit);
    if (!(defects >= 0 && defects <= opportunities)) {
      throw new IllegalArgumentException(
          "defects " + defects + " must lie between 0 and the " + opportunities + " opportunities");
    }
  }

  /** Defects per unit D/U, 0 or more. */
  public double dpu() {
    return (double) defects / units;
  }

  /** Defects per opportunity D/(U O), from 0 to 1. */
  public double dpo() {
    return opportunities().value();
  }

  /** 1e6 D/(U O), from 0 to 1e6. */
  public double dpmo() {
    return MILLION * dpo();
  }

  /** Opportunities without a defect, 1 - DPO. */
  public double defectFree() {
    return opportunities().complement().value();
  }

  /** Units expected without any defect if defects fall at random: exp(-DPU). */
  public double throughputYield() {
    return Math.exp(-dpu());
  }

  /**
   * Sigma level of the DPMO.
   *
   * @param shift in sigma, see {@link SigmaLevel#CUSTOMARY_SHIFT}
   * @return not available without any defect, or with one at every opportunity
   */
  public Result<SigmaLevel> sigmaLevel(double shift) {
    return SigmaLevel.ofDpmo(dpmo(), shift);
  }

  /** Defects of the opportunities. */
  public Proportion opportunities() {
    return new Proportion(defects, units * opportunitiesPerUnit);
  }
}
