package io.gaugewire.spc.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.gaugewire.spc.Result;
import io.gaugewire.spc.chart.AttributeChart;
import io.gaugewire.spc.chart.AttributeDesign;
import io.gaugewire.spc.chart.AttributeKind;
import io.gaugewire.spc.chart.CusumChart;
import io.gaugewire.spc.chart.EwmaChart;
import io.gaugewire.spc.chart.Lines;
import io.gaugewire.spc.chart.MeanSeries;
import io.gaugewire.spc.chart.MovingAverageChart;
import io.gaugewire.spc.chart.Panel;
import io.gaugewire.spc.chart.T2Model;
import io.gaugewire.spc.chart.Tally;
import io.gaugewire.spc.limits.Basis;
import io.gaugewire.spc.limits.ControlLimits;
import io.gaugewire.spc.limits.ProcessParameters;
import io.gaugewire.spc.limits.RateParameters;
import io.gaugewire.spc.limits.Stage;
import io.gaugewire.spc.limits.Stages;
import io.gaugewire.spc.limits.Subgroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The monitor draws what the whole chart draws: values, center lines and standard errors. */
class AgainstChartsTest {
  private static final ProcessParameters PROCESS = Charts.PROCESS;

  private static List<Subgroup> unequalSubgroups() {
    SplittableRandom random = new SplittableRandom(11);
    List<Subgroup> subgroups = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      double[] values = new double[2 + random.nextInt(7)];
      for (int j = 0; j < values.length; j++) {
        values[j] = 10 + 2 * random.nextGaussian();
      }
      subgroups.add(Subgroup.of(values));
    }
    return subgroups;
  }

  private static List<List<JudgedPoint>> monitored(ChartForm form, List<Subgroup> subgroups) {
    ChartMonitor monitor =
        new ChartMonitor(
            MonitoredChart.of(
                new ChartId("x"),
                form,
                new Forming.ByInspectionRecord(100),
                Charts.history(PROCESS)));
    List<List<JudgedPoint>> points = new ArrayList<>();
    for (int i = 0; i < subgroups.size(); i++) {
      for (double value : subgroups.get(i).values()) {
        monitor.observe(value, Charts.START.plusSeconds(i), new Origin("r" + i, ""));
      }
      assertThat(monitor.endGroup()).isTrue();
      points.add(monitor.judgement().points().orThrow());
    }
    return points;
  }

  private static void assertPoint(
      JudgedPoint point, Result<Double> value, Result<ControlLimits> limits) {
    assertThat(point.value()).isCloseTo(value.orThrow(), within(1e-12));
    assertThat(point.limits().center()).isCloseTo(limits.orThrow().center(), within(1e-12));
    assertThat(point.limits().sigma()).isCloseTo(limits.orThrow().standardError(), within(1e-12));
  }

  private static void assertPanel(ChartForm form, Panel panel) {
    List<List<JudgedPoint>> points = monitored(form, unequalSubgroups());
    for (int i = 0; i < points.size(); i++) {
      assertPoint(
          points.get(i).getFirst(), panel.points().get(i).value(), panel.points().get(i).limits());
    }
  }

  @Test
  void drawsMeansMediansRangesAndDeviations() {
    List<Subgroup> subgroups = unequalSubgroups();
    List<List<JudgedPoint>> ranges = monitored(new ChartForm.MeanAndRange(), subgroups);
    List<List<JudgedPoint>> deviations = monitored(new ChartForm.MeanAndDeviation(), subgroups);
    List<List<JudgedPoint>> medians = monitored(new ChartForm.MedianAndRange(), subgroups);
    for (int i = 0; i < subgroups.size(); i++) {
      Subgroup subgroup = subgroups.get(i);
      int n = subgroup.n();
      assertThat(ranges.get(i).getFirst().value())
          .as("the mean to the last bit")
          .isEqualTo(subgroup.mean().orThrow());
      assertPoint(ranges.get(i).get(0), subgroup.mean(), Lines.mean(PROCESS, n, 3));
      assertPoint(ranges.get(i).get(1), subgroup.range(), Lines.range(PROCESS, n, 3));
      assertPoint(deviations.get(i).get(1), subgroup.deviation(), Lines.deviation(PROCESS, n, 3));
      assertPoint(medians.get(i).get(0), subgroup.median(), Lines.median(PROCESS, n, 3));
    }
  }

  @Test
  void drawsTimeWeightedCharts() {
    MeanSeries series = MeanSeries.of(unequalSubgroups());
    for (EwmaChart.Limits limits : EwmaChart.Limits.values()) {
      assertPanel(
          new ChartForm.Ewma(0.2, 2.859, limits),
          EwmaChart.of(series, new EwmaChart.Design(0.2, 2.859, PROCESS, limits)));
    }
    assertPanel(
        new ChartForm.MovingAverage(4, 3),
        MovingAverageChart.of(series, new MovingAverageChart.Design(4, 3, PROCESS)));
  }

  @Test
  void drawsTheTabularCusumInStandardErrors() {
    List<Subgroup> subgroups =
        unequalSubgroups().stream().map(s -> Subgroup.of(s.values()[0], s.values()[1])).toList();
    CusumChart whole =
        CusumChart.of(
            MeanSeries.of(subgroups).means(), 2, new CusumChart.Design(0.5, 4, 0.5, PROCESS));
    List<List<JudgedPoint>> points = monitored(new ChartForm.Cusum(0.5, 4, 0.5), subgroups);
    double error = 2 / Math.sqrt(2);
    for (int i = 0; i < points.size(); i++) {
      CusumChart.CusumPoint expected = whole.points().get(i);
      assertThat(points.get(i).get(0).value() * error).isCloseTo(expected.upper(), within(1e-12));
      assertThat(points.get(i).get(1).value() * error).isCloseTo(expected.lower(), within(1e-12));
    }
  }

  @Test
  void drawsCountsOfUnequalSizes() {
    SplittableRandom random = new SplittableRandom(3);
    for (AttributeKind kind : AttributeKind.values()) {
      List<Tally> tallies = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        long size = kind == AttributeKind.C ? 1 : 20 + random.nextInt(80);
        tallies.add(new Tally(random.nextLong(Math.max(2, size / 4)), size));
      }
      RateParameters rate = new RateParameters(0.1, 1);
      Panel whole =
          AttributeChart.plain(
                  tallies,
                  AttributeDesign.of(kind)
                      .withStages(
                          new Stages<>(List.of(new Stage<>(0, new Basis.Given<>(rate), Set.of())))))
              .panel();
      ChartMonitor monitor =
          new ChartMonitor(
              MonitoredChart.of(
                  new ChartId("x"),
                  new ChartForm.Counts(kind),
                  new Forming.Consecutive(1),
                  Charts.history(rate)));
      for (int i = 0; i < tallies.size(); i++) {
        Tally tally = tallies.get(i);
        monitor.count(tally.count(), tally.size(), Charts.START.plusSeconds(i), Origin.UNKNOWN);
        assertPoint(
            monitor.judgement().points().orThrow().getFirst(),
            whole.points().get(i).value(),
            whole.points().get(i).limits());
      }
    }
  }

  @Test
  void drawsTSquaredOfAFrozenModel() {
    SplittableRandom random = new SplittableRandom(5);
    double[][] vectors = new double[40][];
    for (int i = 0; i < vectors.length; i++) {
      vectors[i] = new double[] {random.nextGaussian(), random.nextGaussian()};
    }
    T2Model model = T2Model.fromIndividuals(vectors).orThrow();
    ChartMonitor monitor =
        new ChartMonitor(
            MonitoredChart.of(
                new ChartId("x"),
                new ChartForm.TSquared(model, 0.0027),
                new Forming.Consecutive(1),
                Charts.history(PROCESS)));
    for (int i = 0; i < 2; i++) {
      double x = 10.0 * i;
      monitor.accept(
          new io.gaugewire.spc.monitor.Subgroup(
              i + 1, Charts.START, Charts.START, false, new Sample.Vector(List.of(x, -x))));
      double t2 = model.statistic(new double[] {x, -x}).t2();
      assertThat(monitor.judgement().points().orThrow().getFirst().value()).isEqualTo(t2);
      assertThat(monitor.hasSignals()).isEqualTo(t2 > model.phaseTwoLimit(0.0027)).isEqualTo(i > 0);
    }
  }
}
