package io.gaugewire.standalone.analyze;

import io.gaugewire.spc.Result;
import io.gaugewire.spc.capability.CapabilityIndices;
import io.gaugewire.spc.capability.CapabilityStatement;
import io.gaugewire.spc.capability.CapabilityStudy;
import io.gaugewire.spc.capability.IndexInterval;
import io.gaugewire.spc.capability.Nonconforming;
import io.gaugewire.spc.chart.Panel;
import io.gaugewire.spc.chart.Point;
import io.gaugewire.spc.limits.ControlLimits;
import io.gaugewire.standalone.analyze.Analysis.JudgedPanel;
import io.gaugewire.standalone.analyze.Analysis.Signal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** An analysis as text for a terminal. Points are numbered from 1, as on paper. */
final class TableReport {
  private static final int LONGEST_LIST = 200;

  private final StringBuilder text = new StringBuilder();
  private final Analysis analysis;
  private final Words words;

  private TableReport(Analysis analysis, Words words) {
    this.analysis = analysis;
    this.words = words;
  }

  static String of(Analysis analysis, Words words) {
    TableReport report = new TableReport(analysis, words);
    report.write();
    return report.text.toString();
  }

  private void write() {
    line(
        "%s %s: %s"
            .formatted(
                words.of("control chart"),
                analysis.chart().label(),
                String.join(", ", analysis.characteristic())));
    parameters();
    analysis.panels().forEach(this::limits);
    analysis.panels().forEach(this::signals);
    analysis.capability().ifPresent(this::capability);
  }

  private void line(String content) {
    text.append(content.stripTrailing()).append('\n');
  }

  private void heading(String content) {
    line("");
    line(content);
  }

  private void parameters() {
    List<Result<Map<String, Double>>> stages = analysis.parameters();
    for (int i = 0; i < stages.size(); i++) {
      String name = stages.size() == 1 ? words.of("parameters") : words.of("stage") + " " + (i + 1);
      String figures =
          switch (stages.get(i)) {
            case Result.Available<Map<String, Double>>(Map<String, Double> found) ->
                String.join(
                    "  ",
                    new TreeMap<>(found)
                        .entrySet().stream()
                            .map(entry -> entry.getKey() + " = " + Figures.text(entry.getValue()))
                            .toList());
            case Result.NotAvailable<Map<String, Double>>(String because) ->
                words.of("not available") + " (" + because + ")";
          };
      line(name + ": " + figures);
    }
  }

  private void limits(JudgedPanel judged) {
    Panel panel = judged.panel();
    heading("%s %s".formatted(panel.statistic(), words.of("limits")));
    line("  %-12s %14s %14s %14s".formatted(words.of("points"), "LCL", "CL", "UCL"));
    List<Integer> starts = judged.stageStarts();
    for (int i = 0; i < starts.size(); i++) {
      int end = i + 1 < starts.size() ? starts.get(i + 1) : panel.points().size();
      if (starts.get(i) < end) {
        limits(panel.points().subList(starts.get(i), end));
      }
    }
  }

  /** One line where limits are the same all along; first, last and a note where they change. */
  private void limits(List<Point> points) {
    String range =
        "%d-%d".formatted(points.getFirst().position() + 1, points.getLast().position() + 1);
    List<Result<ControlLimits>> distinct =
        points.stream().map(Point::limits).distinct().limit(2).toList();
    if (distinct.size() == 1) {
      line("  %-12s %s".formatted(range, lines(distinct.getFirst())));
    } else {
      line(
          "  %-12s %s  (%s)"
              .formatted(range, lines(points.getLast().limits()), words.of("changing")));
    }
  }

  private String lines(Result<ControlLimits> limits) {
    return switch (limits) {
      case Result.Available<ControlLimits>(ControlLimits found) ->
          "%14s %14s %14s"
              .formatted(
                  Figures.text(found.lcl()),
                  Figures.text(found.center()),
                  Figures.text(found.ucl()));
      case Result.NotAvailable<ControlLimits>(String because) ->
          words.of("not available") + " (" + because + ")";
    };
  }

  private void signals(JudgedPanel judged) {
    String title = "%s %s".formatted(judged.panel().statistic(), words.of("signals"));
    if (judged.signals().isEmpty()) {
      heading(title + ": " + words.of("none"));
      return;
    }
    heading(title + ": " + judged.signals().size());
    for (Signal signal : judged.signals().stream().limit(LONGEST_LIST).toList()) {
      Point point = judged.panel().points().get(signal.position());
      line(
          "  %s %d  %s %d  %s %s  %s"
              .formatted(
                  words.of("point"),
                  signal.position() + 1,
                  words.of("rule"),
                  signal.rule(),
                  words.of("value"),
                  Figures.text(point.value(), words),
                  signal.says()));
    }
    if (judged.signals().size() > LONGEST_LIST) {
      line("  ... --json lists them all");
    }
  }

  private void capability(Analysis.Capability capability) {
    CapabilityStudy study = capability.study();
    CapabilityStatement statement = capability.statement();
    boolean capable = statement.kind() == CapabilityStatement.Kind.CAPABILITY;
    heading(words.of(capable ? "capability" : "performance"));
    statement.reservations().forEach(why -> line("  " + words.of("because") + " " + why));
    CapabilityIndices.Intervals intervals =
        capable
            ? study.withinIntervals(capability.confidence())
            : study.overallIntervals(capability.confidence());
    index(statement.kind().spreadSymbol(), statement.indices().spread(), intervals.spread());
    index(statement.kind().minimumSymbol(), statement.indices().minimum(), intervals.minimum());
    if (capable) {
      CapabilityIndices.Intervals overall = study.overallIntervals(capability.confidence());
      index("Pp", study.overallIndices().spread(), overall.spread());
      index("Ppk", study.overallIndices().minimum(), overall.minimum());
    }
    line(
        "  %-18s %s ppm"
            .formatted(
                words.of("expected outside"),
                Figures.text(study.expectedOverall().map(Nonconforming::totalPpm), words)));
  }

  private void index(String symbol, Result<Double> value, Result<IndexInterval> interval) {
    String between =
        interval
            .toOptional()
            .map(
                i ->
                    "  %s %s %s .. %s"
                        .formatted(
                            words.of("interval"),
                            "%.0f%%".formatted(100 * i.confidence()),
                            Figures.text(i.lower()),
                            Figures.text(i.upper())))
            .orElse("");
    line("  %-5s %s%s".formatted(symbol, Figures.text(value, words), between));
  }
}
