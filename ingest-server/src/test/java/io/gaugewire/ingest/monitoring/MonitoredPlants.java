package io.gaugewire.ingest.monitoring;

import io.gaugewire.ingest.Eventually;
import io.gaugewire.ingest.ParcelMaker;
import io.gaugewire.ingest.TestDatabases;
import io.gaugewire.ingest.audit.Author;
import io.gaugewire.ingest.audit.Changes;
import io.gaugewire.ingest.chart.ChartDefinition;
import io.gaugewire.ingest.chart.ChartSignal;
import io.gaugewire.ingest.chart.ChartStore;
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
import io.gaugewire.wire.Parcel;
import io.gaugewire.wire.Quality;
import io.gaugewire.wire.ReadingColumns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** A database and edges that fill it, each with charts that monitoring judges. */
final class MonitoredPlants implements AutoCloseable {
  static final long SEED = 20_261_121;

  /** The tag that the chart of means shows. */
  static final int TAG = 1;

  /** Size of its subgroups, and how many of them its first limits are of. */
  static final int SIZE = 5;

  static final int PHASE_ONE = 10;

  final Database database;
  final ChartStore charts;
  private final Path folder;
  private int edges;

  /**
   * @param folder for files of master data
   */
  MonitoredPlants(Path folder) throws SQLException {
    this.folder = folder;
    database = Database.open(TestDatabases.fresh());
    charts = new ChartStore(database.jdbi());
  }

  @Override
  public void close() {
    database.close();
  }

  /** Another edge with its charts, its readings settled by {@code seed}. */
  Plant plant(long seed) throws SQLException, IOException {
    return new Plant(seed);
  }

  /**
   * An edge with two charts of means, by ranges and by standard deviations, one of individuals with
   * known limits, and its stream.
   */
  final class Plant {
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

    /** The same for every plant. */
    List<Parcel> parcels(int count) {
      return MonitoredPlants.parcels(maker, count, SEED);
    }

    void store(List<Parcel> parcels) throws SQLException {
      store(stream, maker, parcels);
    }

    /** Stores parcels of any stream of the edge. */
    void store(StoredStream into, ParcelMaker from, List<Parcel> parcels) throws SQLException {
      List<NumberedParcel> batch = commit(into, from, parcels);
      announcer.announce(() -> ParcelWriter.announced(batch));
    }

    /** Stores as another process does: nobody here is told. */
    List<NumberedParcel> commit(StoredStream into, ParcelMaker from, List<Parcel> parcels)
        throws SQLException {
      List<NumberedParcel> batch =
          parcels.stream().map(parcel -> new NumberedParcel(into, parcel, from.micros())).toList();
      writer.store(batch);
      return batch;
    }

    Monitoring monitor() {
      return Monitoring.start(database, announcer, outcomes -> {});
    }

    boolean isJudged(StoredStream whole) {
      long judged = new CommittedLog(database).positions("monitoring").getOrDefault(whole.id(), 0L);
      return judged >= whole.through();
    }

    void awaitJudged() {
      Eventually.holds("everything is judged", () -> isJudged(stream));
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
  static List<Parcel> parcels(ParcelMaker maker, int count, long seed) {
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
  static List<double[]> goodReadings(List<Parcel> parcels, Integer... numbers) {
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
}
