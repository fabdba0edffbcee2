package io.gaugewire.ingest.paper;

import java.util.List;
import java.util.Optional;

/** A drawing of figures; the same figures stand in a table or can be had as a file. */
public sealed interface Chart {
  String title();

  /**
   * A share by period as columns, with the line that it must not cross.
   *
   * @param target names the line in the legend
   * @param missed is written above a column beyond the line, so that color is not the only mark
   */
  record Trend(String title, String target, String missed, List<Point> points) implements Chart {
    public Trend {
      points = List.copyOf(points);
    }
  }

  /**
   * A period.
   *
   * @param value a proportion from 0 to 1; empty when nothing was counted
   * @param limit the most it may be
   */
  record Point(String name, Optional<Double> value, Optional<Double> limit) {
    /** Whether the value is beyond the limit. */
    boolean beyond() {
      return value.isPresent() && limit.isPresent() && value.get() > limit.get();
    }
  }

  /**
   * Counts from the most frequent to the rarest as columns, with their cumulated share as a line.
   */
  record Pareto(String title, String cumulated, List<Bar> bars) implements Chart {
    public Pareto {
      bars = List.copyOf(bars);
    }
  }

  /** A kind and how often it was counted. */
  record Bar(String name, long count) {}
}
