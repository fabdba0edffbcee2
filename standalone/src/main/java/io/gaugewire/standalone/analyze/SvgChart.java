package io.gaugewire.standalone.analyze;

import io.gaugewire.spc.Result;
import io.gaugewire.spc.chart.Point;
import io.gaugewire.spc.limits.ControlLimits;
import io.gaugewire.standalone.analyze.Analysis.JudgedPanel;
import io.gaugewire.standalone.analyze.Analysis.Signal;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/**
 * Panels as one drawing: zones, limits as steps, points joined where none is missing, and a ring
 * with the rule's number at every point that completes a pattern.
 */
final class SvgChart {
  private static final int WIDTH = 960;
  private static final int PANEL = 300;
  private static final int LEFT = 96;
  private static final int RIGHT = 24;
  private static final int TOP = 44;
  private static final int BOTTOM = 36;
  private static final int MOST_POINTS = 5000;
  private static final double MARGIN = 0.08;

  private final Formatter svg = new Formatter(Locale.ROOT);
  private final Analysis analysis;
  private final Words words;
  private final String name;

  private SvgChart(Analysis analysis, Words words) {
    this.analysis = analysis;
    this.words = words;
    this.name = String.join(", ", analysis.characteristic());
  }

  /**
   * The drawing.
   *
   * @throws WrongInputException for more points than a drawing can show
   */
  static String of(Analysis analysis, Words words) {
    int points = analysis.panels().getFirst().panel().points().size();
    if (points > MOST_POINTS) {
      throw new WrongInputException(
          "a drawing shows up to %d points, there are %d; choose larger subgroups"
              .formatted(MOST_POINTS, points));
    }
    SvgChart chart = new SvgChart(analysis, words);
    chart.write();
    return chart.svg.toString();
  }

  private void write() {
    int height = PANEL * analysis.panels().size();
    svg.format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\""
            + " role=\"img\" font-family=\"sans-serif\" font-size=\"12\">\n",
        WIDTH, height, WIDTH, height);
    svg.format(
        "<title>%s %s: %s</title>\n",
        words.of("control chart"), analysis.chart().label(), escape(name));
    svg.format("<rect width=\"100%%\" height=\"100%%\" fill=\"#ffffff\"/>\n");
    for (int i = 0; i < analysis.panels().size(); i++) {
      svg.format("<g transform=\"translate(0 %d)\">\n", i * PANEL);
      panel(analysis.panels().get(i));
      svg.format("</g>\n");
    }
    svg.format("</svg>\n");
  }

  private static String escape(String text) {
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '"' -> escaped.append("&quot;");
        default -> escaped.append(c < ' ' ? ' ' : c);
      }
    }
    return escaped.toString();
  }

  private void panel(JudgedPanel judged) {
    List<Point> points = judged.panel().points();
    Scale scale = Scale.of(points);
    svg.format(
        "<text x=\"%d\" y=\"22\" font-weight=\"bold\">%s  %s</text>\n",
        LEFT, escape(judged.panel().statistic()), escape(name));
    svg.format(
        "<text x=\"%d\" y=\"%d\" text-anchor=\"end\" fill=\"#555555\">%s</text>\n",
        WIDTH - RIGHT, PANEL - 8, words.of("subgroup number"));
    for (double sigmas = 1; sigmas <= 2; sigmas++) {
      zone(points, scale, sigmas);
      zone(points, scale, -sigmas);
    }
    limit(points, scale, ControlLimits::lcl, "LCL", "#b00020");
    limit(points, scale, ControlLimits::ucl, "UCL", "#b00020");
    limit(points, scale, ControlLimits::center, "CL", "#1b5e20");
    for (int start : judged.stageStarts().stream().filter(start -> start > 0).toList()) {
      double x = scale.x(start) - scale.step() / 2;
      svg.format(
          "<line class=\"stage\" x1=\"%.2f\" y1=\"%d\" x2=\"%.2f\" y2=\"%d\" stroke=\"#555555\""
              + " stroke-dasharray=\"6 3\"/>\n",
          x, TOP, x, PANEL - BOTTOM);
    }
    values(points, scale);
    rings(judged, scale);
    numbers(points.size(), scale);
  }

  private void zone(List<Point> points, Scale scale, double sigmas) {
    // Zones outside the limits, as where a lower limit is cut at 0, say nothing.
    path(
        points,
        scale,
        limits ->
            Math.clamp(
                limits.center() + sigmas * limits.standardError(), limits.lcl(), limits.ucl()),
        "class=\"zone\" stroke=\"#bdbdbd\" stroke-dasharray=\"2 4\"");
  }

  private void limit(
      List<Point> points,
      Scale scale,
      ToDoubleFunction<ControlLimits> line,
      String label,
      String color) {
    path(points, scale, line, "class=\"%s\" stroke=\"%s\"".formatted(label, color));
    for (int i = points.size() - 1; i >= 0; i--) {
      if (points.get(i).limits() instanceof Result.Available<ControlLimits>(ControlLimits last)) {
        double value = line.applyAsDouble(last);
        svg.format(
            "<text x=\"%d\" y=\"%.2f\" text-anchor=\"end\" fill=\"%s\">%s %s</text>\n",
            LEFT - 6, scale.y(value) + 4, color, label, Figures.text(value));
        return;
      }
    }
  }

  /** A line in steps, broken where there are no limits. */
  private void path(
      List<Point> points, Scale scale, ToDoubleFunction<ControlLimits> line, String style) {
    StringBuilder path = new StringBuilder();
    boolean drawing = false;
    for (Point point : points) {
      if (point.limits() instanceof Result.Available<ControlLimits>(ControlLimits limits)) {
        double y = scale.y(line.applyAsDouble(limits));
        double x = scale.x(point.position());
        path.append(
            String.format(
                Locale.ROOT,
                "%s%.2f %.2fH%.2f",
                drawing ? "L" : "M",
                x - scale.step() / 2,
                y,
                x + scale.step() / 2));
        drawing = true;
      } else {
        drawing = false;
      }
    }
    if (!path.isEmpty()) {
      svg.format("<path d=\"%s\" fill=\"none\" %s/>\n", path, style);
    }
  }

  private void values(List<Point> points, Scale scale) {
    StringBuilder path = new StringBuilder();
    boolean drawing = false;
    for (Point point : points) {
      if (point.value() instanceof Result.Available<Double>(Double value)) {
        path.append(
            String.format(
                Locale.ROOT,
                "%s%.2f %.2f",
                drawing ? "L" : "M",
                scale.x(point.position()),
                scale.y(value)));
        drawing = true;
      } else {
        drawing = false;
      }
    }
    svg.format("<path d=\"%s\" fill=\"none\" stroke=\"#0d47a1\"/>\n", path);
    for (Point point : points) {
      point
          .value()
          .toOptional()
          .ifPresent(
              value ->
                  svg.format(
                      "<circle cx=\"%.2f\" cy=\"%.2f\" r=\"2.5\" fill=\"#0d47a1\"/>\n",
                      scale.x(point.position()), scale.y(value)));
    }
  }

  private void rings(JudgedPanel judged, Scale scale) {
    Map<Integer, Set<Integer>> rules = new TreeMap<>();
    for (Signal signal : judged.signals()) {
      rules.computeIfAbsent(signal.position(), position -> new TreeSet<>()).add(signal.rule());
    }
    rules.forEach(
        (position, numbers) ->
            judged
                .panel()
                .points()
                .get(position)
                .value()
                .toOptional()
                .ifPresent(value -> ring(scale.x(position), scale.y(value), numbers)));
  }

  private void ring(double x, double y, Set<Integer> numbers) {
    svg.format(
        "<circle class=\"signal\" cx=\"%.2f\" cy=\"%.2f\" r=\"7\" fill=\"none\""
            + " stroke=\"#b00020\" stroke-width=\"2\"/>\n",
        x, y);
    svg.format(
        "<text x=\"%.2f\" y=\"%.2f\" text-anchor=\"middle\" fill=\"#b00020\">%s</text>\n",
        x, y - 10, String.join(",", numbers.stream().map(String::valueOf).toList()));
  }

  private void numbers(int count, Scale scale) {
    int every = 1;
    while (count / every > 20) {
      every *= every % 2 == 0 && every % 5 != 0 ? 5 : 2;
    }
    for (int i = every - 1; i < count; i += every) {
      svg.format(
          "<text x=\"%.2f\" y=\"%d\" text-anchor=\"middle\" fill=\"#555555\">%d</text>\n",
          scale.x(i), PANEL - BOTTOM + 16, i + 1);
    }
  }

  /**
   * Where points lie.
   *
   * @param low value at the lower edge
   * @param high value at the upper edge, above low
   * @param step distance of neighbours
   */
  private record Scale(double low, double high, double step) {
    static Scale of(List<Point> points) {
      double low = Double.POSITIVE_INFINITY;
      double high = Double.NEGATIVE_INFINITY;
      for (Point point : points) {
        if (point.value() instanceof Result.Available<Double>(Double value)) {
          low = Math.min(low, value);
          high = Math.max(high, value);
        }
        if (point.limits() instanceof Result.Available<ControlLimits>(ControlLimits limits)) {
          low = Math.min(low, limits.lcl());
          high = Math.max(high, limits.ucl());
        }
      }
      if (!(low <= high)) {
        low = 0;
        high = 0;
      }
      double room = high > low ? MARGIN * (high - low) : Math.max(1e-9, Math.abs(high) / 100);
      double step = (double) (WIDTH - LEFT - RIGHT) / Math.max(1, points.size());
      return new Scale(low - room, high + room, step);
    }

    double x(int position) {
      return LEFT + (position + 0.5) * step;
    }

    double y(double value) {
      return TOP + (PANEL - TOP - BOTTOM) * (high - value) / (high - low);
    }
  }
}
