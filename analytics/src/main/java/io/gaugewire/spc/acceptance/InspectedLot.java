package io.gaugewire.spc.acceptance;

/**
 * What the switching rules need to know of a lot.
 *
 * @param accepted whether it was accepted
 * @param acceptance Ac of the plan it was judged by, 0 or more
 * @param acceptedOneStepTighter whether it would also have been accepted with the plan of the AQL
 *     one step tighter; counts only from Ac = 2, and only for an accepted lot
 * @param productionIrregular production was irregular or delayed
 * @param resubmitted the lot was inspected before; such a lot never counts for switching
 */
public record InspectedLot(
    boolean accepted,
    int acceptance,
    boolean acceptedOneStepTighter,
    boolean productionIrregular,
    boolean resubmitted) {
  public InspectedLot {
    if (acceptance < 0) {
      throw new IllegalArgumentException("an acceptance number is 0 or more, not " + acceptance);
    }
  }

  /**
   * A lot as first submitted, from what was found in its sample.
   *
   * @param plan it was judged by
   * @param tighter the plan for the same lot at the AQL one step tighter
   * @param found nonconforming units, or nonconformities, 0 or more
   */
  public static InspectedLot judged(AttributesPlan plan, AttributesPlan tighter, int found) {
    return new InspectedLot(
        plan.accepts(found), plan.acceptance(), tighter.accepts(found), false, false);
  }
}
