package io.gaugewire.ingest.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.gaugewire.ingest.ParcelMaker;
import io.gaugewire.ingest.TestDatabases;
import io.gaugewire.ingest.audit.Changes;
import io.gaugewire.ingest.chart.ChartDefinition;
import io.gaugewire.ingest.chart.ChartJson;
import io.gaugewire.ingest.chart.ChartKind;
import io.gaugewire.ingest.chart.ChartSignal;
import io.gaugewire.ingest.chart.ChartStore;
import io.gaugewire.ingest.chart.LimitVersion;
import io.gaugewire.ingest.chart.MeasuredSubgroup;
import io.gaugewire.ingest.chart.MeasuredSubgroups;
import io.gaugewire.ingest.chart.PlottedSubgroup;
import io.gaugewire.ingest.database.Database;
import io.gaugewire.ingest.masterdata.MasterDataReader;
import io.gaugewire.ingest.masterdata.MasterDataStore;
import io.gaugewire.ingest.store.Announcer;
import io.gaugewire.ingest.store.CommittedLog;
import io.gaugewire.ingest.store.NumberedParcel;
import io.gaugewire.ingest.store.ParcelWriter;
import io.gaugewire.ingest.store.StoredStream;
import io.gaugewire.wire.Contents;
import io.gaugewire.wire.EdgeId;
import io.gaugewire.wire.Gap;
import io.gaugewire.wire.Parcel;
import io.gaugewire.wire.Quality;
import io.gaugewire.wire.ReadingColumns;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Charts of means and standard deviations, from the readings to what is stored and drawn. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeviationsTest {
  private static final long SEED = 20_261_122;
  private static final int TAG = 1;

  private Database database;
  private ChartStore charts;
  private int edges;

  @TempDir private Path folder;

  @BeforeAll
  void open() throws SQLException {
    database = Database.open(TestDatabases.fresh());
    charts = new ChartStore(database.jdbi());
  }

  @AfterAll
  void close() {
    database.close();
  }

  /** An edge whose first tag is charted. */
  private final class Plant {
    final EdgeId edge = new EdgeId("plant", "deviations" + ++edges);
    final ParcelMaker maker = new ParcelMaker(edge, 1, 1, SEED);
    final Announcer announcer = new Announcer();
    final ParcelWriter writer = new ParcelWriter(database.openWriter("test"));
    final StoredStream stream;
    final ChartDefinition chart;
    private long micros;

    /**
     * @param charted the chart and its limits, as in a file of master data
     */
    Plant(String charted) throws SQLException, IOException {
      Path file = folder.resolve(edge.edge() + ".yml");
      Files.writeString(
          file,
          """
          site: plant
          characteristics:
            - code: EDGE
              name: {en: Diameter, zh: 直径}
              unit: mm
              decimals: 3
              source: {edge: EDGE, station: station 1, tag: t1}
          """
                  .replace("EDGE", edge.edge())
              + charted.indent(4));
      new MasterDataStore(new Changes(database.jdbi(), Clock.systemUTC()))
          .apply(MasterDataReader.read(file));
      chart =
          charts.definitions().stream()
              .filter(each -> each.characteristic().code().equals(edge.edge()))
              .findFirst()
              .orElseThrow();
      stream = writer.stream(edge, 1);
      store(List.of(maker.announcement()));
    }

    /** A parcel of good readings, a microsecond apart. */
    Parcel measured(double... values) {
      return measured(List.of(), values);
    }

    /** Good readings, before which something is missing. */
    Parcel afterGap(double... values) {
      long gap = ++micros;
      return measured(
          List.of(new Gap("station 1", "", Gap.Reason.COUNTER_JUMP, gap, gap, 1)), values);
    }

    private Parcel measured(List<Gap> gaps, double... values) {
      ReadingColumns readings = new ReadingColumns(values.length);
      for (double value : values) {
        readings.add(TAG, ++micros, value, Quality.GOOD);
      }
      return maker.seal(new Contents(List.of(), readings, List.of(), List.of(), List.of(), gaps));
    }

    void store(List<Parcel> parcels) throws SQLException {
      List<NumberedParcel> batch =
          parcels.stream()
              .map(parcel -> new NumberedParcel(stream, parcel, maker.micros()))
              .toList();
      writer.store(batch);
      announcer.announce(() -> ParcelWriter.announced(batch));
    }

    /** Stores parcels and waits until a monitoring of their own has judged them. */
    void judge(List<Parcel> parcels) throws SQLException {
      try (Monitoring monitoring = Monitoring.start(database, announcer, outcomes -> {})) {
        store(parcels);
        CommittedLog log = new CommittedLog(database);
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (log.positions("monitoring").getOrDefault(stream.id(), 0L) < stream.through()) {
          assertThat(System.nanoTime()).as("judged within 30 s").isLessThan(deadline);
          LockSupport.parkNanos(2_000_000);
        }
      }
    }

    List<PlottedSubgroup> subgroups() {
      return charts.after(chart.id(), 0, 100_000);
    }

    List<Long> signals(ChartSignal.Panel panel) {
      return charts.signals(chart.id(), 0, Long.MAX_VALUE).stream()
          .filter(signal -> signal.panel() == panel)
          .map(ChartSignal::subgroup)
          .toList();
    }

    /** As after a version that writes the memory of a chart in another form. */
    void forget() {
      database
          .jdbi()
          .useHandle(
              handle ->
                  handle.execute(
                      "update chart_state set state = '' where chart_id = ?", chart.id().value()));
    }
  }

  private static double[] parsed(String line) {
    return Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray();
  }

  /** Lines of the five values of a subgroup, their mean and their standard deviation. */
  private static List<double[]> pistonRings() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(DeviationsTest.class.getResourceAsStream("/piston-rings.csv"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(DeviationsTest::parsed)
          .toList();
    }
  }

  @Test
  void figuresAndFirstLimitsOfThePistonRingsAreThoseOfTheBook() throws Exception {
    Plant plant = new Plant("chart: {kind: xbar-s, subgroupSize: 5, phaseOne: 25}");
    List<double[]> rings = pistonRings();
    List<Parcel> parcels = new ArrayList<>();
    for (double[] line : rings) {
      parcels.add(plant.measured(Arrays.copyOf(line, 5)));
    }
    plant.judge(parcels);

    List<PlottedSubgroup> found = plant.subgroups();
    assertThat(found).hasSize(25);
    for (int i = 0; i < found.size(); i++) {
      assertThat(found.get(i).location()).isCloseTo(rings.get(i)[5], within(1e-12));
      assertThat(found.get(i).dispersion().orElseThrow()).isCloseTo(rings.get(i)[6], within(1e-12));
    }
    LimitVersion.Parameters limits = charts.limits(plant.chart.id()).getFirst().parameters();
    assertThat(limits.method()).isEqualTo("sbar");
    assertThat(limits.mu()).isCloseTo(74.001176, within(1e-12));
    assertThat(limits.sigma()).isCloseTo(0.009829976728289329, within(1e-12));
    ChartJson.LimitsView means = ChartJson.LimitsView.location(limits);
    assertThat(means.lcl().orElseThrow()).isCloseTo(73.98798770229098, within(1e-11));
    assertThat(means.ucl()).isCloseTo(74.01436429770902, within(1e-11));
    ChartJson.LimitsView deviations = ChartJson.LimitsView.dispersion(limits, ChartKind.XBAR_S);
    assertThat(deviations.lcl()).isEmpty();
    assertThat(deviations.center()).isCloseTo(0.009240036602285537, within(1e-12));
    assertThat(deviations.ucl()).isCloseTo(0.0193024167682403, within(1e-12));
  }

  /** c4 and the lines of ten, B5 and B6 of ASTM E2587 with all their digits. */
  private static final double C4 = 0.9726592741215884;

  private static final double B5 = 0.27594884059315106;
  private static final double B6 = 1.6693697076500258;
  private static final double SIGMA = 0.5;
  private static final String KNOWN =
      """
      chart: {kind: xbar-s, dispersionRules: [nelson-1]}
      limits: {mu: 10, sigma: 0.5, author: an engineer, approver: another, reason: study}
      """;

  /** Three hundred subgroups of ten; the last hundred spread half as much again. */
  private static List<double[]> spreading() {
    Random random = new Random(SEED);
    List<double[]> subgroups = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      double spread = i < 200 ? SIGMA : 1.5 * SIGMA;
      double[] values = new double[10];
      Arrays.setAll(values, at -> 10 + spread * random.nextGaussian());
      subgroups.add(values);
    }
    return subgroups;
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).sum() / values.length;
  }

  private static double deviation(double[] values) {
    double mean = mean(values);
    return Math.sqrt(
        Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum() / (values.length - 1));
  }

  private static List<Long> numbers(List<double[]> subgroups, Predicate<double[]> beyond) {
    List<Long> numbers = new ArrayList<>();
    for (int i = 0; i < subgroups.size(); i++) {
      if (beyond.test(subgroups.get(i))) {
        numbers.add(i + 1L);
      }
    }
    return numbers;
  }

  /** Stopped twice, each time in the middle of a subgroup. */
  @Test
  void signalsOfTheStandardDeviationAreThoseBeyondItsLinesHoweverOftenMonitoringStops()
      throws Exception {
    Plant plant = new Plant(KNOWN);
    List<double[]> measured = spreading();
    double[] all = measured.stream().flatMapToDouble(Arrays::stream).toArray();
    plant.judge(List.of(plant.measured(Arrays.copyOfRange(all, 0, 1_234))));
    plant.judge(List.of(plant.measured(Arrays.copyOfRange(all, 1_234, 2_345))));
    assertThat(plant.subgroups()).hasSize(234);
    plant.judge(List.of(plant.measured(Arrays.copyOfRange(all, 2_345, all.length))));

    List<PlottedSubgroup> found = plant.subgroups();
    assertThat(found).hasSize(300).allMatch(subgroup -> subgroup.limitVersion() == 1);
    for (int i = 0; i < found.size(); i++) {
      assertThat(found.get(i).dispersion().orElseThrow())
          .isCloseTo(deviation(measured.get(i)), within(1e-12));
    }
    List<Long> spread =
        numbers(
            measured, values -> deviation(values) > B6 * SIGMA || deviation(values) < B5 * SIGMA);
    assertThat(spread).hasSizeGreaterThan(10);
    assertThat(plant.signals(ChartSignal.Panel.DISPERSION)).isEqualTo(spread);
    assertThat(
            charts.signals(plant.chart.id(), 0, Long.MAX_VALUE).stream()
                .filter(signal -> signal.rule().equals("nelson-1"))
                .filter(signal -> signal.panel() == ChartSignal.Panel.LOCATION)
                .map(ChartSignal::subgroup))
        .isEqualTo(
            numbers(measured, values -> Math.abs(mean(values) - 10) > 3 * SIGMA / Math.sqrt(10)));
  }

  @Test
  void aMemoryThatCannotBeReadIsMadeAgainFromStoredStandardDeviations() throws Exception {
    Plant plant = new Plant(KNOWN.replace("[nelson-1]", "[nelson-1, nelson-2]"));
    List<double[]> measured = spreading();
    double[] all = measured.stream().flatMapToDouble(Arrays::stream).toArray();
    // Eight on one side of c4·σ, then the memory is gone: only with the ninth is it a pattern.
    List<Long> ninth = ninthOnOneSide(measured);
    int cut = (int) (ninth.getFirst() - 1) * 10;
    plant.judge(List.of(plant.measured(Arrays.copyOfRange(all, 0, cut))));
    plant.forget();
    plant.judge(List.of(plant.measured(Arrays.copyOfRange(all, cut, all.length))));

    assertThat(
            charts.signals(plant.chart.id(), 0, Long.MAX_VALUE).stream()
                .filter(signal -> signal.rule().equals("nelson-2"))
                .filter(signal -> signal.panel() == ChartSignal.Panel.DISPERSION)
                .map(ChartSignal::subgroup))
        .isEqualTo(ninth);
  }

  private static List<Long> ninthOnOneSide(List<double[]> measured) {
    List<Long> found = new ArrayList<>();
    int run = 0;
    for (int i = 0; i < measured.size(); i++) {
      int side = deviation(measured.get(i)) > C4 * SIGMA ? 1 : -1;
      run = Integer.signum(run) == side ? run + side : side;
      if (Math.abs(run) >= 9) {
        found.add(i + 1L);
      }
    }
    return found;
  }

  @Test
  void aStudyOfLimitsJudgesAndEstimatesByStandardDeviations() throws Exception {
    Plant plant = new Plant(KNOWN);
    List<double[]> measured = spreading();
    List<Parcel> parcels = new ArrayList<>();
    measured.forEach(values -> parcels.add(plant.measured(values)));
    plant.judge(parcels);

    List<PlottedSubgroup> plotted = plant.subgroups();
    List<MeasuredSubgroup> behind = new MeasuredSubgroups(database.jdbi()).of(plant.chart, plotted);
    assertThat(behind).as("every subgroup's readings are told").hasSize(300);
    LimitVersion.Parameters estimated =
        LimitStudy.estimate(plant.chart, behind, number -> number > 200).orThrow();
    double meanDeviation =
        measured.subList(0, 200).stream()
            .mapToDouble(DeviationsTest::deviation)
            .average()
            .orElseThrow();
    assertThat(estimated.method()).isEqualTo("sbar");
    assertThat(estimated.n()).isEqualTo(10);
    assertThat(estimated.sigma()).isCloseTo(meanDeviation / C4, within(1e-12));
    assertThat(
            LimitStudy.signals(
                plant.chart,
                charts.limits(plant.chart.id()).getFirst(),
                plotted,
                new LimitBasis(1, 300, List.of())))
        .isEqualTo(charts.signals(plant.chart.id(), 0, Long.MAX_VALUE).size());
  }

  @Test
  void aSubgroupThatIsCutShortIsJudgedByTheLinesOfItsOwnSize() throws Exception {
    Plant plant = new Plant(KNOWN);
    plant.judge(
        List.of(
            plant.measured(9, 10, 11),
            plant.afterGap(8.7, 10, 11.3),
            plant.afterGap(10),
            plant.afterGap(9, 9, 9, 9, 9, 11, 11, 11, 11, 11)));

    assertThat(plant.subgroups()).extracting(PlottedSubgroup::size).containsExactly(3, 3, 1, 10);
    assertThat(plant.subgroups())
        .extracting(PlottedSubgroup::dispersion)
        .element(2)
        .isEqualTo(OptionalDouble.empty());
    // B6 of 3 is 2.276: 1.0 lies within, 1.3 beyond; B6 of 10 is 1.669: 1.05 lies beyond.
    assertThat(plant.signals(ChartSignal.Panel.DISPERSION)).containsExactly(2L, 4L);
  }
}
