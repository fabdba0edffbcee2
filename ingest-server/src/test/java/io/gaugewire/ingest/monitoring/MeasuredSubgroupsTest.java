package io.gaugewire.ingest.monitoring;

import static io.gaugewire.ingest.monitoring.MonitoredPlants.TAG;
import static io.gaugewire.ingest.monitoring.MonitoredPlants.goodReadings;
import static org.assertj.core.api.Assertions.assertThat;

import io.gaugewire.ingest.Eventually;
import io.gaugewire.ingest.ParcelMaker;
import io.gaugewire.ingest.chart.MeasuredSubgroup;
import io.gaugewire.ingest.chart.MeasuredSubgroups;
import io.gaugewire.ingest.chart.PlottedSubgroup;
import io.gaugewire.ingest.monitoring.MonitoredPlants.Plant;
import io.gaugewire.ingest.store.StoredStream;
import io.gaugewire.wire.Parcel;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Which readings a subgroup was formed from. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MeasuredSubgroupsTest {
  private MonitoredPlants plants;

  @BeforeAll
  void open(@TempDir Path folder) throws SQLException {
    plants = new MonitoredPlants(folder);
  }

  @AfterAll
  void close() {
    plants.close();
  }

  @Test
  void theReadingsBehindASubgroupAreThoseItWasFormedFrom() throws Exception {
    Plant plant = plants.plant(21);
    List<Parcel> parcels = plant.parcels(40);
    List<double[]> expected = goodReadings(parcels, TAG);

    try (Monitoring monitoring = plant.monitor()) {
      plant.store(parcels);
      plant.awaitJudged();
    }

    List<MeasuredSubgroup> found =
        new MeasuredSubgroups(plants.database.jdbi())
            .of(plant.means, plants.charts.after(plant.means.id(), 2, expected.size()));
    assertThat(found).hasSize(expected.size() - 2);
    for (MeasuredSubgroup subgroup : found) {
      assertThat(subgroup.values().values())
          .containsExactly(expected.get((int) subgroup.number() - 1));
    }
  }

  /** Parcels are judged tag by tag, so that time goes back and forth within a subgroup. */
  @Test
  void theReadingsBehindASubgroupAreToldWhereSeveralTagsFeedTheChart() throws Exception {
    Plant plant = plants.plant(24);
    plant.feedMeansTwice();
    List<Parcel> parcels = plant.parcels(40);
    List<double[]> expected = goodReadings(parcels, TAG, 3);

    try (Monitoring monitoring = plant.monitor()) {
      plant.store(parcels);
      plant.awaitJudged();
    }

    assertThat(plant.subgroups(plant.means)).hasSameSizeAs(expected);
    List<MeasuredSubgroup> found =
        new MeasuredSubgroups(plants.database.jdbi()).of(plant.means, plant.subgroups(plant.means));
    assertThat(found).hasSameSizeAs(expected);
    for (MeasuredSubgroup subgroup : found) {
      assertThat(subgroup.values().values())
          .containsExactlyInAnyOrder(expected.get((int) subgroup.number() - 1));
    }
    assertThat(plants.charts.limits(plant.means.id())).as("first limits").hasSize(1);
  }

  /** As at the end of an import, whose last hour was also read live. */
  @Test
  void theReadingsBehindASubgroupAreToldWhereAnotherStreamOfTheEdgeLiesOverIt() throws Exception {
    Plant plant = plants.plant(23);
    List<Parcel> first = plant.parcels(30);
    ParcelMaker again = new ParcelMaker(plant.maker.edge(), 2, 3, 24);
    StoredStream second = plant.writer.stream(plant.maker.edge(), 2);
    List<Parcel> later = MonitoredPlants.parcels(again, 30, MonitoredPlants.SEED + 1);
    List<Parcel> judged = new ArrayList<>(first);
    judged.addAll(later);
    List<double[]> expected = goodReadings(judged, TAG);

    try (Monitoring monitoring = plant.monitor()) {
      plant.store(first);
      plant.awaitJudged();
      plant.store(second, again, later);
      Eventually.holds("the other stream is judged", () -> plant.isJudged(second));
    }

    List<PlottedSubgroup> plotted = plant.subgroups(plant.means);
    assertThat(plotted).hasSameSizeAs(expected);
    List<MeasuredSubgroup> found =
        new MeasuredSubgroups(plants.database.jdbi()).of(plant.means, plotted);
    for (MeasuredSubgroup subgroup : found) {
      assertThat(subgroup.values().values())
          .containsExactlyInAnyOrder(expected.get((int) subgroup.number() - 1));
    }
    assertThat(found)
        .as("all but the one that both streams formed")
        .hasSizeGreaterThanOrEqualTo(plotted.size() - 1);
  }
}
