package io.gaugewire.spc.limits;

/**
 * A subgroup that did not count towards an estimate; it stays visible on the chart.
 *
 * @param subgroup which
 * @param reason the assignable cause found; "beyond the limits" is a symptom, not a cause
 */
public record Exclusion(SubgroupId subgroup, String reason) {
  public Exclusion {
    Text.check(reason, "reason of an exclusion");
  }
}
