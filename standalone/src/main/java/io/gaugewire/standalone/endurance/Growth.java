package io.gaugewire.standalone.endurance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Memory of programs over time. Confined to one thread. */
final class Growth {
  private static final double SECONDS_OF_AN_HOUR = 3_600;

  private final Map<String, List<Sample>> samples = new TreeMap<>();

  private record Sample(double seconds, double mebibytes) {}

  /**
   * How a program's memory went.
   *
   * @param first MiB at the first look
   * @param last MiB at the last one
   * @param most MiB at any
   * @param perHour slope of the line of least squares through all looks, MiB an hour
   */
  record Line(double first, double last, double most, double perHour) {}

  /**
   * Remembers a look.
   *
   * @param seconds since any fixed moment
   * @param mebibytes of each program, by its name
   */
  void look(double seconds, Map<String, Double> mebibytes) {
    mebibytes.forEach(
        (program, size) ->
            samples
                .computeIfAbsent(program, name -> new ArrayList<>())
                .add(new Sample(seconds, size)));
  }

  /** The line of each program that was looked at twice. */
  Map<String, Line> lines() {
    Map<String, Line> lines = new TreeMap<>();
    samples.forEach(
        (program, all) -> {
          if (all.size() > 1) {
            lines.put(program, line(all));
          }
        });
    return lines;
  }

  private static Line line(List<Sample> all) {
    double meanX = all.stream().mapToDouble(Sample::seconds).average().orElseThrow();
    double meanY = all.stream().mapToDouble(Sample::mebibytes).average().orElseThrow();
    double products = 0;
    double squares = 0;
    for (Sample each : all) {
      products += (each.seconds() - meanX) * (each.mebibytes() - meanY);
      squares += (each.seconds() - meanX) * (each.seconds() - meanX);
    }
    return new Line(
        all.getFirst().mebibytes(),
        all.getLast().mebibytes(),
        all.stream().mapToDouble(Sample::mebibytes).max().orElseThrow(),
        squares == 0 ? 0 : products / squares * SECONDS_OF_AN_HOUR);
  }
}
