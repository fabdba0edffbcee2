package io.gaugewire.ingest.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.gaugewire.ingest.characteristic.BilingualText;
import io.gaugewire.ingest.characteristic.Characteristic;
import io.gaugewire.ingest.characteristic.CharacteristicId;
import io.gaugewire.ingest.characteristic.Specification;
import io.gaugewire.spc.limits.Subgroup;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CapabilityViewTest {
  private static final long SEED = 20_261_121;
  private static final Optional<BigDecimal> NONE = Optional.empty();

  private static ChartDefinition chart(Specification specification) {
    return chart(ChartKind.XBAR_R, specification);
  }

  private static ChartDefinition chart(ChartKind kind, Specification specification) {
    return new ChartDefinition(
        new ChartId(7),
        "bore-" + kind.key(),
        new Characteristic(
            new CharacteristicId(1),
            "bore",
            new BilingualText("Bore", "内孔"),
            "mm",
            3,
            specification),
        new ChartDefinition.Station("HG-01", new BilingualText("Hand", "手动")),
        new ChartPlan(
            kind,
            kind == ChartKind.I_MR ? 1 : 5,
            List.of("nelson-1"),
            List.of(),
            25,
            Duration.ofMinutes(10)),
        false);
  }

  private static Specification between(String lower, String upper) {
    return new Specification(
        Optional.of(new BigDecimal(lower)), NONE, Optional.of(new BigDecimal(upper)));
  }

  private static List<MeasuredSubgroup> subgroups(int count, int limits) {
    Random random = new Random(SEED);
    List<MeasuredSubgroup> all = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      double[] values = new double[5];
      Arrays.setAll(values, at -> Math.rint((16 + 0.004 * random.nextGaussian()) * 1e3) / 1e3);
      all.add(new MeasuredSubgroup(i, false, limits, Subgroup.of(values)));
    }
    return all;
  }

  private static double[] values(List<MeasuredSubgroup> subgroups) {
    return subgroups.stream().flatMapToDouble(s -> Arrays.stream(s.values().values())).toArray();
  }

  @Test
  void indicesAreTheDefinitionsAndLieWithinTheirIntervals() {
    List<MeasuredSubgroup> measured = subgroups(40, 1);
    double[] all = values(measured);
    double mean = Arrays.stream(all).average().orElseThrow();
    double s =
        Math.sqrt(Arrays.stream(all).map(x -> (x - mean) * (x - mean)).sum() / (all.length - 1));
    double pooled =
        Math.sqrt(
            measured.stream()
                    .mapToDouble(
                        group -> {
                          double own =
                              Arrays.stream(group.values().values()).average().orElseThrow();
                          return Arrays.stream(group.values().values())
                              .map(x -> (x - own) * (x - own))
                              .sum();
                        })
                    .sum()
                / (measured.size() * 4));

    // c4 of 160 degrees of freedom by 4 (n - 1) / (4 n - 3), right to 2e-6.
    double c4 = 640 / 641.0;

    CapabilityView view = CapabilityView.of(chart(between("15.985", "16.015")), measured, 0, 0);

    assertThat(view.called()).isEqualTo("capability");
    assertThat(view.reservations()).isEmpty();
    assertThat(view.values()).isEqualTo(200);
    assertThat(view.overall().spread().orElseThrow().value())
        .isCloseTo(0.030 / (6 * s), within(1e-9));
    assertThat(view.within().minimum().orElseThrow().value())
        .isCloseTo(Math.min(mean - 15.985, 16.015 - mean) / (3 * pooled / c4), within(1e-5));
    for (CapabilityView.Indices indices : List.of(view.within(), view.overall())) {
      for (var index : List.of(indices.spread(), indices.lower(), indices.upper())) {
        CapabilityView.Index found = index.orElseThrow();
        assertThat(found.value()).isBetween(found.low(), found.high());
        assertThat(found.high()).isGreaterThan(found.low());
      }
    }
    assertThat(view.histogram().counts().stream().mapToInt(Integer::intValue).sum()).isEqualTo(200);
  }

  @Test
  void ofMeansAndStandardDeviationsSigmaWithinIsThatOfTheLimits() {
    List<MeasuredSubgroup> measured = subgroups(40, 1);
    double meanDeviation =
        measured.stream().mapToDouble(group -> deviation(group.values().values())).sum() / 40;
    // c4 of 5, ISO 7870-2 table 2.
    double sigma = meanDeviation / 0.9400;

    Specification specification = between("15.985", "16.015");
    CapabilityView view = CapabilityView.of(chart(ChartKind.XBAR_S, specification), measured, 0, 0);

    assertThat(view.estimator()).contains("MEAN_DEVIATION");
    assertThat(view.sigmaWithin().orElseThrow()).isCloseTo(sigma, within(1e-4 * sigma));
    CapabilityView.Index cp = view.within().spread().orElseThrow();
    assertThat(cp.value()).isCloseTo(0.030 / (6 * sigma), within(1e-3));
    // Its variance in σ² is (1/c4² - 1)/40 = 1/(2·151.8): χ² of 152, quantiles by Wilson-Hilferty.
    assertThat(cp.low() / cp.value()).isCloseTo(Math.pow(ends(152, -1), 1.5), within(1e-3));
    assertThat(cp.high() / cp.value()).isCloseTo(Math.pow(ends(152, 1), 1.5), within(1e-3));
    CapabilityView ranged = CapabilityView.of(chart(specification), measured, 0, 0);
    assertThat(ranged.estimator()).contains("POOLED");
    assertThat(ranged.overall()).isEqualTo(view.overall());
  }

  /** Moving ranges tell less of σ than deviations: 0.6 degrees of freedom a value, not 1. */
  @Test
  void intervalsOfIndividualsAreAsWideAsMovingRangesMakeThem() {
    List<MeasuredSubgroup> singles = new ArrayList<>();
    for (double value : values(subgroups(40, 1))) {
      singles.add(new MeasuredSubgroup(singles.size() + 1, false, 1, Subgroup.of(value)));
    }
    CapabilityView view =
        CapabilityView.of(chart(ChartKind.I_MR, between("15.985", "16.015")), singles, 0, 0);
    assertThat(view.estimator()).contains("MOVING_RANGE_MEAN_OF_2");
    CapabilityView.Index cp = view.within().spread().orElseThrow();
    // (199·0.7268 + 2·198·0.1628)/(199²·4/π) = 1/(2·120.6)
    assertThat(cp.low() / cp.value()).isCloseTo(Math.pow(ends(121, -1), 1.5), within(1e-3));
    assertThat(cp.high() / cp.value()).isCloseTo(Math.pow(ends(121, 1), 1.5), within(1e-3));
  }

  private static double deviation(double[] values) {
    double mean = Arrays.stream(values).average().orElseThrow();
    return Math.sqrt(Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum() / 4);
  }

  /** Cube root of a 2.5 % quantile of χ² over its degrees of freedom. */
  private static double ends(int freedom, int side) {
    double spread = 2 / (9.0 * freedom);
    return 1 - spread + side * 1.959964 * Math.sqrt(spread);
  }

  @Test
  void whatSpeaksAgainstTheWordCapabilityIsSaid() {
    ChartDefinition chart = chart(between("15.985", "16.015"));
    CapabilityView few = CapabilityView.of(chart, subgroups(9, 0), 0, 2);
    assertThat(few.called()).isEqualTo("performance");
    assertThat(few.reservations())
        .containsExactly(
            new CapabilityView.Reservation("unstable", 2, 0),
            new CapabilityView.Reservation("not-judged", 9, 0),
            new CapabilityView.Reservation("few-values", 45, 50),
            new CapabilityView.Reservation("few-subgroups", 9, 25));
  }

  @Test
  void aMissingLimitLeavesItsIndicesOut() {
    List<MeasuredSubgroup> measured = subgroups(30, 1);
    CapabilityView upper =
        CapabilityView.of(
            chart(new Specification(NONE, NONE, Optional.of(new BigDecimal("16.015")))),
            measured,
            3,
            0);
    assertThat(upper.leftOut()).isEqualTo(3);
    assertThat(upper.within().spread()).isEmpty();
    assertThat(upper.within().lower()).isEmpty();
    assertThat(upper.within().minimum()).isEqualTo(upper.within().upper()).isPresent();
    CapabilityView none =
        CapabilityView.of(chart(new Specification(NONE, NONE, NONE)), measured, 0, 0);
    assertThat(none.within()).isEqualTo(CapabilityView.Indices.NONE);
    assertThat(none.overall()).isEqualTo(CapabilityView.Indices.NONE);
    assertThat(none.sigmaWithin()).isPresent();
    assertThat(none.observedPpm()).isEmpty();
  }

  @Test
  void intervalsOfAHistogramAreWholeStepsOfTheResolution() {
    double[] values = values(subgroups(40, 1));
    HistogramView histogram = HistogramView.of(values, 3);
    double steps = histogram.width() / 0.001;
    assertThat(steps).isCloseTo(Math.rint(steps), within(1e-9));
    int[] counted = new int[histogram.counts().size()];
    for (double value : values) {
      counted[(int) Math.floor((value - histogram.from()) / histogram.width())]++;
    }
    assertThat(histogram.counts())
        .containsExactlyElementsOf(Arrays.stream(counted).boxed().toList());
    assertThat(HistogramView.of(new double[] {5, 5, 5}, 0).counts()).containsExactly(3);
  }
}
