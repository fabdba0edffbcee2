package io.gaugewire.spc.arl;

import java.util.List;

/**
 * What a choice of charts and rules costs in false alarms: points a day over the in-control run
 * length, summed over the charts. Patterns are taken to start anew after each alarm.
 *
 * @param lines the charts
 */
public record AlarmBudget(List<Line> lines) {

  /**
   * One chart, or one panel of a chart.
   *
   * @param name what people call it
   * @param pointsPerDay plotted points a day, 0 or more
   * @param inControl its in-control run length
   */
  public record Line(String name, double pointsPerDay, Arl inControl) {
    public Line {
      if (!(pointsPerDay >= 0 && pointsPerDay < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("points a day must be 0 or more: " + pointsPerDay);
      }
    }

    /** Expected false alarms a day. */
    public double falseAlarmsPerDay() {
      return pointsPerDay / inControl.value();
    }

    /** Standard error of that figure, 0 where the run length is computed. */
    public double standardError() {
      return switch (inControl) {
        case Arl.Computed computed -> 0;
        case Arl.Simulated simulated ->
            falseAlarmsPerDay() * simulated.standardError() / simulated.value();
      };
    }
  }

  public AlarmBudget {
    lines = List.copyOf(lines);
  }

  /** Expected false alarms a day of all charts together. */
  public double falseAlarmsPerDay() {
    return lines.stream().mapToDouble(Line::falseAlarmsPerDay).sum();
  }

  /** Standard error of that sum, from the run lengths that were simulated. */
  public double standardError() {
    return Math.sqrt(lines.stream().mapToDouble(l -> l.standardError() * l.standardError()).sum());
  }
}
