package io.gaugewire.ingest.monitoring;

import static io.gaugewire.ingest.monitoring.MonitoredPlants.PHASE_ONE;
import static io.gaugewire.ingest.monitoring.MonitoredPlants.SIZE;
import static io.gaugewire.ingest.monitoring.MonitoredPlants.TAG;
import static io.gaugewire.ingest.monitoring.MonitoredPlants.goodReadings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.gaugewire.ingest.audit.Author;
import io.gaugewire.ingest.audit.Changes;
import io.gaugewire.ingest.chart.ChartSignal;
import io.gaugewire.ingest.chart.LimitVersion;
import io.gaugewire.ingest.chart.PlottedSubgroup;
import io.gaugewire.ingest.monitoring.MonitoredPlants.Plant;
import io.gaugewire.wire.Contents;
import io.gaugewire.wire.Gap;
import io.gaugewire.wire.Parcel;
import io.gaugewire.wire.Quality;
import io.gaugewire.wire.ReadingColumns;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Subgroups, limits and signals of what is stored. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MonitoringTest {
  private MonitoredPlants plants;

  @BeforeAll
  void open(@TempDir Path folder) throws SQLException {
    plants = new MonitoredPlants(folder);
  }

  @AfterAll
  void close() {
    plants.close();
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  private static double range(double[] values) {
    double low = values[0];
    double high = values[0];
    for (double value : values) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    return high - low;
  }

  @Test
  void subgroupsAreTheGoodReadingsInTheirOrder() throws Exception {
    Plant plant = plants.plant(1);
    List<Parcel> parcels = plant.parcels(60);
    List<double[]> expected = goodReadings(parcels, TAG);

    try (Monitoring monitoring = plant.monitor()) {
      plant.store(parcels);
      plant.awaitJudged();
    }

    List<PlottedSubgroup> found = plant.subgroups(plant.means);
    assertThat(found).hasSameSizeAs(expected);
    for (int i = 0; i < found.size(); i++) {
      assertThat(found.get(i).number()).isEqualTo(i + 1);
      assertThat(found.get(i).location()).isCloseTo(mean(expected.get(i)), within(1e-12));
      assertThat(found.get(i).dispersion().orElseThrow())
          .isCloseTo(range(expected.get(i)), within(1e-12));
    }
  }

  @Test
  void theFirstLimitsComeFromPhaseOneAndJudgeWhatFollows() throws Exception {
    Plant plant = plants.plant(2);
    List<Parcel> parcels = plant.parcels(60);
    List<double[]> phaseOne = goodReadings(parcels, TAG).subList(0, PHASE_ONE);

    try (Monitoring monitoring = plant.monitor()) {
      plant.store(parcels);
      plant.awaitJudged();
    }

    LimitVersion limits = plants.charts.limits(plant.means.id()).getFirst();
    double meanOfMeans =
        phaseOne.stream().mapToDouble(MonitoringTest::mean).average().orElseThrow();
    double meanRange = phaseOne.stream().mapToDouble(MonitoringTest::range).average().orElseThrow();
    // d2 for n = 5, ASTM E2587.
    double d2 = 2.325928947280978;
    assertThat(limits.parameters().mu()).isCloseTo(meanOfMeans, within(1e-12));
    assertThat(limits.parameters().sigma()).isCloseTo(meanRange / d2, within(1e-9));
    assertThat(limits.source()).contains(new LimitVersion.Source(1, PHASE_ONE));
    List<PlottedSubgroup> found = plant.subgroups(plant.means);
    for (PlottedSubgroup subgroup : found) {
      assertThat(subgroup.limitVersion()).isEqualTo(subgroup.number() <= PHASE_ONE ? 0 : 1);
    }
  }

  @Test
  void aGapThatClosesTheLastSubgroupOfPhaseOneIsFollowedByTheFirstLimits() throws Exception {
    Plant plant = plants.plant(31);
    int cutShort = 5 * PHASE_ONE - 2;
    try (Monitoring monitoring = plant.monitor()) {
      plant.store(
          List.of(
              plant.maker.announcement(),
              plant.maker.seal(measured(1, cutShort, List.of())),
              plant.maker.seal(
                  measured(
                      cutShort + 1,
                      5,
                      List.of(
                          new Gap(
                              "station 1", "", Gap.Reason.COUNTER_JUMP, cutShort, cutShort, 2))))));
      plant.awaitJudged();
    }

    assertThat(plant.subgroups(plant.means))
        .extracting(PlottedSubgroup::size)
        .endsWith(5, 3, 5)
        .hasSize(PHASE_ONE + 1);
    assertThat(plants.charts.limits(plant.means.id()))
        .singleElement()
        .extracting(LimitVersion::source)
        .isEqualTo(Optional.of(new LimitVersion.Source(1, PHASE_ONE)));
    assertThat(plant.subgroups(plant.means).getLast().limitVersion()).isEqualTo(1);
  }

  /** Good readings of the tag of means, a microsecond apart. */
  private static Contents measured(int first, int count, List<Gap> gaps) {
    ReadingColumns readings = new ReadingColumns(count);
    Random random = new Random(first);
    for (int i = 0; i < count; i++) {
      readings.add(TAG, first + i, 10 + 0.1 * random.nextGaussian(), Quality.GOOD);
    }
    return new Contents(List.of(), readings, List.of(), List.of(), List.of(), gaps);
  }

  /** An import, or a second server: nobody here is told of what it commits. */
  @Test
  void whatAnotherProcessStoredIsJudgedAlsoWhileThisOneHasNoRest() throws Exception {
    Plant busy = plants.plant(5);
    Plant silent = plants.plant(6);
    List<Parcel> quiet = silent.parcels(20);

    try (Monitoring monitoring = busy.monitor()) {
      busy.store(List.of(busy.maker.announcement()));
      silent.commit(silent.stream, silent.maker, quiet);
      long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
      while (!silent.isJudged(silent.stream)) {
        busy.store(List.of(busy.maker.readings(3)));
        assertThat(System.nanoTime()).as("judged within 30 s").isLessThan(deadline);
        LockSupport.parkNanos(2_000_000);
      }
      busy.awaitJudged();
    }

    assertThat(silent.subgroups(silent.means)).hasSameSizeAs(goodReadings(quiet, TAG));
  }

  @Test
  void limitsThatPeopleAgreedOnJudgeFromTheNextSubgroupOn() throws Exception {
    Plant plant = plants.plant(22);
    List<Parcel> parcels = plant.parcels(80);
    LimitVersion.Parameters narrow = new LimitVersion.Parameters(10, 0.001, SIZE, "rbar");

    try (Monitoring monitoring = plant.monitor()) {
      plant.store(parcels.subList(0, 40));
      plant.awaitJudged();
      new Changes(plants.database.jdbi(), Clock.systemUTC())
          .make(
              new Author("engineer", "test"),
              "after the repair",
              (handle, at) ->
                  new LimitStore()
                      .add(
                          handle,
                          plant.means.id(),
                          narrow,
                          Optional.of(new LimitBasis(1, 10, List.of())),
                          new LimitVersion.Origin("engineer", "quality", "after the repair")));
      plant.store(parcels.subList(40, 80));
      plant.awaitJudged();
    }

    LimitVersion second = plants.charts.limits(plant.means.id()).getLast();
    assertThat(second.version()).isEqualTo(2);
    assertThat(second.parameters()).isEqualTo(narrow);
    List<PlottedSubgroup> found = plant.subgroups(plant.means);
    assertThat(found).anyMatch(subgroup -> subgroup.number() >= second.firstSubgroup());
    for (PlottedSubgroup subgroup : found) {
      int expected =
          subgroup.number() <= PHASE_ONE ? 0 : subgroup.number() < second.firstSubgroup() ? 1 : 2;
      assertThat(subgroup.limitVersion()).as("subgroup %d", subgroup.number()).isEqualTo(expected);
    }
    assertThat(found).hasSize(goodReadings(parcels, TAG).size());
  }

  @Test
  void pointsBeyondKnownLimitsAreSignals() throws Exception {
    Plant plant = plants.plant(3);
    List<Parcel> parcels = plant.parcels(40);

    try (Monitoring monitoring = plant.monitor()) {
      plant.store(parcels);
      plant.awaitJudged();
    }

    List<Long> expected =
        plant.subgroups(plant.individuals).stream()
            .filter(point -> Math.abs(point.location() - 10) > 3 * 0.5)
            .map(PlottedSubgroup::number)
            .toList();
    List<Long> found =
        plant.signals(plant.individuals).stream()
            .filter(signal -> signal.panel() == ChartSignal.Panel.LOCATION)
            .filter(signal -> signal.rule().equals("nelson-1"))
            .map(ChartSignal::subgroup)
            .toList();
    assertThat(expected).isNotEmpty();
    assertThat(found).isEqualTo(expected);
  }
}
