package io.gaugewire.spc.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.gaugewire.spc.Result;
import io.gaugewire.spc.limits.ControlLimits;
import io.gaugewire.spc.limits.Observations;
import io.gaugewire.spc.limits.ProcessParameters;
import io.gaugewire.spc.limits.Subgroup;
import io.gaugewire.spc.limits.SubgroupSigma;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** ISO 7870-8: charts of short runs; and pre-control, which stands beside charts. */
class ShortRunTest {
  private static final ShortRun.PartId SHAFT = new ShortRun.PartId("shaft");
  private static final ShortRun.PartId SLEEVE = new ShortRun.PartId("sleeve");
  private static final List<ShortRun.Run> RUNS =
      List.of(
          new ShortRun.Run(SHAFT, Subgroup.of(10.1, 9.9, 10.0)),
          new ShortRun.Run(SLEEVE, Subgroup.of(51, 49, 50)),
          new ShortRun.Run(SHAFT, Subgroup.of(10.2, 10.0, 10.1)));

  @Test
  void takesDeviationsFromNominal() {
    List<Subgroup> deviations =
        ShortRun.deviationsFromNominal(RUNS, Map.of(SHAFT, 10.0, SLEEVE, 50.0));
    assertThat(deviations.get(1)).isEqualTo(Subgroup.of(1, -1, 0));
    assertThat(deviations.getFirst().mean().orThrow()).isCloseTo(0, within(1e-15));
    VariablesChart chart =
        SubgroupChart.xbarR(deviations, VariablesDesign.by(SubgroupSigma.MEAN_RANGE));
    assertThat(chart.location().points()).hasSize(3);
    assertThatThrownBy(() -> ShortRun.deviationsFromNominal(RUNS, Map.of(SHAFT, 10.0)))
        .hasMessageContaining("sleeve");
  }

  @Test
  void warnsOfPartsThatSpreadDifferently() {
    assertThat(ShortRun.partsThatSpreadDifferently(RUNS)).containsOnlyKeys(SHAFT, SLEEVE);
    List<ShortRun.Run> alike =
        List.of(
            new ShortRun.Run(SHAFT, Subgroup.of(0, 1)),
            new ShortRun.Run(SLEEVE, Subgroup.of(50, 51.2)),
            new ShortRun.Run(SLEEVE, Subgroup.of(50)));
    assertThat(ShortRun.partsThatSpreadDifferently(alike)).isEmpty();
    assertThat(ShortRun.partsThatSpreadDifferently(List.of())).isEmpty();
  }

  /** Bothe: limits ± A2 for (x̄ - T)/R̄ and D3, D4 for R/R̄. */
  @Test
  void standardisesPartsOfDifferentSpread() {
    VariablesChart chart =
        ShortRun.standardised(
            RUNS,
            Map.of(
                SHAFT, new ShortRun.PartStandard(10, 0.2),
                SLEEVE, new ShortRun.PartStandard(50, 2)));
    assertThat(chart.location().points().get(2).value().orThrow()).isCloseTo(0.5, within(1e-9));
    assertThat(chart.dispersion().points().get(1).value().orThrow()).isCloseTo(1, within(1e-12));
    ControlLimits means = chart.location().points().getFirst().limits().orThrow();
    assertThat(means.ucl()).isCloseTo(1.0233267079, within(1e-9));
    ControlLimits ranges = chart.dispersion().points().getFirst().limits().orThrow();
    assertThat(ranges.ucl()).isCloseTo(2.5745912898, within(1e-9));
    assertThat(ranges.lcl()).isZero();
    assertThat(
            ShortRun.standardised(
                    List.of(new ShortRun.Run(SHAFT, Subgroup.of(10))),
                    Map.of(SHAFT, new ShortRun.PartStandard(10, 0.2)))
                .location()
                .points()
                .getFirst()
                .limits())
        .isInstanceOf(Result.NotAvailable.class);
  }

  @Test
  void drawsZMrAcrossParts() {
    Map<ShortRun.PartId, ProcessParameters> standards =
        Map.of(SHAFT, new ProcessParameters(10, 0.1), SLEEVE, new ProcessParameters(50, 2));
    VariablesChart chart =
        ShortRun.zMr(Observations.of(10.1, 50, 58), List.of(SHAFT, SLEEVE, SLEEVE), standards, 3);
    assertThat(chart.location().points().getFirst().value().orThrow()).isCloseTo(1, within(1e-9));
    assertThat(chart.location().beyondLimits()).containsExactly(2);
    assertThat(chart.dispersion().points().get(1).value().orThrow()).isCloseTo(1, within(1e-9));
    assertThat(chart.dispersion().points().get(1).limits().orThrow().ucl())
        .isCloseTo(3.686, within(1e-3));
    assertThatThrownBy(() -> ShortRun.zMr(Observations.of(1), List.of(), standards, 3))
        .hasMessageContaining("name the part");
    assertThatThrownBy(
            () ->
                ShortRun.zMr(
                    Observations.of(1),
                    List.of(SHAFT),
                    Map.of(SHAFT, new ProcessParameters(1, 0)),
                    3))
        .hasMessageContaining("above 0");
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
  void refusesUnusableStandards(double bad) {
    assertThatThrownBy(() -> new ShortRun.PartStandard(bad, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ShortRun.PartStandard(1, bad))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ShortRun.PartStandard(1, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new PreControl(0, bad)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new PreControl(1, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new PreControl(0, 8).zone(bad))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void dividesTheToleranceIntoZones() {
    PreControl zones = new PreControl(0, 8);
    assertThat(zones.zone(-0.001)).isEqualTo(PreControl.Zone.LOW_RED);
    assertThat(zones.zone(0)).isEqualTo(PreControl.Zone.LOW_YELLOW);
    assertThat(zones.zone(2)).isEqualTo(PreControl.Zone.GREEN);
    assertThat(zones.zone(6)).isEqualTo(PreControl.Zone.GREEN);
    assertThat(zones.zone(6.001)).isEqualTo(PreControl.Zone.HIGH_YELLOW);
    assertThat(zones.zone(8.001)).isEqualTo(PreControl.Zone.HIGH_RED);
  }

  @Test
  void qualifiesASetUpByFiveGreensAndStopsAtTwoYellows() {
    PreControl zones = new PreControl(0, 8);
    assertThat(advice(zones, 4, 4, 4, 4, 4, 1, 4))
        .containsExactly(
            PreControl.Advice.MEASURE_NEXT,
            PreControl.Advice.MEASURE_NEXT,
            PreControl.Advice.MEASURE_NEXT,
            PreControl.Advice.MEASURE_NEXT,
            PreControl.Advice.RUN,
            PreControl.Advice.MEASURE_NEXT,
            PreControl.Advice.RUN);
    assertThat(advice(zones, 4, 4, 1, 4, 4).getLast()).isEqualTo(PreControl.Advice.MEASURE_NEXT);
    assertThat(advice(zones, 1, 1).getLast()).isEqualTo(PreControl.Advice.ADJUST);
    assertThat(advice(zones, 1, 7).getLast()).isEqualTo(PreControl.Advice.REDUCE_SPREAD);
    assertThat(advice(zones, 4, 4, 4, 4, 4, 9, 4))
        .endsWith(PreControl.Advice.STOP, PreControl.Advice.MEASURE_NEXT);
  }

  private static List<PreControl.Advice> advice(PreControl zones, double... measurements) {
    return zones.follow(measurements).stream().map(PreControl.Step::advice).toList();
  }
}
