package io.gaugewire.spc.limits;

import java.time.Instant;

/**
 * One version of the limits of a chart: a value that never changes, with its origin.
 *
 * <p>It holds parameters, not lines: the lines of each point follow from the parameters, the size
 * of its subgroup and the width of the chart, so that unequal sizes need nothing special.
 *
 * @param id which chart's limits
 * @param version from 1, counting up
 * @param parameters μ and σ, or a rate and its dispersion
 * @param n size of subgroup that the chart plans for, from 1; points of another size get limits of
 *     their own
 * @param derivation where the parameters come from
 * @param approval who made it and who agreed
 * @param validity from when and why
 */
public record LimitSet(
    LimitSetId id,
    int version,
    ChartParameters parameters,
    int n,
    Derivation derivation,
    Approval approval,
    Validity validity) {
  /** Trial limits rest on fewer subgroups than this (AIAG SPC, 2nd ed.: about 25). */
  public static final int SUBGROUPS_FOR_FINAL = 25;

  /**
   * From when a limit set holds, and why it was made.
   *
   * @param from points from this instant on (included) are judged by it, UTC
   */
  public record Validity(Instant from, RevisionReason reason) {}

  public LimitSet {
    if (!(version >= 1)) {
      throw new IllegalArgumentException("versions count from 1, not " + version);
    }
    if (!(n >= 1)) {
      throw new IllegalArgumentException("a subgroup has at least 1 measurement, not " + n);
    }
    boolean first = validity.reason() == RevisionReason.FIRST_LIMITS;
    if (first != (version == 1)) {
      throw new IllegalArgumentException(
          "version " + version + " cannot have the reason " + validity.reason());
    }
  }

  /** The first version, not yet approved. */
  public static LimitSet first(
      LimitSetId id, Estimate estimate, PersonId author, Instant validFrom) {
    return new LimitSet(
        id,
        1,
        estimate.parameters(),
        estimate.n(),
        estimate.derivation(),
        new Approval.Draft(author),
        new Validity(validFrom, RevisionReason.FIRST_LIMITS));
  }

  /** The next version, not yet approved. This one stays as it is. */
  public LimitSet revised(Estimate estimate, PersonId author, Validity next) {
    return new LimitSet(
        id,
        version + 1,
        estimate.parameters(),
        estimate.n(),
        estimate.derivation(),
        new Approval.Draft(author),
        next);
  }

  /**
   * This version with the agreement of a second person.
   *
   * @throws IllegalStateException when it is approved already
   * @throws IllegalArgumentException when the approver made it
   */
  public LimitSet approved(PersonId approver, Instant at) {
    if (isApproved()) {
      throw new IllegalStateException(
          "version " + version + " of " + id.value() + " is approved already; revise it instead");
    }
    return new LimitSet(
        id,
        version,
        parameters,
        n,
        derivation,
        new Approval.Approved(approval.author(), approver, at),
        validity);
  }

  /** Whether a second person has approved it. */
  public boolean isApproved() {
    return approval instanceof Approval.Approved;
  }

  /** Whether it rests on fewer than {@value #SUBGROUPS_FOR_FINAL} subgroups. */
  public boolean isPreliminary() {
    return derivation instanceof Derivation.Estimated estimated
        && estimated.sources().size() < SUBGROUPS_FOR_FINAL;
  }
}
