package io.gaugewire.ingest.monitoring;

import io.gaugewire.ingest.audit.Changes;
import io.gaugewire.ingest.binding.BindingStore;
import io.gaugewire.ingest.chart.ChartDefinition;
import io.gaugewire.ingest.chart.ChartId;
import io.gaugewire.ingest.chart.ChartSignal;
import io.gaugewire.ingest.chart.ChartStage;
import io.gaugewire.ingest.chart.ChartStore;
import io.gaugewire.ingest.chart.LimitVersion;
import io.gaugewire.ingest.chart.PlottedSubgroup;
import io.gaugewire.ingest.database.BinaryRows;
import io.gaugewire.ingest.database.Database;
import io.gaugewire.ingest.store.CommittedLog;
import io.gaugewire.ingest.store.CommittedParcel;
import io.gaugewire.spc.monitor.MonitorState;
import io.gaugewire.spc.monitor.Sample;
import io.gaugewire.spc.monitor.Subgroup;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** What monitoring keeps in the database. Confined to the monitoring thread. */
final class MonitoringStore {
  /** Under this name the position reached is kept. */
  static final String FOLLOWER = "monitoring";

  private static final int PAGE = 5_000;
  private static final String SUBGROUP =
      "subgroup (chart_id, number, first_time, time, tag_id, location, dispersion, size,"
          + " limit_set, after_interruption, batch)";

  private static final String SIGNAL = "signal (chart_id, subgroup, panel, rule, time, points)";

  private final Database database;
  private final ChartStore charts;
  private final Changes changes;
  private final UnjudgedStore unjudged;
  private final BinaryRows rows = new BinaryRows();
  private @Nullable Handle writer;

  MonitoringStore(Database database) {
    this.database = database;
    this.charts = new ChartStore(database.jdbi());
    this.unjudged = new UnjudgedStore(database.jdbi());
    this.changes = new Changes(database.jdbi(), Clock.systemUTC());
  }

  /** A tag with the station it belongs to. */
  record TagSource(int tag, int edge, String station, String name) {}

  /**
   * A tag that feeds a chart.
   *
   * @param from first source time it does, microseconds since 1970 UTC
   * @param to first source time it no longer does
   */
  record Feed(TagSource tag, ChartId chart, long from, long to) {
    /** What of it lies in a time, if anything does. */
    Optional<Feed> within(ChartTracker.Service time) {
      long begin = Math.max(from, time.from());
      long end = Math.min(to, time.to());
      return begin < end ? Optional.of(new Feed(tag, chart, begin, end)) : Optional.empty();
    }
  }

  /**
   * Binds tags to the characteristics that wait for them, where the unit is the same, takes up
   * every assignment that charts do not know yet, and tells which tag feeds which chart.
   *
   * @param at when the newest tags were seen
   */
  List<Feed> feeds(Instant at) {
    BindingStore.bindNamed(database.jdbi(), changes, at);
    unjudged.takeUp();
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        select t.id, t.edge_id, t.station, t.name, c.id,
                               case when isfinite(b.valid_from)
                                 then (extract(epoch from b.valid_from) * 1000000)::bigint end,
                               case when isfinite(b.valid_to)
                                 then (extract(epoch from b.valid_to) * 1000000)::bigint end
                        from binding b
                        join tag t on t.id = b.tag_id
                        join chart c on c.characteristic_id = b.characteristic_id
                        """)
                    .map((row, context) -> feed(row))
                    .list());
  }

  private static Feed feed(ResultSet row) throws SQLException {
    long from = row.getLong(6);
    long first = row.wasNull() ? Long.MIN_VALUE : from;
    long to = row.getLong(7);
    long end = row.wasNull() ? Long.MAX_VALUE : to;
    return new Feed(
        new TagSource(row.getInt(1), row.getInt(2), row.getString(3), row.getString(4)),
        new ChartId(row.getInt(5)),
        first,
        end);
  }

  /** A tracker for every chart, where it was left. */
  Map<ChartId, ChartTracker> trackers() {
    Map<ChartId, ChartTracker.Position> positions = positions();
    Map<ChartId, ChartTracker> trackers = new HashMap<>();
    for (ChartDefinition definition : charts.definitions()) {
      ChartId chart = definition.id();
      List<LimitVersion> limits = charts.limits(chart);
      List<ChartStage> stages = charts.stages(chart);
      int remembered = limits.isEmpty() ? stages.getLast().plan().phaseOne() : 1;
      trackers.put(
          chart,
          new ChartTracker(
              definition,
              limits,
              stages,
              Optional.ofNullable(positions.get(chart)),
              new ChartTracker.Stored(charts.last(chart, remembered), () -> stored(chart))));
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
                    .createQuery("select chart_id, state, stage, tag_id, batch from chart_state")
                    .map(
                        (row, context) ->
                            Map.entry(
                                new ChartId(row.getInt(1)),
                                new ChartTracker.Position(
                                    MonitorState.of(row.getBytes(2)),
                                    row.getInt(3),
                                    row.getInt(4),
                                    row.getString(5))))
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

  /**
   * Writes everything that came out of some parcels, and that they are done, or nothing. Confined
   * to the monitoring thread.
   *
   * @return what each chart would be judged by now, by its number
   * @throws OutdatedChartException when a chart that was touched was changed meanwhile
   */
  Map<Integer, ChartTracker.Versions> write(
      List<CommittedParcel> parcels,
      List<ChartOutcome> outcomes,
      List<NewLimits> limits,
      Collection<ChartTracker> touched) {
    try {
      Handle handle = writer();
      writeSubgroups(handle.getConnection(), outcomes);
      writeSignals(handle.getConnection(), outcomes);
      writePositions(handle.getConnection(), touched);
      limits.forEach(fresh -> writeLimits(handle, fresh));
      Map<Integer, ChartTracker.Versions> newest = newest(handle);
      refuseOutdated(newest, touched);
      UnjudgedStore.passWithheld(handle, parcels);
      CommittedLog.advance(handle, FOLLOWER, parcels);
      handle.getConnection().commit();
      return newest;
    } catch (SQLException e) {
      abandon(e);
      throw new IllegalStateException("subgroups cannot be written now", e);
    } catch (RuntimeException e) {
      abandon(e);
      throw e;
    }
  }

  UnjudgedStore unjudged() {
    return unjudged;
  }

  /** What each chart would be judged by now. */
  private static Map<Integer, ChartTracker.Versions> newest(Handle handle) {
    Map<Integer, ChartTracker.Versions> newest = new HashMap<>();
    handle
        .createQuery(
            """
            select s.chart_id, s.version, coalesce(l.version, 0) from
              (select chart_id, max(version) as version from chart_stage group by chart_id) s
              left join
              (select chart_id, max(version) as version from limit_set group by chart_id) l
              on l.chart_id = s.chart_id
            """)
        .map(
            (row, context) ->
                Map.entry(row.getInt(1), new ChartTracker.Versions(row.getInt(2), row.getInt(3))))
        .forEach(entry -> newest.put(entry.getKey(), entry.getValue()));
    return newest;
  }

  /**
   * A person may have changed limits or settings that what is written here was not judged by. The
   * rows of the positions are locked by now, so that nobody does until this is committed.
   */
  private static void refuseOutdated(
      Map<Integer, ChartTracker.Versions> newest, Collection<ChartTracker> touched) {
    for (ChartTracker tracker : touched) {
      ChartId chart = tracker.definition().id();
      if (!tracker.newest().equals(newest.get(chart.value()))) {
        throw new OutdatedChartException(chart, tracker.newest());
      }
    }
  }

  private Handle writer() throws SQLException {
    Handle open = writer;
    if (open == null) {
      Connection connection = database.openWriter(FOLLOWER);
      open = Database.discreet(Jdbi.create(() -> connection)).open();
      writer = open;
    }
    return open;
  }

  /** After a failure the connection is not used again: a broken COPY can leave it in any state. */
  private void abandon(Exception why) {
    Handle open = writer;
    writer = null;
    if (open != null) {
      try {
        open.getConnection().close();
      } catch (SQLException e) {
        why.addSuppressed(e);
      }
    }
  }

  /** Closes the connection; the store can be used again. */
  void close() {
    Handle open = writer;
    writer = null;
    if (open != null) {
      open.close();
    }
  }

  private void writeSubgroups(Connection connection, List<ChartOutcome> outcomes)
      throws SQLException {
    if (outcomes.isEmpty()) {
      return;
    }
    rows.begin(connection, SUBGROUP);
    // Chart by chart: neighbours in the indexes, which are most of the work.
    List<ChartOutcome> sorted = new ArrayList<>(outcomes);
    sorted.sort(Comparator.comparingInt(outcome -> outcome.chart().id().value()));
    for (ChartOutcome outcome : sorted) {
      PlottedSubgroup subgroup = outcome.subgroup();
      rows.row(11)
          .int4(outcome.chart().id().value())
          .int8(subgroup.number())
          .time(subgroup.span().firstMicros())
          .time(subgroup.span().lastMicros())
          .int4(subgroup.span().tag())
          .float8(subgroup.location());
      if (subgroup.dispersion().isPresent()) {
        rows.float8(subgroup.dispersion().getAsDouble());
      } else {
        rows.none();
      }
      rows.int4(subgroup.size())
          .int4(subgroup.limitVersion())
          .flag(subgroup.span().afterInterruption())
          .text(subgroup.batch());
    }
    rows.end();
  }

  private void writeSignals(Connection connection, List<ChartOutcome> outcomes)
      throws SQLException {
    boolean begun = false;
    for (ChartOutcome outcome : outcomes) {
      for (ChartSignal signal : outcome.signals()) {
        if (!begun) {
          rows.begin(connection, SIGNAL);
          begun = true;
        }
        rows.row(6)
            .int4(outcome.chart().id().value())
            .int8(signal.subgroup())
            .text(signal.panel().key())
            .text(signal.rule())
            .time(signal.timeMicros())
            .longs(signal.points());
      }
    }
    if (begun) {
      rows.end();
    }
  }

  /** First limits. The positions are locked by now: what people agree on waits, or is seen. */
  private static void writeLimits(Handle handle, NewLimits fresh) {
    LimitVersion version = fresh.version();
    int written =
        handle
            .createUpdate(
                """
                insert into limit_set
                  (chart_id, version, mu, sigma, n, method, source_first, source_last,
                   first_subgroup, valid_from, author, approver, reason)
                values (:chart, :version, :mu, :sigma, :n, :method, :sourceFirst, :sourceLast,
                        :firstSubgroup, :validFrom, :author, :approver, :reason)
                on conflict (chart_id, version) do nothing
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
    if (written == 0) {
      throw new OutdatedChartException(fresh.chart());
    }
  }

  private static void writePositions(Connection connection, Collection<ChartTracker> touched)
      throws SQLException {
    if (touched.isEmpty()) {
      return;
    }
    int size = touched.size();
    Integer[] chart = new Integer[size];
    byte[][] state = new byte[size][];
    Integer[] stage = new Integer[size];
    Integer[] tag = new Integer[size];
    String[] batch = new String[size];
    int i = 0;
    for (ChartTracker tracker : touched) {
      ChartTracker.Position position = tracker.position();
      chart[i] = tracker.definition().id().value();
      state[i] = position.monitor().bytes();
      stage[i] = position.stage();
      tag[i] = position.tag();
      batch[i] = position.batch();
      i++;
    }
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            insert into chart_state (chart_id, state, stage, tag_id, batch)
            select * from unnest(?::int[], ?::bytea[], ?::int[], ?::int[], ?::text[])
            on conflict (chart_id) do update
              set state = excluded.state, stage = excluded.stage, tag_id = excluded.tag_id,
                  batch = excluded.batch
            """)) {
      statement.setArray(1, connection.createArrayOf("int4", chart));
      statement.setArray(2, connection.createArrayOf("bytea", state));
      statement.setArray(3, connection.createArrayOf("int4", stage));
      statement.setArray(4, connection.createArrayOf("int4", tag));
      statement.setArray(5, connection.createArrayOf("text", batch));
      statement.executeUpdate();
    }
  }

  private static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
