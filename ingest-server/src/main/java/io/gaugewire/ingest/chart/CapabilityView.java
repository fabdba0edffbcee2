package io.gaugewire.ingest.chart;

import io.gaugewire.spc.Result;
import io.gaugewire.spc.capability.CapabilityGate;
import io.gaugewire.spc.capability.CapabilityIndices;
import io.gaugewire.spc.capability.CapabilityStatement;
import io.gaugewire.spc.capability.CapabilityStudy;
import io.gaugewire.spc.capability.IndexInterval;
import io.gaugewire.spc.capability.Nonconforming;
import io.gaugewire.spc.capability.SpecificationLimits;
import io.gaugewire.spc.capability.Stability;
import io.gaugewire.spc.capability.WithinSigma;
import io.gaugewire.spc.distribution.AndersonDarling;
import io.gaugewire.spc.limits.MovingRangeSigma;
import io.gaugewire.spc.limits.Observations;
import io.gaugewire.spc.limits.Subgroup;
import io.gaugewire.spc.limits.SubgroupSigma;
import io.gaugewire.spc.summary.Moments;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Schema Capability: how a process lies to its specification over some subgroups, and how sure that
 * is (ISO 22514-2). Indices are called capability only of a stable process with enough values.
 *
 * @param leftOut subgroups of the period whose readings are not kept any more or cannot be told for
 *     certain; they are in none of the figures
 * @param estimator of sigma within
 * @param called capability or performance
 * @param reservations what speaks against calling it capability; empty for none
 * @param normality p of the Anderson-Darling test: small for values that are not normal
 */
record CapabilityView(
    int chart,
    long firstSubgroup,
    long lastSubgroup,
    int subgroups,
    int leftOut,
    int values,
    double mean,
    double sigmaOverall,
    Optional<Double> sigmaWithin,
    Optional<String> estimator,
    String called,
    List<Reservation> reservations,
    Indices within,
    Indices overall,
    Optional<Double> expectedPpm,
    Optional<Double> observedPpm,
    Optional<Double> normality,
    HistogramView histogram) {

  private static final double CONFIDENCE = 0.95;

  /** Something that weakens the figures, with how many there are and how many are wanted. */
  record Reservation(String code, long found, long wanted) {}

  /** An index with the ends of its 95 % confidence interval. */
  record Index(double value, double low, double high) {}

  /** Cp, Cpl, Cpu, Cpk, or their kin with the overall sigma. */
  record Indices(
      Optional<Index> spread,
      Optional<Index> lower,
      Optional<Index> upper,
      Optional<Index> minimum) {
    static final Indices NONE =
        new Indices(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    static Indices of(CapabilityIndices indices, CapabilityIndices.Intervals intervals) {
      return new Indices(
          index(indices.spread(), intervals.spread()),
          index(indices.lower(), intervals.lower()),
          index(indices.upper(), intervals.upper()),
          index(indices.minimum(), intervals.minimum()));
    }

    private static Optional<Index> index(Result<Double> value, Result<IndexInterval> interval) {
      return value
          .then(v -> interval.map(ends -> new Index(v, ends.lower(), ends.upper())))
          .toOptional();
    }
  }

  /**
   * Of measured subgroups.
   *
   * @param measured at least 2 values in all
   * @param leftOut how many subgroups of the period are not among them
   * @param signals how many were found in the period
   */
  static CapabilityView of(
      ChartDefinition chart, List<MeasuredSubgroup> measured, int leftOut, long signals) {
    double[] values =
        measured.stream().flatMapToDouble(m -> Arrays.stream(m.values().values())).toArray();
    Moments sample = Moments.of(values);
    Optional<SpecificationLimits> limits = limits(chart);
    // Without a specification there is still a spread; any limit serves to estimate it.
    CapabilityStudy study =
        study(chart, measured, limits.orElse(SpecificationLimits.atLeast(sample.mean())));
    List<Reservation> reservations = reservations(study, measured, signals);
    Optional<WithinSigma> within = study.within().toOptional();
    boolean specified = limits.isPresent();
    return new CapabilityView(
        chart.id().value(),
        measured.getFirst().number(),
        measured.getLast().number(),
        measured.size(),
        leftOut,
        values.length,
        sample.mean(),
        sample.standardDeviation(),
        within.map(WithinSigma::value),
        within.map(WithinSigma::estimator),
        (reservations.isEmpty()
                ? CapabilityStatement.Kind.CAPABILITY
                : CapabilityStatement.Kind.PERFORMANCE)
            .name()
            .toLowerCase(Locale.ROOT),
        reservations,
        specified
            ? Indices.of(study.withinIndices(), withinIntervals(chart, measured, study))
            : Indices.NONE,
        specified
            ? Indices.of(study.overallIndices(), study.overallIntervals(CONFIDENCE))
            : Indices.NONE,
        specified
            ? study.expectedOverall().map(Nonconforming::totalPpm).toOptional()
            : Optional.empty(),
        limits.map(wanted -> Nonconforming.observed(wanted, values).totalPpm()),
        AndersonDarling.normality(values).map(AndersonDarling::pValue).toOptional(),
        HistogramView.of(values, chart.characteristic().decimals()));
  }

  private static Optional<SpecificationLimits> limits(ChartDefinition chart) {
    var specification = chart.characteristic().specification();
    OptionalDouble lower = number(specification.lower());
    OptionalDouble upper = number(specification.upper());
    return lower.isEmpty() && upper.isEmpty()
        ? Optional.empty()
        : Optional.of(new SpecificationLimits(lower, number(specification.target()), upper));
  }

  private static OptionalDouble number(Optional<BigDecimal> decimal) {
    return decimal.isPresent()
        ? OptionalDouble.of(decimal.get().doubleValue())
        : OptionalDouble.empty();
  }

  private static CapabilityStudy study(
      ChartDefinition chart, List<MeasuredSubgroup> measured, SpecificationLimits limits) {
    return switch (chart.plan().kind()) {
      case XBAR_R, XBAR_S ->
          CapabilityStudy.ofSubgroups(values(measured), estimator(chart), limits);
      case I_MR ->
          CapabilityStudy.ofIndividuals(individuals(measured), MovingRangeSigma.DEFAULT, limits);
    };
  }

  /** Of subgroups; means with standard deviations keep to the sigma that their limits stand on. */
  private static SubgroupSigma estimator(ChartDefinition chart) {
    return chart.plan().kind() == ChartKind.XBAR_S
        ? SubgroupSigma.MEAN_DEVIATION
        : SubgroupSigma.POOLED;
  }

  private static List<Subgroup> values(List<MeasuredSubgroup> measured) {
    return measured.stream().map(MeasuredSubgroup::values).toList();
  }

  private static CapabilityIndices.Intervals withinIntervals(
      ChartDefinition chart, List<MeasuredSubgroup> measured, CapabilityStudy study) {
    Result<Integer> freedom =
        chart.plan().kind() == ChartKind.I_MR
            ? MovingRangeSigma.DEFAULT.degreesOfFreedom(individuals(measured))
            : estimator(chart).degreesOfFreedom(values(measured));
    int count = study.sample().count();
    return study
        .withinIndices()
        .intervals(count, freedom.toOptional().orElse(count - 1), CONFIDENCE);
  }

  /** No moving range reaches over an interruption. */
  private static Observations individuals(List<MeasuredSubgroup> measured) {
    List<OptionalDouble> values = new ArrayList<>();
    for (MeasuredSubgroup subgroup : measured) {
      if (subgroup.afterInterruption() && !values.isEmpty()) {
        values.add(OptionalDouble.empty());
      }
      Arrays.stream(subgroup.values().values()).mapToObj(OptionalDouble::of).forEach(values::add);
    }
    return Observations.withGaps(values);
  }

  /** As {@link CapabilityGate} judges, in codes that every language has words for. */
  private static List<Reservation> reservations(
      CapabilityStudy study, List<MeasuredSubgroup> measured, long signals) {
    CapabilityGate gate = CapabilityGate.USUAL;
    List<Reservation> against = new ArrayList<>();
    long unjudged = measured.stream().filter(subgroup -> subgroup.limitVersion() == 0).count();
    if (signals > 0) {
      against.add(new Reservation("unstable", signals, 0));
    }
    if (unjudged > 0) {
      against.add(new Reservation("not-judged", unjudged, 0));
    }
    int count = study.sample().count();
    if (count < gate.fewestValues()) {
      against.add(new Reservation("few-values", count, gate.fewestValues()));
    }
    if (measured.size() < gate.fewestSubgroups()) {
      against.add(new Reservation("few-subgroups", measured.size(), gate.fewestSubgroups()));
    }
    if (study.within() instanceof Result.NotAvailable<WithinSigma>) {
      against.add(new Reservation("no-sigma-within", 0, 0));
    }
    Stability stability =
        signals > 0
            ? new Stability.Unstable(List.of(signals + " signals"))
            : unjudged > 0 ? new Stability.NotJudged() : new Stability.Stable();
    CapabilityStatement.Kind kind = gate.judge(study, measured.size(), stability).kind();
    if ((kind == CapabilityStatement.Kind.CAPABILITY) != against.isEmpty()) {
      throw new IllegalStateException("reservations differ from the gate: " + against);
    }
    return against;
  }
}
