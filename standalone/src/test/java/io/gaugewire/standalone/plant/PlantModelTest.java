package io.gaugewire.standalone.plant;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PlantModelTest {
  private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

  private static PlantModel model(TroubleScript script, long seed) {
    return new PlantModel(Line.STATIONS, script, 1, seed, 1);
  }

  private static List<Inspected> at(String station, List<Inspected> all) {
    return all.stream().filter(found -> found.station().equals(station)).toList();
  }

  @Test
  void theSameSeedGivesTheSamePartsHoweverTimeIsCut() {
    for (long seed = 1; seed <= 20; seed++) {
      List<Inspected> inOne = model(TroubleScript.demonstration(), seed).advanceTo(FIVE_MINUTES);
      var cut = new SplittableRandom(seed);
      PlantModel stepped = model(TroubleScript.demonstration(), seed);
      List<Inspected> inSteps = new ArrayList<>();
      for (Duration t = Duration.ZERO; t.compareTo(FIVE_MINUTES) < 0; ) {
        t = t.plusMillis(cut.nextLong(1, 3_000));
        inSteps.addAll(stepped.advanceTo(t.compareTo(FIVE_MINUTES) < 0 ? t : FIVE_MINUTES));
      }
      assertThat(inSteps).as("seed %d", seed).isEqualTo(inOne).hasSizeGreaterThan(500);
    }
  }

  @Test
  void anotherSeedGivesOtherValues() {
    assertThat(model(TroubleScript.none(), 1).advanceTo(FIVE_MINUTES))
        .isNotEqualTo(model(TroubleScript.none(), 2).advanceTo(FIVE_MINUTES));
  }

  @Test
  void everyPartHasItsOwnSerialNumberAndBatchesFollowEachOther() {
    List<Inspected> shafts =
        at(Line.SHAFT, model(TroubleScript.none(), 3).advanceTo(Duration.ofMinutes(10)));
    assertThat(shafts).extracting(found -> found.part().serial()).doesNotHaveDuplicates();
    assertThat(shafts.getFirst().part().serial()).isEqualTo("B00001-001");
    assertThat(shafts.get(PlantModel.PARTS_PER_BATCH).part().serial()).isEqualTo("B00002-001");
  }

  // Mean chart of five with limits from the process's own standard deviation, 3 sigma.
  private static OptionalLong firstSignalSeconds(TroubleScript script, long seed, Duration until) {
    List<Inspected> shafts = at(Line.SHAFT, model(script, seed).advanceTo(until));
    double limit = 3 * 0.005 / Math.sqrt(5);
    for (int i = 0; i + 5 <= shafts.size(); i += 5) {
      double mean =
          shafts.subList(i, i + 5).stream()
              .mapToDouble(found -> found.value("diameter"))
              .average()
              .orElseThrow();
      if (Math.abs(mean - 12) > limit) {
        return OptionalLong.of(shafts.get(i + 4).at().toSeconds());
      }
    }
    return OptionalLong.empty();
  }

  @Test
  void theDemonstrationGivesAClearSignalWithinThreeMinutes() {
    for (long seed = 1; seed <= 50; seed++) {
      assertThat(firstSignalSeconds(TroubleScript.demonstration(), seed, Duration.ofMinutes(3)))
          .as("seed %d", seed)
          .isPresent();
    }
  }

  @Test
  void withoutTroubleSignalsAreRare() {
    int falseAlarms = 0;
    for (long seed = 1; seed <= 50; seed++) {
      if (firstSignalSeconds(TroubleScript.none(), seed, Duration.ofMinutes(3)).isPresent()) {
        falseAlarms++;
      }
    }
    assertThat(falseAlarms).isLessThan(15);
  }

  @Test
  void aBusyStationSeesASampleAndAnOfflineStationNothing() {
    List<Inspected> all = model(TroubleScript.demonstration(), 4).advanceTo(FIVE_MINUTES);
    int shafts = at(Line.SHAFT, all).size();
    assertThat(at(Line.WEIGHING, all).size()).isBetween(shafts / 3, shafts * 2 / 3);
    assertThat(at(Line.TORQUE, all))
        .isNotEmpty()
        .noneMatch(found -> found.at().toSeconds() >= 240 && found.at().toSeconds() < 270);
  }

  @Test
  void aStuckGaugeRepeatsItself() {
    List<Inspected> weighed =
        at(
            Line.WEIGHING,
            model(TroubleScript.demonstration(), 5).advanceTo(Duration.ofSeconds(970)));
    List<Double> stuck =
        weighed.stream()
            .filter(found -> found.at().toSeconds() >= 850)
            .map(found -> found.value("weight"))
            .toList();
    assertThat(stuck).hasSizeGreaterThan(20);
    assertThat(stuck.stream().distinct()).hasSize(1);
    assertThat(weighed.stream().map(found -> found.value("weight")).distinct().count())
        .isGreaterThan(5);
  }

  @Test
  void flawedMaterialShowsInTheCountsAndTheVerdict() {
    List<Inspected> seen =
        at(Line.VISION, model(TroubleScript.demonstration(), 6).advanceTo(Duration.ofMinutes(8)));
    double before = scratchesPerPart(seen, 0, 300);
    double during = scratchesPerPart(seen, 300, 480);
    assertThat(before).isLessThan(0.08);
    assertThat(during).isGreaterThan(2 * before).isGreaterThan(0.05);
    assertThat(seen)
        .filteredOn(found -> found.defects().values().stream().anyMatch(count -> count > 0))
        .isNotEmpty()
        .noneMatch(Inspected::conforming);
  }

  private static double scratchesPerPart(List<Inspected> seen, long from, long until) {
    return seen.stream()
        .filter(found -> found.at().toSeconds() >= from && found.at().toSeconds() < until)
        .mapToInt(found -> found.defects().getOrDefault("scratch", 0))
        .average()
        .orElseThrow();
  }

  @Test
  void speedNeverAsksMoreOfAStationThanItsHandshakeCanDo() {
    var fast = new PlantModel(Line.STATIONS, TroubleScript.none(), 100, 7, 1);
    List<Inspected> shafts = at(Line.SHAFT, fast.advanceTo(Duration.ofSeconds(1_000)));
    // 1000 s at speed 100 are 10 s of real time; the gauge needs 250 ms for one part.
    assertThat(shafts.size()).isBetween(35, 40);
  }

  @Test
  void autocorrelationKeepsTheStandardDeviation() {
    var memoryless = new ProcessModel(Variation.around(10, 0.5), PlantModel.randomFor(8, "a"));
    var variation = new Variation(10, 0.5, 0, 0, 0.8, List.of(0.0));
    var remembering = new ProcessModel(variation, PlantModel.randomFor(8, "b"));
    assertThat(standardDeviation(memoryless)).isBetween(0.47, 0.53);
    assertThat(standardDeviation(remembering)).isBetween(0.45, 0.55);
  }

  private static double standardDeviation(ProcessModel process) {
    double[] values = new double[20_000];
    double mean = 0;
    for (int i = 0; i < values.length; i++) {
      values[i] = process.next(0, Disturbance.NONE);
      mean += values[i] / values.length;
    }
    double sum = 0;
    for (double value : values) {
      sum += (value - mean) * (value - mean);
    }
    return Math.sqrt(sum / values.length);
  }

  // INS-5: above 30 degrees the machine is stopped.
  @Test
  void theDryerRunsHotInItsTroubleAndCoolsWhenStopped() {
    var dryer =
        new Dryer(
            "zone1-temperature", TroubleScript.demonstration(), PlantModel.randomFor(9, "dryer"));
    dryer.advanceTo(Duration.ofMinutes(7), false);
    assertThat(dryer.temperature()).isLessThan(28);
    dryer.advanceTo(Duration.ofSeconds(655), false);
    assertThat(dryer.temperature()).isGreaterThan(Dryer.STOP_ABOVE);
    dryer.advanceTo(Duration.ofMinutes(15), true);
    assertThat(dryer.temperature()).isLessThan(23);
  }
}
