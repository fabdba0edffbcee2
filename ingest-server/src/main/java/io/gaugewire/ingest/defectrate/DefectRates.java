package io.gaugewire.ingest.defectrate;

import io.gaugewire.spc.chart.AttributeChart;
import io.gaugewire.spc.chart.AttributeDesign;
import io.gaugewire.spc.chart.AttributeKind;
import io.gaugewire.spc.chart.Point;
import io.gaugewire.spc.chart.Tally;
import io.gaugewire.spc.limits.ControlLimits;
import io.gaugewire.spc.limits.RateParameters;
import io.gaugewire.spc.rate.BinomialInterval;
import io.gaugewire.spc.rate.EventRate;
import io.gaugewire.spc.rate.Interval;
import io.gaugewire.spc.rate.Proportion;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The defect rate of a cut: its steps on a control chart, and what it is made of. */
final class DefectRates {
  private static final double CONFIDENCE = 0.95;

  /** Samples above this are so large that binomial limits call almost every step a signal. */
  private static final double LARGE = 2_000;

  private DefectRates() {}

  /**
   * A rate with its 95 % interval.
   *
   * @param value found / inspected; absent when nothing was inspected
   */
  record Rate(
      long inspected,
      long found,
      Optional<Double> value,
      Optional<Double> lower,
      Optional<Double> upper) {}

  /**
   * A step of time on the chart.
   *
   * @param beyond whether it lies outside the control limits
   */
  record Step(
      LocalDate start, Rate rate, Optional<Double> lcl, Optional<Double> ucl, boolean beyond) {}

  /**
   * The chart.
   *
   * @param kind {@code p}, {@code u}, or Laney's {@code p′}, {@code u′} for large samples
   * @param dispersion σ_Z: how much wider than binomial or Poisson the steps spread; 1 on p and u
   */
  record Chart(
      String kind, Optional<Double> center, Optional<Double> dispersion, List<Step> steps) {}

  /** One of the parts that a cut consists of. */
  record Share(String code, String nameEn, String nameZh, Rate rate) {}

  static Rate rate(Cut cut, long inspected, long found) {
    if (inspected <= 0) {
      return new Rate(0, found, Optional.empty(), Optional.empty(), Optional.empty());
    }
    Interval interval =
        cut.defect().isEmpty()
            ? BinomialInterval.WILSON.of(new Proportion(found, inspected), CONFIDENCE)
            : new EventRate(found, inspected).interval(CONFIDENCE);
    return new Rate(
        inspected,
        found,
        Optional.of((double) found / inspected),
        Optional.of(interval.lower()),
        Optional.of(interval.upper()));
  }

  static Rate total(Cut cut, List<DefectRateStore.Sum> sums) {
    return rate(
        cut,
        sums.stream().mapToLong(DefectRateStore.Sum::inspected).sum(),
        sums.stream().mapToLong(DefectRateStore.Sum::found).sum());
  }

  static List<Share> shares(Cut cut, List<DefectRateStore.Part> parts) {
    return parts.stream()
        .map(
            part ->
                new Share(
                    part.code(),
                    part.nameEn(),
                    part.nameZh(),
                    rate(cut, part.inspected(), part.found())))
        .toList();
  }

  static Chart chart(Cut cut, List<DefectRateStore.Sum> sums) {
    AttributeDesign design =
        AttributeDesign.of(cut.defect().isEmpty() ? AttributeKind.P : AttributeKind.U);
    List<Tally> tallies =
        sums.stream().map(sum -> new Tally(sum.found(), sum.inspected())).toList();
    boolean large =
        !tallies.isEmpty() && tallies.stream().mapToDouble(Tally::size).average().orElse(0) > LARGE;
    AttributeChart chart =
        large ? AttributeChart.laney(tallies, design) : AttributeChart.plain(tallies, design);
    Optional<RateParameters> parameters =
        chart.stages().stream().findFirst().flatMap(stage -> stage.toOptional());
    List<Step> steps = new ArrayList<>(sums.size());
    for (Point point : chart.panel().points()) {
      DefectRateStore.Sum sum = sums.get(point.position());
      Optional<ControlLimits> limits = point.limits().toOptional();
      steps.add(
          new Step(
              sum.start(),
              rate(cut, sum.inspected(), sum.found()),
              limits.map(ControlLimits::lcl),
              limits.map(ControlLimits::ucl),
              point.isBeyondLimits()));
    }
    return new Chart(
        chart.panel().statistic(),
        parameters.map(RateParameters::rate),
        parameters.map(RateParameters::dispersion),
        List.copyOf(steps));
  }
}
