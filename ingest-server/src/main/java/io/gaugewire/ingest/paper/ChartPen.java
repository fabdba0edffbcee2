package io.gaugewire.ingest.paper;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.DoubleStream;

/** Draws a chart into a rectangle of a sheet. */
final class ChartPen {
  static final float HEIGHT = 150;

  private static final Sheet.Ink SMALL = new Sheet.Ink(7, Tone.QUIET, false);
  private static final Sheet.Ink VALUE = new Sheet.Ink(7, Tone.INK, false);
  private static final Sheet.Ink WARNING = new Sheet.Ink(7, Tone.ALERT, true);
  private static final int STEPS = 4;
  private static final float LEFT = 42;
  private static final float FOOT = 24;
  private static final float HEAD = 20;
  private static final float FILLED = 0.62f;

  private final Sheet sheet;
  private final Face face;
  private final float left;
  private final float right;
  private final float foot;
  private final float head;

  /**
   * @param x left edge
   * @param y lower edge
   * @param second whether there is a second axis on the right
   */
  private ChartPen(Sheet sheet, Face face, float x, float y, float width, boolean second) {
    this.sheet = sheet;
    this.face = face;
    this.left = x + LEFT;
    this.right = x + width - (second ? LEFT : 0);
    this.foot = y + FOOT;
    this.head = y + HEIGHT - HEAD;
  }

  static void draw(Chart chart, Sheet sheet, Face face, float x, float y, float width) {
    switch (chart) {
      case Chart.Trend trend -> new ChartPen(sheet, face, x, y, width, false).trend(trend);
      case Chart.Pareto pareto -> new ChartPen(sheet, face, x, y, width, true).pareto(pareto);
    }
  }

  private void trend(Chart.Trend trend) {
    double most =
        trend.points().stream()
            .flatMapToDouble(
                point -> DoubleStream.of(point.value().orElse(0.0), point.limit().orElse(0.0)))
            .max()
            .orElse(0);
    double top = roundUp(Math.max(most, 0.001) * 1.1);
    axis(top, step -> percent(step, top));
    float slot = (right - left) / Math.max(1, trend.points().size());
    for (int i = 0; i < trend.points().size(); i++) {
      Chart.Point point = trend.points().get(i);
      float from = left + i * slot;
      point.value().ifPresent(value -> column(from, slot, value / top, point.beyond()));
      point.limit().ifPresent(limit -> limit(from, slot, (float) (limit / top)));
      point
          .value()
          .ifPresent(
              value ->
                  value(
                      (point.beyond() ? trend.missed() + " " : "") + percent(value, top),
                      from + slot / 2,
                      at(value / top),
                      point.beyond() ? WARNING : VALUE));
      label(point.name(), from, slot);
    }
    if (trend.points().stream().anyMatch(point -> point.limit().isPresent())) {
      sheet.dashed(left, head + 11, left + 22, head + 11, Tone.ALERT);
      sheet.text(trend.target(), left + 26, head + 8.5f, SMALL);
    }
  }

  private void column(float from, float slot, double share, boolean beyond) {
    sheet.box(
        from + slot * (1 - FILLED) / 2,
        foot,
        slot * FILLED,
        at(share) - foot,
        beyond ? Tone.ALERT : Tone.MARK);
  }

  /** A figure above a column, on white so that no line runs through it. */
  private void value(String figure, float middle, float height, Sheet.Ink ink) {
    float width = face.width(face.legible(figure), ink.size());
    sheet.box(middle - width / 2 - 1, height + 1, width + 2, ink.size() + 2, Tone.PAPER);
    sheet.textAround(figure, middle, height + 3, ink);
  }

  private void limit(float from, float slot, float share) {
    sheet.dashed(from, at(share), from + slot, at(share), Tone.ALERT);
  }

  private void pareto(Chart.Pareto pareto) {
    List<Chart.Bar> bars = pareto.bars();
    long all = bars.stream().mapToLong(Chart.Bar::count).sum();
    double top = roundUp((double) Math.max(1, all));
    axis(top, step -> String.format(Locale.ROOT, "%,.0f", step));
    for (int step = 0; step <= STEPS; step++) {
      float height = at(all * (double) step / STEPS / top);
      sheet.text(step * 100 / STEPS + "%", right + 5, height - 2.5f, SMALL);
    }
    float slot = (right - left) / Math.max(1, bars.size());
    long sum = 0;
    Optional<Float> before = Optional.empty();
    for (int i = 0; i < bars.size(); i++) {
      float from = left + i * slot;
      float middle = from + slot / 2;
      column(from, slot, bars.get(i).count() / top, false);
      sum += bars.get(i).count();
      float height = at(sum / top);
      before.ifPresent(last -> sheet.line(middle - slot, last, middle, height, 1, Tone.INK));
      sheet.box(middle - 2, height - 2, 4, 4, Tone.INK);
      before = Optional.of(height);
      label(bars.get(i).name() + " " + bars.get(i).count(), from, slot);
    }
    sheet.line(left, head + 11, left + 22, head + 11, 1, Tone.INK);
    sheet.text(pareto.cumulated(), left + 26, head + 8.5f, SMALL);
  }

  /** What a value on the axis is called. */
  private interface Scale {
    String name(double value);
  }

  private void axis(double top, Scale scale) {
    for (int step = 0; step <= STEPS; step++) {
      float height = at((double) step / STEPS);
      sheet.line(left, height, right, height, step == 0 ? 0.8f : 0.3f, Tone.RULE);
      sheet.textEndingAt(scale.name(top * step / STEPS), left - 5, height - 2.5f, SMALL);
    }
  }

  private void label(String name, float from, float slot) {
    List<String> lines = Lines.of(face, name, SMALL.size(), slot - 3);
    for (int i = 0; i < Math.min(2, lines.size()); i++) {
      String line = i == 1 && lines.size() > 2 ? lines.get(1) + "…" : lines.get(i);
      sheet.textAround(line, from + slot / 2, foot - 10 - i * 8.5f, SMALL);
    }
  }

  private float at(double share) {
    return (float) (foot + share * (head - foot));
  }

  private static String percent(double share, double top) {
    return String.format(Locale.ROOT, top < 0.02 ? "%.2f%%" : "%.1f%%", share * 100);
  }

  /** The next of 1, 2, 4, 5, 8 and 10 times a power of ten. */
  static double roundUp(double value) {
    double power = Math.pow(10, Math.floor(Math.log10(value)));
    for (double step : new double[] {1, 2, 4, 5, 8}) {
      if (value <= step * power * (1 + 1e-9)) {
        return step * power;
      }
    }
    return 10 * power;
  }
}
