package io.gaugewire.spc.capability;

import io.gaugewire.spc.Result;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides what an index may be called (AIAG SPC manual, 2nd edition; ISO 22514-2): capability only
 * of a stable process with enough data.
 *
 * @param fewestValues n below which no index is called capability
 * @param fewestSubgroups likewise, in subgroups; for individual values each counts as one
 */
public record CapabilityGate(int fewestValues, int fewestSubgroups) {

  /** 50 values in 25 subgroups. */
  public static final CapabilityGate USUAL = new CapabilityGate(50, 25);

  /** Refuses gates that let a single value pass. */
  public CapabilityGate {
    if (fewestValues < 2 || fewestSubgroups < 1) {
      throw new IllegalArgumentException(
          "A gate needs at least 2 values and 1 subgroup, not "
              + fewestValues
              + " and "
              + fewestSubgroups);
    }
  }

  /**
   * Capability if nothing speaks against it, otherwise performance and what speaks against it.
   *
   * @param subgroups number of subgroups behind the study, 0 or more
   * @throws IllegalArgumentException for a negative number of subgroups
   */
  public CapabilityStatement judge(CapabilityStudy study, int subgroups, Stability stability) {
    if (subgroups < 0) {
      throw new IllegalArgumentException("subgroups must not be negative, is " + subgroups);
    }
    List<String> against = new ArrayList<>();
    switch (stability) {
      case Stability.Stable stable -> {}
      case Stability.Unstable(List<String> signals) ->
          against.add("the process is not stable: " + String.join("; ", signals));
      case Stability.NotJudged notJudged ->
          against.add("stability was not judged: draw the control charts first");
    }
    int count = study.sample().count();
    if (count < fewestValues) {
      against.add(count + " values, " + fewestValues + " are wanted");
    }
    if (subgroups < fewestSubgroups) {
      against.add(subgroups + " subgroups, " + fewestSubgroups + " are wanted");
    }
    if (study.within() instanceof Result.NotAvailable<WithinSigma>(String because)) {
      against.add("there is no sigma within: " + because);
    }
    return against.isEmpty()
        ? new CapabilityStatement(
            CapabilityStatement.Kind.CAPABILITY, study.withinIndices(), List.of())
        : new CapabilityStatement(
            CapabilityStatement.Kind.PERFORMANCE, study.overallIndices(), against);
  }

  /**
   * Machine performance Pm, Pmk of a short run under constant conditions (ISO 22514-3): the overall
   * indices under their own name.
   */
  public CapabilityStatement judgeMachine(CapabilityStudy study) {
    int count = study.sample().count();
    return new CapabilityStatement(
        CapabilityStatement.Kind.MACHINE,
        study.overallIndices(),
        count < fewestValues
            ? List.of(count + " parts, " + fewestValues + " are wanted")
            : List.of());
  }
}
