package io.gaugewire.standalone.plant;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Parts flowing through the line, in plant time. The same seed, script and first batch give the
 * same parts with the same values, however the time is cut into steps. Confined to one thread.
 *
 * <p>A part that comes to a busy station passes it by: slow stations see a sample.
 */
final class PlantModel {
  static final int PARTS_PER_BATCH = 60;

  private static final double FLAWS_MOST = 9;

  private final List<LineStation> line;
  private final TroubleScript script;
  private final double speed;
  private final PriorityQueue<Arrival> arrivals = new PriorityQueue<>();
  private final Map<String, Duration> freeAt = new HashMap<>();
  private final Map<String, ProcessModel> processes = new HashMap<>();
  private final RandomGenerator flaws;
  private long sequence;

  private record Arrival(Duration at, long sequence, int station, Part part)
      implements Comparable<Arrival> {
    @Override
    public int compareTo(Arrival other) {
      int byTime = at.compareTo(other.at);
      return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
    }
  }

  /**
   * @param speed how many times as fast as real time the plant runs
   * @param firstBatch number of the first batch
   */
  PlantModel(
      List<LineStation> line, TroubleScript script, double speed, long seed, int firstBatch) {
    this.line = List.copyOf(line);
    this.script = script;
    this.speed = speed;
    this.flaws = randomFor(seed, "flaws");
    for (LineStation station : line) {
      for (Measure measure : station.measures()) {
        String name = name(station, measure.characteristic());
        processes.put(name, new ProcessModel(measure.variation(), randomFor(seed, name)));
      }
    }
    arrivals.add(
        new Arrival(line.getFirst().cycleAt(speed), sequence++, 0, new Part(firstBatch, 1)));
  }

  /** A generator for each use, so that a new station does not change the others' values. */
  static RandomGenerator randomFor(long seed, String use) {
    return new SplittableRandom(seed * 0x9E3779B97F4A7C15L + use.hashCode());
  }

  /** What the stations found until {@code time}, in order of time. */
  List<Inspected> advanceTo(Duration time) {
    List<Inspected> found = new ArrayList<>();
    while (true) {
      Arrival next = arrivals.peek();
      if (next == null || next.at().compareTo(time) > 0) {
        return found;
      }
      arrivals.remove();
      arrive(next, found);
    }
  }

  private void arrive(Arrival arrival, List<Inspected> found) {
    LineStation station = line.get(arrival.station());
    Duration cycle = station.cycleAt(speed);
    if (arrival.station() == 0) {
      arrivals.add(new Arrival(arrival.at().plus(cycle), sequence++, 0, after(arrival.part())));
    }
    Duration free = freeAt.getOrDefault(station.code(), Duration.ZERO);
    boolean works = !script.offline(station.code(), arrival.at());
    Duration leaves = arrival.at();
    if (works && free.compareTo(arrival.at()) <= 0) {
      leaves = arrival.at().plus(cycle);
      freeAt.put(station.code(), leaves);
      found.add(inspect(station, arrival.part(), arrival.at()));
    }
    if (arrival.station() + 1 < line.size()) {
      arrivals.add(new Arrival(leaves, sequence++, arrival.station() + 1, arrival.part()));
    }
  }

  private Inspected inspect(LineStation station, Part part, Duration at) {
    Map<String, Double> values = new LinkedHashMap<>();
    boolean conforming = true;
    for (Measure measure : station.measures()) {
      Characteristic characteristic = measure.characteristic();
      ProcessModel process = processes.get(name(station, characteristic));
      if (process == null) {
        throw new IllegalStateException("no process for " + name(station, characteristic));
      }
      Disturbance disturbance = script.on(station.code(), characteristic.tag(), at);
      double value = characteristic.rounded(process.next(part.batch(), disturbance));
      values.put(characteristic.tag(), value);
      conforming &= characteristic.conforms(value);
    }
    Map<String, Integer> defects = new LinkedHashMap<>();
    for (Defect defect : station.defects()) {
      int count = poisson(defect.perPart() * script.flaws(station.code(), defect.code(), at));
      defects.put(defect.code(), count);
      conforming &= count == 0;
    }
    return new Inspected(station.code(), part, at, values, defects, conforming);
  }

  /** Knuth's method: a product of uniform numbers; the means here are far below one. */
  private int poisson(double mean) {
    double limit = Math.exp(-mean);
    double product = flaws.nextDouble();
    int count = 0;
    while (product > limit && count < FLAWS_MOST) {
      product *= flaws.nextDouble();
      count++;
    }
    return count;
  }

  private static Part after(Part part) {
    return part.number() < PARTS_PER_BATCH
        ? new Part(part.batch(), part.number() + 1)
        : new Part(part.batch() + 1, 1);
  }

  private static String name(LineStation station, Characteristic characteristic) {
    return station.code() + "/" + characteristic.tag();
  }
}
