package io.gaugewire.spc.rate;

import io.gaugewire.spc.Result;
import java.util.List;

/**
 * Yields of the steps a unit passes one after the other.
 *
 * @param stepYields each from 0 to 1, at least one
 */
public record RolledYield(List<Double> stepYields) {
  public RolledYield {
    stepYields = List.copyOf(stepYields);
    if (stepYields.isEmpty()) {
      throw new IllegalArgumentException("a rolled yield needs the yield of at least one step");
    }
    for (double yield : stepYields) {
      if (!(yield >= 0 && yield <= 1)) {
        throw new IllegalArgumentException("a step's yield lies between 0 and 1, not at " + yield);
      }
    }
  }

  /** The first time yields of process steps. */
  public static RolledYield ofSteps(List<ProcessStep> steps) {
    return new RolledYield(steps.stream().map(step -> step.firstTimeYield().value()).toList());
  }

  /** Rolled throughput yield: the product, the chance to pass every step the first time. */
  public double throughput() {
    return stepYields.stream().reduce(1.0, (a, b) -> a * b);
  }

  /** The yield that, the same at every step, would give the same product: RTY^(1/steps). */
  public double normalized() {
    return Math.pow(throughput(), 1.0 / stepYields.size());
  }

  /**
   * Defects per unit over all steps if they fall at random: -ln RTY.
   *
   * @return not available if the rolled yield is 0
   */
  public Result<Double> totalDefectsPerUnit() {
    double throughput = throughput();
    return throughput == 0
        ? Result.notAvailable("no unit passes every step the first time")
        : Result.of(Math.abs(Math.log(throughput)));
  }

  /**
   * Units that left the last step by units that entered the first.
   *
   * @return not available if more left than entered, as when work in progress was emptied
   * @throws IllegalArgumentException without steps
   */
  public static Result<Proportion> finalYield(List<ProcessStep> steps) {
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("a final yield needs at least one step");
    }
    long entered = steps.getFirst().entered();
    long left = steps.getLast().left();
    return left > entered
        ? Result.notAvailable(
            left + " units left the last step although only " + entered + " entered the first")
        : Result.of(new Proportion(left, entered));
  }
}
