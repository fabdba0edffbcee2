package io.gaugewire.ingest.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.gaugewire.ingest.ParcelMaker;
import io.gaugewire.ingest.TestDatabases;
import io.gaugewire.ingest.audit.Author;
import io.gaugewire.ingest.audit.Changes;
import io.gaugewire.ingest.chart.ChartDefinition;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MonitoringTest {
  private static final long SEED = 20_261_121;
  private static final int TAG = 1;
  private static final int SIZE = 5;
  private static final int PHASE_ONE = 10;

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

  /**
   * An edge with two charts of means, by ranges and by standard deviations, one of individuals with
   * known limits, and its stream.
   */
  private final class Plant {
    final ParcelMaker maker;
    final Announcer announcer = new Announcer();
    final ParcelWriter writer;
    final StoredStream stream;
    final ChartDefinition means;
    final ChartDefinition deviations;
    final ChartDefinition individuals;

    Plant(long seed) throws SQLException, IOException {
      EdgeId edge = new EdgeId("plant", "line" + ++edges);
      maker = new ParcelMaker(edge, 1, 3, seed);
      apply(text(edge));
      means = chart("means-" + edge.edge());
      deviations = alsoByDeviations();
      individuals = chart("singles-" + edge.edge());
      writer = new ParcelWriter(database.openWriter("test"));
      stream = writer.stream(edge, 1);
    }

    private ChartDefinition chart(String code) {
      return charts.definitions().stream()
          .filter(chart -> chart.characteristic().code().equals(code))
          .findFirst()
          .orElseThrow();
    }

    /** Begun at the desk beside the chart of means, on the same readings. */
    private ChartDefinition alsoByDeviations() {
      new Changes(database.jdbi(), Clock.systemUTC())
          .make(
              new Author("engineer", "test"),
              "nine at a time",
              (handle, at) ->
                  handle.execute(
                      """
                      insert into chart (code, characteristic_id, kind, subgroup_size,
                        location_rules, dispersion_rules, phase_one, stale_after)
                      values (?, ?, 'xbar-s', 9, '{nelson-1,nelson-2}', '{nelson-1,nelson-2}', 10,
                        interval '10 min')
                      """,
                      means.code().replace("xbar-r", "xbar-s"),
                      means.characteristic().id().value()));
      return charts.definitions().getLast();
    }

    /** The chart of means is fed by the third tag as well. */
    void feedMeansTwice() throws IOException {
      apply(
          text(maker.edge()).replace("station: station 1, tag: t1", "station: station 0, tag: t3"));
    }

    private String text(EdgeId edge) {
      return """
      site: plant
      characteristics:
        - code: means-EDGE
          name: {en: Diameter, zh: 直径}
          unit: mm
          decimals: 3
          source: {edge: EDGE, station: station 1, tag: t1}
          chart: {kind: xbar-r, subgroupSize: 5, phaseOne: 10, locationRules: [nelson-1, nelson-2, nelson-5]}
        - code: singles-EDGE
          name: {en: Length, zh: 长度}
          unit: mm
          decimals: 3
          source: {edge: EDGE, station: station 2, tag: t2}
          chart: {kind: i-mr}
          limits: {mu: 10, sigma: 0.5, author: an engineer, approver: another, reason: study}
      """
          .replace("EDGE", edge.edge());
    }

    private void apply(String masterData) throws IOException {
      Path file = Files.writeString(folder.resolve(maker.edge().edge() + ".yml"), masterData);
      new MasterDataStore(new Changes(database.jdbi(), Clock.systemUTC()))
          .apply(MasterDataReader.read(file));
    }

    void store(List<Parcel> parcels) throws SQLException {
      List<NumberedParcel> batch =
          parcels.stream()
              .map(parcel -> new NumberedParcel(stream, parcel, maker.micros()))
              .toList();
      writer.store(batch);
      announcer.announce(() -> ParcelWriter.announced(batch));
    }

    Monitoring monitor() {
      return Monitoring.start(database, announcer, outcomes -> {});
    }

    void awaitJudged() {
      CommittedLog log = new CommittedLog(database);
      long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
      while (log.positions("monitoring").getOrDefault(stream.id(), 0L) < stream.through()) {
        assertThat(System.nanoTime()).as("judged within 30 s").isLessThan(deadline);
        LockSupport.parkNanos(2_000_000);
      }
    }

    void changeRules() {
      new Changes(database.jdbi(), Clock.systemUTC())
          .make(
              new Author("engineer", "test"),
              "other rules",
              (handle, at) ->
                  handle.execute(
                      "update chart set location_rules = '{nelson-1,nelson-6}' where id in (?, ?, ?)",
                      means.id().value(),
                      deviations.id().value(),
                      individuals.id().value()));
    }

    /** As after a version that writes the memory of a chart in another form. */
    void forget(ChartDefinition chart) {
      database
          .jdbi()
          .useHandle(
              handle ->
                  handle.execute(
                      "update chart_state set state = '' where chart_id = ?", chart.id().value()));
    }

    /** What monitoring was about to write is not written. */
    void killConnection() {
      database
          .jdbi()
          .useHandle(
              handle ->
                  handle.execute(
                      "select pg_terminate_backend(pid) from pg_stat_activity where"
                          + " application_name like '%monitoring%' and pid <> pg_backend_pid() and"
                          + " datname = current_database()"));
    }

    List<PlottedSubgroup> subgroups(ChartDefinition chart) {
      return charts.after(chart.id(), 0, 100_000);
    }

    List<ChartSignal> signals(ChartDefinition chart) {
      return charts.signals(chart.id(), 0, Long.MAX_VALUE);
    }
  }

  /** Readings of three tags, each strictly ascending in time as an edge sends them; a few bad. */
  private static List<Parcel> parcels(ParcelMaker maker, int count, long seed) {
    Random random = new Random(seed);
    List<Parcel> parcels = new ArrayList<>(List.of(maker.announcement()));
    long micros = maker.micros();
    for (int i = 1; i < count; i++) {
      ReadingColumns readings = new ReadingColumns(32);
      for (int reading = 0; reading < 30; reading++) {
        boolean bad = random.nextInt(20) == 0;
        micros += 1 + random.nextInt(1_000);
        readings.add(
            1 + random.nextInt(3),
            micros,
            bad ? Double.NaN : 10 + random.nextGaussian(),
            bad ? Quality.BAD : Quality.GOOD);
      }
      parcels.add(maker.seal(Contents.of(readings)));
    }
    return parcels;
  }

  /** The definition, written down again without any of the code under test. */
  private static List<double[]> goodReadings(List<Parcel> parcels, Integer... numbers) {
    List<Double> values = new ArrayList<>();
    for (Parcel parcel : parcels) {
      ReadingColumns readings = parcel.contents().readings();
      for (int row = 0; row < readings.size(); row++) {
        if (List.of(numbers).contains(readings.tag(row)) && readings.quality(row) == Quality.GOOD) {
          values.add(readings.value(row));
        }
      }
    }
    return IntStream.range(0, values.size() / SIZE)
        .mapToObj(
            i ->
                values.subList(i * SIZE, (i + 1) * SIZE).stream()
                    .mapToDouble(Double::doubleValue)
                    .toArray())
        .toList();
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
    Plant plant = new Plant(1);
    List<Parcel> parcels = parcels(plant.maker, 60, SEED);
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
    Plant plant = new Plant(2);
    List<Parcel> parcels = parcels(plant.maker, 60, SEED);
    List<double[]> phaseOne = goodReadings(parcels, TAG).subList(0, PHASE_ONE);

    try (Monitoring monitoring = plant.monitor()) {
      plant.store(parcels);
      plant.awaitJudged();
    }

    LimitVersion limits = charts.limits(plant.means.id()).getFirst();
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
    Plant plant = new Plant(31);
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
    assertThat(charts.limits(plant.means.id()))
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
    Plant busy = new Plant(5);
    Plant silent = new Plant(6);
    List<Parcel> quiet = parcels(silent.maker, 20, SEED);

    try (Monitoring monitoring = busy.monitor()) {
      busy.store(List.of(busy.maker.announcement()));
      silent.writer.store(
          quiet.stream()
              .map(parcel -> new NumberedParcel(silent.stream, parcel, silent.maker.micros()))
              .toList());
      CommittedLog log = new CommittedLog(database);
      long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
      while (log.positions("monitoring").getOrDefault(silent.stream.id(), 0L) < quiet.size()) {
        busy.store(List.of(busy.maker.readings(3)));
        assertThat(System.nanoTime()).as("judged within 30 s").isLessThan(deadline);
        LockSupport.parkNanos(2_000_000);
      }
      busy.awaitJudged();
    }

    assertThat(silent.subgroups(silent.means)).hasSameSizeAs(goodReadings(quiet, TAG));
  }

  @Test
  void theReadingsBehindASubgroupAreThoseItWasFormedFrom() throws Exception {
    Plant plant = new Plant(21);
    List<Parcel> parcels = parcels(plant.maker, 40, SEED);
    List<double[]> expected = goodReadings(parcels, TAG);

    try (Monitoring monitoring = plant.monitor()) {
      plant.store(parcels);
      plant.awaitJudged();
    }

    List<MeasuredSubgroup> found =
        new MeasuredSubgroups(database.jdbi())
            .of(plant.means, charts.after(plant.means.id(), 2, expected.size()));
    assertThat(found).hasSize(expected.size() - 2);
    for (MeasuredSubgroup subgroup : found) {
      assertThat(subgroup.values().values())
          .containsExactly(expected.get((int) subgroup.number() - 1));
    }
  }

  /** Parcels are judged tag by tag, so that time goes back and forth within a subgroup. */
  @Test
  void theReadingsBehindASubgroupAreToldWhereSeveralTagsFeedTheChart() throws Exception {
    Plant plant = new Plant(24);
    plant.feedMeansTwice();
    List<Parcel> parcels = parcels(plant.maker, 40, SEED);
    List<double[]> expected = goodReadings(parcels, TAG, 3);

    try (Monitoring monitoring = plant.monitor()) {
      plant.store(parcels);
      plant.awaitJudged();
    }

    assertThat(plant.subgroups(plant.means)).hasSameSizeAs(expected);
    List<MeasuredSubgroup> found =
        new MeasuredSubgroups(database.jdbi()).of(plant.means, plant.subgroups(plant.means));
    assertThat(found).hasSameSizeAs(expected);
    for (MeasuredSubgroup subgroup : found) {
      assertThat(subgroup.values().values())
          .containsExactlyInAnyOrder(expected.get((int) subgroup.number() - 1));
    }
    assertThat(charts.limits(plant.means.id())).as("first limits").hasSize(1);
  }

  /** As at the end of an import, whose last hour was also read live. */
  @Test
  void theReadingsBehindASubgroupAreToldWhereAnotherStreamOfTheEdgeLiesOverIt() throws Exception {
    Plant plant = new Plant(23);
    List<Parcel> first = parcels(plant.maker, 30, SEED);
    ParcelMaker again = new ParcelMaker(plant.maker.edge(), 2, 3, 24);
    StoredStream second = plant.writer.stream(plant.maker.edge(), 2);
    List<Parcel> later = parcels(again, 30, SEED + 1);
    List<Parcel> judged = new ArrayList<>(first);
    judged.addAll(later);
    List<double[]> expected = goodReadings(judged, TAG);

    try (Monitoring monitoring = plant.monitor()) {
      plant.store(first);
      plant.awaitJudged();
      List<NumberedParcel> batch =
          later.stream().map(parcel -> new NumberedParcel(second, parcel, again.micros())).toList();
      plant.writer.store(batch);
      plant.announcer.announce(() -> ParcelWriter.announced(batch));
      CommittedLog log = new CommittedLog(database);
      long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
      while (log.positions("monitoring").getOrDefault(second.id(), 0L) < second.through()) {
        assertThat(System.nanoTime()).as("judged within 30 s").isLessThan(deadline);
        LockSupport.parkNanos(2_000_000);
      }
    }

    List<PlottedSubgroup> plotted = plant.subgroups(plant.means);
    assertThat(plotted).hasSameSizeAs(expected);
    List<MeasuredSubgroup> found = new MeasuredSubgroups(database.jdbi()).of(plant.means, plotted);
    for (MeasuredSubgroup subgroup : found) {
      assertThat(subgroup.values().values())
          .containsExactlyInAnyOrder(expected.get((int) subgroup.number() - 1));
    }
    assertThat(found)
        .as("all but the one that both streams formed")
        .hasSizeGreaterThanOrEqualTo(plotted.size() - 1);
  }

  @Test
  void limitsThatPeopleAgreedOnJudgeFromTheNextSubgroupOn() throws Exception {
    Plant plant = new Plant(22);
    List<Parcel> parcels = parcels(plant.maker, 80, SEED);
    LimitVersion.Parameters narrow = new LimitVersion.Parameters(10, 0.001, SIZE, "rbar");

    try (Monitoring monitoring = plant.monitor()) {
      plant.store(parcels.subList(0, 40));
      plant.awaitJudged();
      new Changes(database.jdbi(), Clock.systemUTC())
          .make(
              new Author("engineer", "test"),
              "after the repair",
              (handle, at) ->
                  new LimitStore()
                      .add(
                          handle,
                          plant.means.id(),
                          narrow,
                          new LimitBasis(1, 10, List.of()),
                          new LimitVersion.Origin("engineer", "quality", "after the repair")));
      plant.store(parcels.subList(40, 80));
      plant.awaitJudged();
    }

    LimitVersion second = charts.limits(plant.means.id()).getLast();
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
    Plant plant = new Plant(3);
    List<Parcel> parcels = parcels(plant.maker, 40, SEED);

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

  @Test
  void howeverOftenItIsStoppedTheOutcomeIsTheSame() throws Exception {
    long seed = 4;
    Plant whole = new Plant(seed);
    try (Monitoring monitoring = whole.monitor()) {
      whole.store(parcels(whole.maker, 80, SEED));
      whole.awaitJudged();
    }

    Plant broken = new Plant(seed);
    Random random = new Random(seed);
    List<Parcel> parcels = parcels(broken.maker, 80, SEED);
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
    assertThat(charts.limits(broken.deviations.id())).hasSize(1);
  }

  /** Rules are changed in the middle of a subgroup; the second time, nobody tells monitoring. */
  @Test
  void aChangeOfRulesJudgesTheSameHoweverOftenMonitoringDies() throws Exception {
    long seed = 7;
    Plant whole = new Plant(seed);
    List<Parcel> parcels = parcels(whole.maker, 120, SEED);
    try (Monitoring monitoring = whole.monitor()) {
      whole.store(parcels.subList(0, 50));
      whole.awaitJudged();
      whole.changeRules();
      monitoring.chartsChanged();
      whole.store(parcels.subList(50, 120));
      whole.awaitJudged();
    }

    Plant broken = new Plant(seed);
    List<Parcel> same = parcels(broken.maker, 120, SEED);
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
      long first = charts.stages(chart.id()).getLast().firstSubgroup();
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
