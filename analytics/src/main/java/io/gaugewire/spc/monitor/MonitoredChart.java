package io.gaugewire.spc.monitor;

import io.gaugewire.spc.limits.LimitHistory;
import io.gaugewire.spc.limits.LimitSet;
import io.gaugewire.spc.limits.ProcessParameters;
import io.gaugewire.spc.limits.RateParameters;
import io.gaugewire.spc.rule.PlottedStatistic;
import io.gaugewire.spc.rule.RuleSet;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * What is watched, and how: the definition a monitor works by.
 *
 * <p>The limit version of a subgroup is the one in force at its last observation. A new version
 * starts a stage: patterns, moving ranges and running sums begin anew. Once a version has been
 * used, an older one is not used again, even if a source clock steps back.
 *
 * @param id the chart
 * @param form what is plotted
 * @param forming how subgroups form
 * @param rules for each statistic the rules to judge it by; statistics left out are not judged
 * @param limits approved limit versions; before the first one subgroups form but are not judged
 */
public record MonitoredChart(
    ChartId id,
    ChartForm form,
    Forming forming,
    Map<PlottedStatistic, RuleSet> rules,
    LimitHistory limits) {

  /** Quotients of usable values by a spread from here on stay finite. */
  private static final double SMALLEST = 1e-150;

  public MonitoredChart {
    Map<PlottedStatistic, RuleSet> ordered = new EnumMap<>(PlottedStatistic.class);
    ordered.putAll(rules);
    rules = Collections.unmodifiableMap(ordered);
    for (Map.Entry<PlottedStatistic, RuleSet> entry : rules.entrySet()) {
      if (!form.statistics().contains(entry.getKey())) {
        throw new IllegalArgumentException(
            "the chart does not plot " + entry.getKey().key() + " but has rules for it");
      }
      entry.getValue().requireAllowedOn(entry.getKey());
    }
    for (LimitSet set : limits.versions()) {
      requireUsable(form, set);
    }
  }

  /** A chart with the usual rules of its form. */
  public static MonitoredChart of(
      ChartId id, ChartForm form, Forming forming, LimitHistory limits) {
    return new MonitoredChart(id, form, forming, form.usualRules(), limits);
  }

  /** The same chart with one more limit version; a monitor's state carries over to it. */
  public MonitoredChart with(LimitSet next) {
    return new MonitoredChart(id, form, forming, rules, limits.with(next));
  }

  /**
   * The same chart judged by other rules; {@link ChartMonitor#judgingBy} carries a monitor over.
   */
  public MonitoredChart with(Map<PlottedStatistic, RuleSet> judgedBy) {
    return new MonitoredChart(id, form, forming, judgedBy, limits);
  }

  private static void requireUsable(ChartForm form, LimitSet set) {
    boolean ofRates = CountPlotter.plots(form);
    boolean spreads =
        switch (set.parameters()) {
          case ProcessParameters process -> !ofRates && process.sigma() >= SMALLEST;
          case RateParameters rate ->
              ofRates
                  && rate.rate() >= SMALLEST
                  && rate.dispersion() >= SMALLEST
                  && !(CountPlotter.isBinomial(form) && rate.rate() >= 1);
        };
    if (!spreads) {
      throw new IllegalArgumentException(
          "limit version "
              + set.version()
              + " cannot judge this chart: it needs "
              + (ofRates
                  ? "a rate above 0 (and below 1 for p and np)"
                  : "a process mean and a sigma above 0")
              + ", not "
              + set.parameters());
    }
  }

  /** Differs when a saved state cannot be carried on by this definition. */
  int fingerprint() {
    StringBuilder text = new StringBuilder(id.value()).append('|').append(forming).append('|');
    if (form instanceof ChartForm.TSquared t) {
      text.append(t.alpha()).append(t.model().mean()).append(t.model().covariance());
    } else {
      text.append(form);
    }
    text.append('|').append(rules);
    CRC32 crc = new CRC32();
    crc.update(text.toString().getBytes(StandardCharsets.UTF_8));
    return (int) crc.getValue();
  }
}
