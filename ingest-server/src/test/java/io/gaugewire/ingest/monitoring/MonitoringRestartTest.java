package io.gaugewire.ingest.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.gaugewire.ingest.chart.ChartDefinition;
import io.gaugewire.ingest.chart.ChartSignal;
import io.gaugewire.ingest.chart.PlottedSubgroup;
import io.gaugewire.ingest.monitoring.MonitoredPlants.Plant;
import io.gaugewire.wire.Parcel;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What monitoring finds does not depend on how often it is stopped or dies. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MonitoringRestartTest {
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
  void howeverOftenItIsStoppedTheOutcomeIsTheSame() throws Exception {
    long seed = 4;
    Plant whole = plants.plant(seed);
    try (Monitoring monitoring = whole.monitor()) {
      whole.store(whole.parcels(80));
      whole.awaitJudged();
    }

    Plant broken = plants.plant(seed);
    Random random = new Random(seed);
    List<Parcel> parcels = broken.parcels(80);
    int next = 0;
    while (next < parcels.size()) {
      try (Monitoring monitoring = broken.monitor()) {
        for (int batch = 0; batch < 3 && next < parcels.size(); batch++) {
          int end = Math.min(parcels.size(), next + 1 + random.nextInt(7));
          broken.store(parcels.subList(next, end));
          next = end;
        }
        if (random.nextBoolean()) {
          broken.awaitJudged();
        }
      }
    }
    try (Monitoring monitoring = broken.monitor()) {
      broken.awaitJudged();
    }

    assertThat(shape(broken, broken.means)).isEqualTo(shape(whole, whole.means));
    assertThat(shape(broken, broken.deviations)).isEqualTo(shape(whole, whole.deviations));
    assertThat(shape(broken, broken.individuals)).isEqualTo(shape(whole, whole.individuals));
    assertThat(broken.signals(broken.individuals)).isNotEmpty();
    assertThat(plants.charts.limits(broken.deviations.id())).hasSize(1);
  }

  /** Rules are changed in the middle of a subgroup; the second time, nobody tells monitoring. */
  @Test
  void aChangeOfRulesJudgesTheSameHoweverOftenMonitoringDies() throws Exception {
    long seed = 7;
    Plant whole = plants.plant(seed);
    List<Parcel> parcels = whole.parcels(120);
    try (Monitoring monitoring = whole.monitor()) {
      whole.store(parcels.subList(0, 50));
      whole.awaitJudged();
      whole.changeRules();
      monitoring.chartsChanged();
      whole.store(parcels.subList(50, 120));
      whole.awaitJudged();
    }

    Plant broken = plants.plant(seed);
    List<Parcel> same = broken.parcels(120);
    Random random = new Random(seed);
    try (Monitoring monitoring = broken.monitor()) {
      broken.store(same.subList(0, 50));
      broken.awaitJudged();
      broken.changeRules();
      broken.store(same.subList(50, 60));
      broken.awaitJudged();
    }
    broken.forget(broken.individuals);
    int next = 60;
    while (next < same.size()) {
      try (Monitoring monitoring = broken.monitor()) {
        int end = Math.min(same.size(), next + 1 + random.nextInt(7));
        broken.store(same.subList(next, end));
        broken.killConnection();
        next = end;
        if (random.nextBoolean()) {
          broken.awaitJudged();
        }
      }
    }
    try (Monitoring monitoring = broken.monitor()) {
      broken.awaitJudged();
    }

    for (ChartDefinition chart : List.of(whole.means, whole.individuals)) {
      long first = plants.charts.stages(chart.id()).getLast().firstSubgroup();
      assertThat(first).isGreaterThan(50);
      assertThat(rules(whole.signals(chart), 0, first)).doesNotContain("nelson-6");
      assertThat(rules(whole.signals(chart), first, Long.MAX_VALUE))
          .doesNotContain("nelson-2", "nelson-5");
      assertThat(whole.signals(chart))
          .filteredOn(signal -> signal.subgroup() >= first)
          .as("patterns begin anew")
          .allMatch(
              signal ->
                  signal.panel() == ChartSignal.Panel.DISPERSION
                      || signal.points().getFirst() >= first);
    }
    assertThat(rules(whole.signals(whole.individuals), 0, Long.MAX_VALUE)).contains("nelson-6");
    assertThat(shape(broken, broken.means)).isEqualTo(shape(whole, whole.means));
    assertThat(shape(broken, broken.deviations)).isEqualTo(shape(whole, whole.deviations));
    assertThat(shape(broken, broken.individuals)).isEqualTo(shape(whole, whole.individuals));
  }

  private static List<String> rules(List<ChartSignal> signals, long from, long to) {
    return signals.stream()
        .filter(signal -> from <= signal.subgroup() && signal.subgroup() < to)
        .map(ChartSignal::rule)
        .distinct()
        .toList();
  }

  /** Everything of a chart but its times, which differ between two plants. */
  private static List<String> shape(Plant plant, ChartDefinition chart) {
    List<String> shape = new ArrayList<>();
    for (PlottedSubgroup point : plant.subgroups(chart)) {
      shape.add(
          point.number()
              + " "
              + point.location()
              + " "
              + point.dispersion()
              + " "
              + point.size()
              + " "
              + point.limitVersion()
              + " "
              + point.span().afterInterruption());
    }
    for (ChartSignal signal : plant.signals(chart)) {
      shape.add(
          signal.subgroup() + " " + signal.panel() + " " + signal.rule() + " " + signal.points());
    }
    return shape;
  }
}
