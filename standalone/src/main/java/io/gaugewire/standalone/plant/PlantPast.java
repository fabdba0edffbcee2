package io.gaugewire.standalone.plant;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * What the plant's stations would have found in the days before now, had every half hour of two
 * shifts, Monday to Saturday, been a sample of the parts of ten seconds. The model runs through the
 * samples without the time between them, so each trouble of the script lasts for some samples and
 * comes again every few days. The same seed and days give the same results.
 */
public final class PlantPast {
  private static final LocalTime FIRST_SAMPLE = LocalTime.of(8, 0);
  private static final int SAMPLES_PER_DAY = 32;
  private static final Duration BETWEEN_SAMPLES = Duration.ofMinutes(30);
  private static final Duration SAMPLE = Duration.ofSeconds(10);
  private static final int SAMPLES_PER_CHECK = 2;

  private final TroubleScript script = TroubleScript.demonstration();
  private final PlantModel model;
  private final Map<String, Dryer> zones = new LinkedHashMap<>();
  private final Map<String, Long> counters = new TreeMap<>();
  private Duration modelTime = Duration.ZERO;
  private int samples;
  private int batch;

  /**
   * What a station found.
   *
   * @param counter its running number of the part; −1 for a check without a part
   * @param serial empty without a part
   * @param batch empty without a part
   * @param values with their characteristics, as the station's tags have them
   */
  public record Result(
      String station,
      Instant at,
      long counter,
      String serial,
      String batch,
      Map<Characteristic, Double> values,
      Map<String, Integer> defects,
      boolean conforming) {
    public Result {
      values = Map.copyOf(values);
      defects = Map.copyOf(defects);
    }
  }

  private PlantPast(long seed) {
    model = new PlantModel(Line.STATIONS, script, 1, seed, 1);
    for (String zone : List.of("zone1", "zone2")) {
      zones.put(zone, new Dryer(zone + "-temperature", script, PlantModel.randomFor(seed, zone)));
    }
  }

  /**
   * Tells the past day by day, in order of time, then leaves its counters and batch numbers in
   * {@code memory}, where the plant goes on from.
   *
   * @param days how many calendar days before {@code end}
   * @param end nothing is told of it or later
   */
  public static void tell(
      int days, Instant end, ZoneId zone, long seed, Path memory, Consumer<List<Result>> listener) {
    var past = new PlantPast(seed);
    past.each(days, end, zone, listener);
    new PlantMemory(past.batch, past.counters).writeTo(memory);
  }

  /**
   * When the batches of the past were begun, by their numbers, in order of time; the same ones that
   * {@link #tell} tells of.
   */
  public static Map<String, Instant> batches(int days, Instant end, ZoneId zone, long seed) {
    var past = new PlantPast(seed);
    Map<String, Instant> begun = new LinkedHashMap<>();
    past.each(
        days,
        end,
        zone,
        found ->
            found.stream()
                .filter(result -> !result.batch().isEmpty())
                .forEach(result -> begun.putIfAbsent(result.batch(), result.at())));
    return begun;
  }

  private void each(int days, Instant end, ZoneId zone, Consumer<List<Result>> listener) {
    LocalDate last = LocalDate.ofInstant(end, zone);
    for (LocalDate day = last.minusDays(days); !day.isAfter(last); day = day.plusDays(1)) {
      if (day.getDayOfWeek() != DayOfWeek.SUNDAY) {
        listener.accept(day(day, end, zone));
      }
    }
  }

  private List<Result> day(LocalDate day, Instant end, ZoneId zone) {
    List<Result> found = new ArrayList<>();
    Instant first = day.atTime(FIRST_SAMPLE).atZone(zone).toInstant();
    for (int i = 0; i < SAMPLES_PER_DAY; i++) {
      Instant start = first.plus(BETWEEN_SAMPLES.multipliedBy(i));
      if (start.plus(SAMPLE).isBefore(end)) {
        sample(start, found);
      }
    }
    found.sort(Comparator.comparing(Result::at));
    return found;
  }

  private void sample(Instant start, List<Result> found) {
    Duration begun = modelTime;
    modelTime = modelTime.plus(SAMPLE);
    for (Inspected each : model.advanceTo(modelTime)) {
      found.add(result(each, start.plus(each.at().minus(begun))));
    }
    zones.values().forEach(dryer -> dryer.advanceTo(modelTime, false));
    if (samples++ % SAMPLES_PER_CHECK == 0) {
      zones.forEach((name, dryer) -> found.add(check(name, dryer, start)));
    }
  }

  private Result result(Inspected found, Instant at) {
    Map<Characteristic, Double> values = new LinkedHashMap<>();
    for (LineStation station : Line.STATIONS) {
      if (station.code().equals(found.station())) {
        station
            .measures()
            .forEach(
                measure ->
                    values.put(
                        measure.characteristic(), found.value(measure.characteristic().tag())));
      }
    }
    batch = Math.max(batch, found.part().batch());
    return new Result(
        found.station(),
        at,
        counters.merge(found.station(), 1L, Long::sum),
        found.part().serial(),
        found.part().batchCode(),
        values,
        found.defects(),
        found.conforming());
  }

  private static Result check(String zone, Dryer dryer, Instant at) {
    var temperature =
        new Characteristic(
            zone + "-hourly-temperature", "Cel", 1, Double.NEGATIVE_INFINITY, Dryer.STOP_ABOVE);
    double value = temperature.rounded(dryer.temperature());
    return new Result(
        zone.equals("zone1") ? Dryer.STATION : Dryer.SECOND_STATION,
        at,
        -1,
        "",
        "",
        Map.of(temperature, value),
        Map.of(),
        temperature.conforms(value));
  }
}
