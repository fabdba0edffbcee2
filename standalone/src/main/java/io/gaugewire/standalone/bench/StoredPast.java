package io.gaugewire.standalone.bench;

import io.gaugewire.ingest.audit.Changes;
import io.gaugewire.ingest.database.BinaryRows;
import io.gaugewire.ingest.database.Database;
import io.gaugewire.ingest.database.Upkeep;
import io.gaugewire.ingest.masterdata.MasterDataReader;
import io.gaugewire.ingest.masterdata.MasterDataStore;
import io.gaugewire.standalone.load.LoadPlan;
import io.gaugewire.wire.EdgeId;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * A past as intake would have stored it: every tag read once a second, its chart with a subgroup of
 * five a minute.
 *
 * @param tags ids of the tags
 * @param charts ids of their charts
 * @param from when it begins, a midnight of UTC
 * @param days whole days of it
 */
record StoredPast(List<Integer> tags, List<Integer> charts, Instant from, int days) {
  private static final int WRITERS = 2;
  private static final int BATCH = 40_000;
  private static final int SECONDS_A_DAY = 86_400;
  private static final int SUBGROUPS_A_DAY = 1_440;

  StoredPast {
    tags = List.copyOf(tags);
    charts = List.copyOf(charts);
  }

  /**
   * Fills an empty database.
   *
   * @param masterData the plan's master data
   * @param readings how many, rounded up to whole days
   */
  static StoredPast fill(
      Database database, LoadPlan plan, Path masterData, long readings, Consumer<String> progress)
      throws SQLException, InterruptedException {
    new MasterDataStore(new Changes(database.jdbi(), Clock.systemUTC()))
        .apply(MasterDataReader.read(masterData));
    List<Integer> tags = tags(database, plan);
    List<Integer> charts =
        database
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .createQuery("select id from chart order by id limit :most")
                        .bind("most", tags.size())
                        .mapTo(Integer.class)
                        .list());
    int days = (int) Math.ceilDiv(readings, (long) tags.size() * SECONDS_A_DAY);
    Instant end = Instant.now().truncatedTo(ChronoUnit.DAYS);
    StoredPast past = new StoredPast(tags, charts, end.minus(Duration.ofDays(days)), days);
    database.makeRoom(past.from(), end);
    past.write(database, progress);
    progress.accept("putting days in order of their tags, as upkeep would in time …");
    Upkeep.putDaysInOrder(database, Instant.now());
    progress.accept("vacuuming, as autovacuum would in time …");
    database.jdbi().useHandle(handle -> handle.execute("vacuum (analyze)"));
    return past;
  }

  /** What an earlier run stored, if it did. */
  static Optional<StoredPast> find(Database database) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        select min(first_time), max(time),
                               array(select id from tag order by id),
                               array(select distinct chart_id from subgroup order by 1)
                        from subgroup having count(*) > 0
                        """)
                    .map((row, context) -> past(row))
                    .findOne());
  }

  private static StoredPast past(ResultSet row) throws SQLException {
    Instant first = row.getObject(1, OffsetDateTime.class).toInstant();
    Instant last = row.getObject(2, OffsetDateTime.class).toInstant();
    Instant from = first.truncatedTo(ChronoUnit.DAYS);
    return new StoredPast(
        List.of((Integer[]) row.getArray(3).getArray()),
        List.of((Integer[]) row.getArray(4).getArray()),
        from,
        (int) ChronoUnit.DAYS.between(from, last) + 1);
  }

  /** What the first parcel of each edge would register. */
  private static List<Integer> tags(Database database, LoadPlan plan) {
    return database
        .jdbi()
        .inTransaction(
            handle -> {
              for (EdgeId edge : plan.edgeIds()) {
                handle.execute(
                    "insert into site (name) values (?) on conflict do nothing", edge.site());
                handle.execute(
                    "insert into edge (site, name) values (?, ?)", edge.site(), edge.edge());
              }
              return handle
                  .createQuery(
                      """
                      insert into tag (edge_id, station, name, unit, decimals)
                      select e.id, s.station, s.tag, 'mm', 3
                      from characteristic_source s
                      join edge e on e.site = s.site and e.name = s.edge
                      where s.tag like 'tag-%' order by s.characteristic_id returning id
                      """)
                  .mapTo(Integer.class)
                  .list();
            });
  }

  private void write(Database database, Consumer<String> progress)
      throws SQLException, InterruptedException {
    List<Callable<Long>> writers = new ArrayList<>();
    for (int writer = 0; writer < WRITERS; writer++) {
      int first = writer * tags.size() / WRITERS;
      int end = (writer + 1) * tags.size() / WRITERS;
      boolean tells = writer == 0;
      writers.add(() -> write(database, first, end, tells ? progress : text -> {}));
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(WRITERS)) {
      for (Future<Long> written : threads.invokeAll(writers)) {
        written.get();
      }
    } catch (ExecutionException e) {
      throw new SQLException("the past cannot be written", e);
    }
  }

  private long write(Database database, int first, int end, Consumer<String> progress)
      throws SQLException {
    BinaryRows out = new BinaryRows();
    SplittableRandom random = new SplittableRandom(first);
    long begin = ChronoUnit.MICROS.between(Instant.EPOCH, from);
    int step = Math.max(1, BATCH / Math.max(1, end - first));
    long rows = 0;
    try (Connection connection = database.openUnbounded("past")) {
      connection.setAutoCommit(false);
      for (int day = 0; day < days; day++) {
        for (int second = 0; second < SECONDS_A_DAY; second += step) {
          int until = Math.min(SECONDS_A_DAY, second + step);
          out.begin(connection, "reading (tag_id, time, value, parcel, quality, raw)");
          for (int tag = first; tag < end; tag++) {
            for (int at = second; at < until; at++) {
              double value = Math.rint(10_000 + 100 * random.nextGaussian()) / 1_000;
              long micros = begin + (day * (long) SECONDS_A_DAY + at) * 1_000_000L;
              out.reading(tags.get(tag), micros, value, 1, 0, null);
              rows++;
            }
          }
          out.end();
          connection.commit();
        }
        subgroups(connection, out, first, end, day, random);
        progress.accept("day " + (day + 1) + " of " + days + " written");
      }
    }
    return rows;
  }

  private void subgroups(
      Connection connection, BinaryRows out, int first, int end, int day, SplittableRandom random)
      throws SQLException {
    long begin = ChronoUnit.MICROS.between(Instant.EPOCH, from);
    out.begin(
        connection,
        "subgroup (chart_id, number, first_time, time, tag_id, location, dispersion, size,"
            + " limit_set, after_interruption, batch)");
    for (int tag = first; tag < end; tag++) {
      for (int minute = 0; minute < SUBGROUPS_A_DAY; minute++) {
        long number = (long) day * SUBGROUPS_A_DAY + minute;
        long micros = begin + number * 60_000_000L;
        out.row(11)
            .int4(charts.get(tag))
            .int8(number + 1)
            .time(micros)
            .time(micros + 4_000_000L)
            .int4(tags.get(tag))
            .float8(10 + 0.04 * random.nextGaussian())
            .float8(0.2 + 0.02 * random.nextGaussian())
            .int4(5)
            .int4(1)
            .flag(false)
            .text("");
      }
    }
    out.end();
    connection.commit();
  }
}
