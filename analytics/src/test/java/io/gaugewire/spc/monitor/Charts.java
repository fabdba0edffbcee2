package io.gaugewire.spc.monitor;

import io.gaugewire.spc.chart.AttributeKind;
import io.gaugewire.spc.chart.EwmaChart;
import io.gaugewire.spc.limits.Approval;
import io.gaugewire.spc.limits.ChartParameters;
import io.gaugewire.spc.limits.Derivation;
import io.gaugewire.spc.limits.LimitHistory;
import io.gaugewire.spc.limits.LimitSet;
import io.gaugewire.spc.limits.LimitSetId;
import io.gaugewire.spc.limits.PersonId;
import io.gaugewire.spc.limits.ProcessParameters;
import io.gaugewire.spc.limits.RateParameters;
import io.gaugewire.spc.limits.RevisionReason;
import io.gaugewire.spc.rule.PlottedStatistic;
import io.gaugewire.spc.rule.RuleSet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Charts and streams of inputs for the monitor's tests. */
final class Charts {
  static final Instant START = Instant.parse("2026-03-02T06:00:00Z");
  static final ProcessParameters PROCESS = new ProcessParameters(10, 2);

  private Charts() {}

  static MonitoredChart meansOfFive() {
    return MonitoredChart.of(
        new ChartId("shaft diameter"),
        new ChartForm.MeanAndRange(),
        new Forming.Consecutive(5),
        history(PROCESS));
  }

  static LimitSet limits(int version, ChartParameters parameters, Instant from) {
    return new LimitSet(
        new LimitSetId("shaft"),
        version,
        parameters,
        5,
        new Derivation.Standards("drawing 17"),
        new Approval.Approved(new PersonId("ann"), new PersonId("bo"), from),
        new LimitSet.Validity(
            from, version == 1 ? RevisionReason.FIRST_LIMITS : RevisionReason.PROCESS_CHANGE));
  }

  static LimitHistory history(ChartParameters... versions) {
    List<LimitSet> sets = new ArrayList<>();
    for (int i = 0; i < versions.length; i++) {
      sets.add(limits(i + 1, versions[i], START.plus(Duration.ofMinutes(200L * i))));
    }
    return new LimitHistory(sets);
  }

  static MonitoredChart chart(ChartForm form, Forming forming, LimitHistory limits) {
    Map<PlottedStatistic, RuleSet> rules = new EnumMap<>(PlottedStatistic.class);
    form.usualRules()
        .forEach(
            (statistic, usual) ->
                rules.put(
                    statistic,
                    usual.rules().size() == 1
                            && usual.name().equals("limits")
                            && !statistic.allows(RuleSet.nelson().rules().get(1).rule())
                        ? usual
                        : RuleSet.nelson().allowedOn(statistic)));
    return new MonitoredChart(new ChartId("shaft diameter"), form, forming, rules, limits);
  }

  static boolean counts(ChartForm form) {
    return form instanceof ChartForm.Counts || form instanceof ChartForm.UnitsBetweenEvents;
  }

  static ChartForm anyForm(SplittableRandom random) {
    List<ChartForm> forms =
        List.of(
            new ChartForm.MeanAndRange(),
            new ChartForm.MeanAndDeviation(),
            new ChartForm.MedianAndRange(),
            new ChartForm.Individuals(),
            new ChartForm.BatchMeans(1.5, random.nextBoolean()),
            new ChartForm.Counts(AttributeKind.P),
            new ChartForm.Counts(AttributeKind.NP),
            new ChartForm.Counts(AttributeKind.C),
            new ChartForm.Counts(AttributeKind.U),
            new ChartForm.UnitsBetweenEvents(),
            new ChartForm.TimeBetweenEvents(),
            new ChartForm.Ewma(0.3, 2, EwmaChart.Limits.EXACT),
            new ChartForm.Ewma(0.2, 2.5, EwmaChart.Limits.ASYMPTOTIC),
            new ChartForm.MovingAverage(1 + random.nextInt(6), 2),
            new ChartForm.Cusum(0.25, 3, 0.5));
    return forms.get(random.nextInt(forms.size()));
  }

  static MonitoredChart anyChart(SplittableRandom random) {
    ChartForm form = anyForm(random);
    Forming forming =
        switch (random.nextInt(4)) {
          case 0 -> new Forming.Consecutive(1 + random.nextInt(6));
          case 1 -> new Forming.ByInspectionRecord(1 + random.nextInt(9));
          case 2 -> new Forming.ByBatch(1 + random.nextInt(9));
          default ->
              new Forming.TimeWindow(
                  Duration.ofMinutes(1 + random.nextInt(9)), 1 + random.nextInt(9));
        };
    ChartParameters first = counts(form) ? new RateParameters(0.2, 1.1) : PROCESS;
    ChartParameters second =
        counts(form) ? new RateParameters(0.15, 1) : new ProcessParameters(10.5, 1.5);
    return chart(form, forming, history(first, second));
  }

  /** A stream as a line gives it: some before the limits, records, batches, gaps, a drift. */
  static List<MonitorInput> anyStream(MonitoredChart chart, SplittableRandom random) {
    List<MonitorInput> stream = new ArrayList<>();
    Instant time = START.minus(Duration.ofMinutes(20));
    int record = 0;
    for (int i = 0; i < 400; i++) {
      time = time.plusSeconds(random.nextInt(120) - (random.nextInt(30) == 0 ? 300 : 0));
      record += random.nextInt(4) == 0 ? 1 : 0;
      Origin origin = new Origin("r" + record, "b" + record / 3);
      int dice = random.nextInt(50);
      if (dice == 0) {
        stream.add(new MonitorInput.Interruption());
      } else if (dice == 1) {
        stream.add(new MonitorInput.GroupEnd());
      } else if (counts(chart.form())) {
        int size = 1 + random.nextInt(20);
        stream.add(new MonitorInput.Count(random.nextInt(size + 1) / 2, size, time, origin));
      } else {
        double shift = i > 200 ? 1 : 0;
        double value = 10 + shift + 0.25 * random.nextInt(24) - 3;
        stream.add(new MonitorInput.Measurement(value, time, origin));
      }
    }
    return stream;
  }
}
