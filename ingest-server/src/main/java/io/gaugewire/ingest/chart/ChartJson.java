package io.gaugewire.ingest.chart;

import io.gaugewire.ingest.characteristic.BilingualText;
import io.gaugewire.ingest.characteristic.Characteristic;
import io.gaugewire.spc.Result;
import io.gaugewire.spc.chart.Lines;
import io.gaugewire.spc.limits.ControlLimits;
import io.gaugewire.spc.limits.ProcessParameters;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Charts in the shapes of the interface's description. */
public final class ChartJson {
  private ChartJson() {}

  /** Schema Characteristic. */
  public record CharacteristicView(
      int id,
      String code,
      BilingualText name,
      String unit,
      int decimals,
      Optional<BigDecimal> lsl,
      Optional<BigDecimal> target,
      Optional<BigDecimal> usl) {
    public static CharacteristicView of(Characteristic characteristic) {
      return new CharacteristicView(
          characteristic.id().value(),
          characteristic.code(),
          characteristic.name(),
          characteristic.unit(),
          characteristic.decimals(),
          characteristic.specification().lower(),
          characteristic.specification().target(),
          characteristic.specification().upper());
    }
  }

  /** Schema ChartSummary. */
  public record SummaryView(
      int id,
      String kind,
      int subgroupSize,
      String station,
      BilingualText stationName,
      CharacteristicView characteristic,
      String state,
      Optional<Instant> since,
      long subgroups,
      Optional<Instant> lastTime,
      Optional<Double> lastMean,
      Optional<SignalView> signal,
      List<Double> recent) {
    public static SummaryView of(ChartBoard.Summary summary) {
      ChartDefinition chart = summary.definition();
      Optional<PlottedSubgroup> last = summary.last();
      return new SummaryView(
          chart.id().value(),
          chart.plan().kind().key(),
          chart.plan().subgroupSize(),
          chart.station().code(),
          chart.station().name(),
          CharacteristicView.of(chart.characteristic()),
          summary.state().name().toLowerCase(Locale.ROOT).replace('_', '-'),
          summary.sinceMicros() == 0 ? Optional.empty() : Optional.of(time(summary.sinceMicros())),
          last.map(PlottedSubgroup::number).orElse(0L),
          last.map(subgroup -> time(subgroup.span().lastMicros())),
          last.map(PlottedSubgroup::location),
          summary.signal().map(SignalView::of),
          summary.recent());
    }
  }

  /** Schema Signal. */
  public record SignalView(long subgroup, String on, String rule, Instant time, List<Long> points) {
    static SignalView of(ChartSignal signal) {
      return new SignalView(
          signal.subgroup(),
          signal.panel().key(),
          signal.rule(),
          ChartJson.time(signal.timeMicros()),
          signal.points());
    }
  }

  /** Schema LiveSubgroup. */
  public record LiveSubgroup(
      int chart,
      long number,
      long time,
      double location,
      @Nullable Double dispersion,
      int size,
      int limitSet,
      String batch,
      List<SignalView> signals) {
    public static LiveSubgroup of(
        ChartId chart, PlottedSubgroup subgroup, List<ChartSignal> signals) {
      return new LiveSubgroup(
          chart.value(),
          subgroup.number(),
          subgroup.span().lastMicros(),
          subgroup.location(),
          nullable(subgroup.dispersion()),
          subgroup.size(),
          subgroup.limitVersion(),
          subgroup.batch(),
          signals.stream().map(SignalView::of).toList());
    }
  }

  /** Schema Chart. */
  record ChartView(
      SummaryView summary,
      String code,
      Rules rules,
      List<StageView> stages,
      List<LimitSetView> limitSets) {}

  record Rules(List<String> location, List<String> dispersion) {
    static Rules of(ChartPlan plan) {
      return new Rules(plan.locationRules(), plan.dispersionRules());
    }
  }

  /** Schema ChartStage. */
  record StageView(
      int version,
      long firstSubgroup,
      Rules rules,
      int phaseOne,
      long staleAfterSeconds,
      boolean retired,
      Instant since,
      String author,
      String reason) {
    static StageView of(ChartStage stage) {
      return new StageView(
          stage.version(),
          stage.firstSubgroup(),
          Rules.of(stage.plan()),
          stage.plan().phaseOne(),
          stage.plan().staleAfter().toSeconds(),
          stage.retired(),
          stage.since(),
          stage.author(),
          stage.reason());
    }
  }

  /** Schema LimitSet. */
  record LimitSetView(
      int version,
      double mu,
      double sigma,
      int n,
      String method,
      Instant validFrom,
      long firstSubgroup,
      String author,
      String approver,
      String reason,
      LimitsView location,
      LimitsView dispersion,
      Optional<SourceView> source,
      List<ChartStore.Exclusion> excluded) {
    static LimitSetView of(
        LimitVersion version, ChartKind kind, List<ChartStore.Exclusion> excluded) {
      LimitVersion.Parameters parameters = version.parameters();
      return new LimitSetView(
          version.version(),
          parameters.mu(),
          parameters.sigma(),
          parameters.n(),
          parameters.method(),
          version.validFrom(),
          version.firstSubgroup(),
          version.origin().author(),
          version.origin().approver(),
          version.origin().reason(),
          LimitsView.location(parameters),
          LimitsView.dispersion(parameters, kind),
          version.source().map(source -> new SourceView(source.first(), source.last())),
          excluded);
    }
  }

  /** First and last subgroup that limits were estimated from. */
  record SourceView(long first, long last) {}

  /** Schema Limits: lines three standard deviations of the plotted point away. */
  public record LimitsView(Optional<Double> lcl, double center, double ucl, double sigma) {
    private static final double WIDTH = 3;

    /** Of means or individuals. */
    public static LimitsView location(LimitVersion.Parameters limits) {
      return of(Lines.mean(process(limits), limits.n(), WIDTH).orThrow());
    }

    /** Of ranges, standard deviations or moving ranges of two. */
    public static LimitsView dispersion(LimitVersion.Parameters limits, ChartKind kind) {
      ProcessParameters process = process(limits);
      Result<ControlLimits> lines =
          switch (kind) {
            case XBAR_R -> Lines.range(process, limits.n(), WIDTH);
            case XBAR_S -> Lines.deviation(process, limits.n(), WIDTH);
            case I_MR -> Lines.range(process, 2, WIDTH);
          };
      return of(lines.orThrow());
    }

    private static ProcessParameters process(LimitVersion.Parameters limits) {
      return new ProcessParameters(limits.mu(), limits.sigma());
    }

    /** A lower line at 0 is none: no dispersion falls below it. */
    private static LimitsView of(ControlLimits limits) {
      return new LimitsView(
          limits.lcl() == 0 ? Optional.empty() : Optional.of(limits.lcl()),
          limits.center(),
          limits.ucl(),
          limits.standardError());
    }
  }

  static Instant time(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  static @Nullable Double nullable(OptionalDouble number) {
    return number.isPresent() ? number.getAsDouble() : null;
  }
}
