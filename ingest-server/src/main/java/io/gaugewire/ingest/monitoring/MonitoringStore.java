package io.gaugewire.ingest.monitoring;

import io.gaugewire.ingest.chart.ChartDefinition;
import io.gaugewire.ingest.chart.ChartId;
import io.gaugewire.ingest.chart.ChartSignal;
import io.gaugewire.ingest.chart.ChartStore;
import io.gaugewire.ingest.chart.LimitVersion;
import io.gaugewire.ingest.chart.PlottedSubgroup;
import io.gaugewire.ingest.database.Database;
import io.gaugewire.ingest.store.CommittedLog;
import io.gaugewire.ingest.store.CommittedParcel;
import io.gaugewire.spc.monitor.MonitorState;
import io.gaugewire.spc.monitor.Sample;
import io.gaugewire.spc.monitor.Subgroup;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** What monitoring keeps in the database. Safe for use by many threads. */
final class MonitoringStore {
  /** Under this name the position reached is kept. */
  static final String FOLLOWER = "monitoring";

  private static final int PAGE = 5_000;

  private final Database database;
  private final ChartStore charts;

  MonitoringStore(Database database) {
    this.database = database;
    this.charts = new ChartStore(database.jdbi());
  }

  /** A tag with the station it belongs to. */
  record TagSource(int tag, int edge, String station, String name) {}

  /** A tag that feeds a chart. */
  record Feed(TagSource tag, ChartId chart) {}

  /**
   * Binds tags to the characteristics that wait for them, where the unit is the same, and tells
   * which tag feeds which chart.
   */
  List<Feed> feeds() {
    return database
        .jdbi()
        .inTransaction(
            handle -> {
              bindNewTags(handle);
              return handle
                  .createQuery(
                      """
                      select t.id, t.edge_id, t.station, t.name, c.id
                      from binding b
                      join tag t on t.id = b.tag_id
                      join chart c on c.characteristic_id = b.characteristic_id
                      where b.valid_to is null
                      """)
                  .map(
                      (row, context) ->
                          new Feed(
                              new TagSource(
                                  row.getInt(1), row.getInt(2), row.getString(3), row.getString(4)),
                              new ChartId(row.getInt(5))))
                  .list();
            });
  }

  private static void bindNewTags(Handle handle) {
    handle.execute(
        """
        insert into binding (tag_id, characteristic_id, valid_from)
        select t.id, s.characteristic_id, '-infinity'
        from tag t
        join edge e on e.id = t.edge_id
        join characteristic_source s
          on s.site = e.site and s.edge = e.name and s.station = t.station and s.tag = t.name
        join characteristic h on h.id = s.characteristic_id and h.unit = t.unit
        where not exists (select from binding b where b.tag_id = t.id)
        """);
  }

  /** A tracker for every chart, where it was left. */
  Map<ChartId, ChartTracker> trackers() {
    Map<ChartId, ChartTracker.Position> positions = positions();
    Map<ChartId, ChartTracker> trackers = new HashMap<>();
    for (ChartDefinition definition : charts.definitions()) {
      List<LimitVersion> limits = charts.limits(definition.id());
      int remembered = limits.isEmpty() ? definition.plan().phaseOne() : 1;
      trackers.put(
          definition.id(),
          new ChartTracker(
              definition,
              limits,
              Optional.ofNullable(positions.get(definition.id())),
              () -> stored(definition.id()),
              charts.last(definition.id(), remembered)));
    }
    return trackers;
  }

  private Map<ChartId, ChartTracker.Position> positions() {
    Map<ChartId, ChartTracker.Position> positions = new HashMap<>();
    database
        .jdbi()
        .useHandle(
            handle ->
                handle
                    .createQuery("select chart_id, state, tag_id, batch from chart_state")
                    .map(
                        (row, context) ->
                            Map.entry(
                                new ChartId(row.getInt(1)),
                                new ChartTracker.Position(
                                    MonitorState.of(row.getBytes(2)),
                                    row.getInt(3),
                                    row.getString(4))))
                    .forEach(entry -> positions.put(entry.getKey(), entry.getValue())));
    return positions;
  }

  /** Every stored subgroup of a chart as its monitor takes it, page by page. */
  private Iterator<Subgroup> stored(ChartId chart) {
    return new Iterator<>() {
      private List<PlottedSubgroup> page = List.of();
      private int next;
      private long reached;

      @Override
      public boolean hasNext() {
        if (next == page.size()) {
          page = charts.after(chart, reached, PAGE);
          next = 0;
        }
        return next < page.size();
      }

      @Override
      public Subgroup next() {
        PlottedSubgroup subgroup = page.get(next++);
        reached = subgroup.number();
        double spread = subgroup.size() == 1 ? 0 : subgroup.dispersion().orElse(0);
        return new Subgroup(
            subgroup.number(),
            instant(subgroup.span().firstMicros()),
            instant(subgroup.span().lastMicros()),
            subgroup.span().afterInterruption(),
            new Sample.Measured(subgroup.size(), subgroup.location(), spread));
      }
    };
  }

  /** New limits of a chart. */
  record NewLimits(ChartId chart, LimitVersion version) {}

  /** Writes everything that came out of some parcels, and that they are done, or nothing. */
  void write(
      List<CommittedParcel> parcels,
      List<ChartOutcome> outcomes,
      List<NewLimits> limits,
      Collection<ChartTracker> touched) {
    database
        .jdbi()
        .useTransaction(
            handle -> {
              writeSubgroups(handle, outcomes);
              writeSignals(handle, outcomes);
              limits.forEach(fresh -> writeLimits(handle, fresh));
              writePositions(handle, touched);
              CommittedLog.advance(handle, FOLLOWER, parcels);
            });
  }

  private static void writeSubgroups(Handle handle, List<ChartOutcome> outcomes) {
    if (outcomes.isEmpty()) {
      return;
    }
    int size = outcomes.size();
    Integer[] chart = new Integer[size];
    Long[] number = new Long[size];
    OffsetDateTime[] first = new OffsetDateTime[size];
    OffsetDateTime[] last = new OffsetDateTime[size];
    Integer[] tag = new Integer[size];
    Double[] location = new Double[size];
    Double[] dispersion = new Double[size];
    Integer[] count = new Integer[size];
    Integer[] limitSet = new Integer[size];
    Boolean[] interrupted = new Boolean[size];
    String[] batch = new String[size];
    for (int i = 0; i < size; i++) {
      PlottedSubgroup subgroup = outcomes.get(i).subgroup();
      chart[i] = outcomes.get(i).chart().id().value();
      number[i] = subgroup.number();
      first[i] = instant(subgroup.span().firstMicros()).atOffset(ZoneOffset.UTC);
      last[i] = instant(subgroup.span().lastMicros()).atOffset(ZoneOffset.UTC);
      tag[i] = subgroup.span().tag();
      location[i] = subgroup.location();
      OptionalDouble spread = subgroup.dispersion();
      // NaN stands for none on the way; the statement turns it into null.
      dispersion[i] = spread.orElse(Double.NaN);
      count[i] = subgroup.size();
      limitSet[i] = subgroup.limitVersion();
      interrupted[i] = subgroup.span().afterInterruption();
      batch[i] = subgroup.batch();
    }
    handle
        .createUpdate(
            """
            insert into subgroup
              (chart_id, number, first_time, time, tag_id, location, dispersion, size,
               limit_set, after_interruption, batch)
            select chart, number, first, last, tag, location, nullif(dispersion, 'NaN'), size,
                   limit_set, interrupted, batch
            from unnest(:chart::int[], :number::bigint[], :first::timestamptz[],
                        :last::timestamptz[], :tag::int[], :location::float8[],
                        :dispersion::float8[], :size::int[], :limitSet::int[],
                        :interrupted::boolean[], :batch::text[])
              as new (chart, number, first, last, tag, location, dispersion, size, limit_set,
                      interrupted, batch)
            """)
        .bindArray("chart", Integer.class, (Object[]) chart)
        .bindArray("number", Long.class, (Object[]) number)
        .bindArray("first", OffsetDateTime.class, (Object[]) first)
        .bindArray("last", OffsetDateTime.class, (Object[]) last)
        .bindArray("tag", Integer.class, (Object[]) tag)
        .bindArray("location", Double.class, (Object[]) location)
        .bindArray("dispersion", Double.class, (Object[]) dispersion)
        .bindArray("size", Integer.class, (Object[]) count)
        .bindArray("limitSet", Integer.class, (Object[]) limitSet)
        .bindArray("interrupted", Boolean.class, (Object[]) interrupted)
        .bindArray("batch", String.class, (Object[]) batch)
        .execute();
  }

  private static void writeSignals(Handle handle, List<ChartOutcome> outcomes) {
    PreparedBatch statement =
        handle.prepareBatch(
            """
            insert into signal (chart_id, subgroup, panel, rule, time, points)
            values (:chart, :subgroup, :panel, :rule, :time, :points)
            """);
    for (ChartOutcome outcome : outcomes) {
      for (ChartSignal signal : outcome.signals()) {
        statement
            .bind("chart", outcome.chart().id().value())
            .bind("subgroup", signal.subgroup())
            .bind("panel", signal.panel().key())
            .bind("rule", signal.rule())
            .bind("time", instant(signal.timeMicros()))
            .bindArray("points", Long.class, signal.points())
            .add();
      }
    }
    if (statement.size() > 0) {
      statement.execute();
    }
  }

  private static void writeLimits(Handle handle, NewLimits fresh) {
    LimitVersion version = fresh.version();
    handle
        .createUpdate(
            """
            insert into limit_set
              (chart_id, version, mu, sigma, n, method, source_first, source_last,
               first_subgroup, valid_from, author, approver, reason)
            values (:chart, :version, :mu, :sigma, :n, :method, :sourceFirst, :sourceLast,
                    :firstSubgroup, :validFrom, :author, :approver, :reason)
            """)
        .bind("chart", fresh.chart().value())
        .bind("version", version.version())
        .bind("mu", version.parameters().mu())
        .bind("sigma", version.parameters().sigma())
        .bind("n", version.parameters().n())
        .bind("method", version.parameters().method())
        .bind("sourceFirst", version.source().map(LimitVersion.Source::first).orElse(null))
        .bind("sourceLast", version.source().map(LimitVersion.Source::last).orElse(null))
        .bind("firstSubgroup", version.firstSubgroup())
        .bind("validFrom", version.validFrom())
        .bind("author", version.origin().author())
        .bind("approver", version.origin().approver())
        .bind("reason", version.origin().reason())
        .execute();
  }

  private static void writePositions(Handle handle, Collection<ChartTracker> touched) {
    if (touched.isEmpty()) {
      return;
    }
    List<Integer> chart = new ArrayList<>();
    List<byte[]> state = new ArrayList<>();
    List<Integer> tag = new ArrayList<>();
    List<String> batch = new ArrayList<>();
    for (ChartTracker tracker : touched) {
      ChartTracker.Position position = tracker.position();
      chart.add(tracker.definition().id().value());
      state.add(position.monitor().bytes());
      tag.add(position.tag());
      batch.add(position.batch());
    }
    handle
        .createUpdate(
            """
            insert into chart_state (chart_id, state, tag_id, batch)
            select * from unnest(:chart::int[], :state::bytea[], :tag::int[], :batch::text[])
            on conflict (chart_id) do update
              set state = excluded.state, tag_id = excluded.tag_id, batch = excluded.batch
            """)
        .bindArray("chart", Integer.class, chart)
        .bindArray("state", byte[].class, state)
        .bindArray("tag", Integer.class, tag)
        .bindArray("batch", String.class, batch)
        .execute();
  }

  private static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
