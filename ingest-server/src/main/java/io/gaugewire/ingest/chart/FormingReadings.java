package io.gaugewire.ingest.chart;

import io.gaugewire.wire.Quality;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

/**
 * Asks for the readings that subgroups were formed from. Only those subgroups are answered whose
 * readings can be told for certain ({@link Formation}). Safe for use by many threads.
 */
public final class FormingReadings {
  /**
   * Usable readings of all tags that feed the chart, in the time of each subgroup. What a chart
   * passed without judging it formed nothing.
   */
  private static final String CANDIDATES =
      """
      with span as (
        select * from unnest(:numbers, :tags, :from::timestamptz[], :to::timestamptz[])
          as s (number, tag_id, first_time, time)
      ), candidate as (
        select s.number, r.tag_id, r.parcel, r.time, r.value, r.quality
        from span s
        cross join lateral (
          select r.tag_id, r.parcel, r.time, r.value, r.quality from (
            select s.tag_id, '-infinity'::timestamptz as valid_from, 'infinity' as valid_to
            union all
            select b.tag_id, b.valid_from, coalesce(b.valid_to, 'infinity')
            from chart c join binding b on b.characteristic_id = c.characteristic_id
            where c.id = :chart and b.tag_id <> s.tag_id
          ) fed
          join reading r
            on r.tag_id = fed.tag_id and r.time between s.first_time and s.time
            and r.time >= fed.valid_from and r.time < fed.valid_to
          where (r.quality & :unusable) = 0
            and not exists (
              select from unjudged u
              where u.chart_id = :chart and u.parcel = r.parcel and u.tag_id = r.tag_id)
          limit :most
        ) r
      )
      """;

  private static final String KEYS = "select k.number, k.tag_id, k.parcel, k.time, k.value";

  private final Jdbi jdbi;

  public FormingReadings(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * What is wanted of each reading, where {@code k} is the reading.
   *
   * @param columns SQL expressions, each after a comma; empty for none
   * @param joins more tables
   * @param bind binds the parameters of these
   * @param map gives what is carried from a row
   */
  public record Wanted<T>(
      String columns, String joins, Function<Query, Query> bind, Mapping<T> map) {
    /** Only the reading itself. */
    static final Wanted<Boolean> NOTHING = new Wanted<>("", "", query -> query, row -> true);
  }

  /** Reads what is carried. */
  public interface Mapping<T> {
    T of(ResultSet row) throws SQLException;
  }

  private record Row<T>(long subgroup, CandidateReading<T> reading) {}

  /**
   * The readings of each subgroup, oldest first, by its number and in the subgroups' order. One
   * that is not there cannot be told for certain, or its readings are not kept any more.
   */
  public <T> Map<Long, List<CandidateReading<T>>> of(
      ChartDefinition chart, List<PlottedSubgroup> subgroups, Wanted<T> wanted) {
    Map<Long, List<CandidateReading<T>>> candidates = new HashMap<>();
    jdbi.useHandle(
        handle ->
            query(handle, chart, subgroups, wanted)
                .map((row, context) -> row(row, wanted))
                .forEach(
                    row ->
                        candidates
                            .computeIfAbsent(row.subgroup(), number -> new ArrayList<>())
                            .add(row.reading())));
    Map<Long, List<CandidateReading<T>>> formed = new LinkedHashMap<>();
    for (PlottedSubgroup subgroup : subgroups) {
      Formation.of(
              chart.plan().kind(), subgroup, candidates.getOrDefault(subgroup.number(), List.of()))
          .ifPresent(readings -> formed.put(subgroup.number(), readings));
    }
    return formed;
  }

  private static Query query(
      Handle handle, ChartDefinition chart, List<PlottedSubgroup> subgroups, Wanted<?> wanted) {
    List<Long> numbers = new ArrayList<>();
    List<Integer> tags = new ArrayList<>();
    List<String> from = new ArrayList<>();
    List<String> to = new ArrayList<>();
    for (PlottedSubgroup subgroup : subgroups) {
      PlottedSubgroup.Span span = subgroup.span();
      numbers.add(subgroup.number());
      tags.add(span.tag());
      // Between the two a clock may have been put back.
      from.add(time(Math.min(span.firstMicros(), span.lastMicros())));
      to.add(time(Math.max(span.firstMicros(), span.lastMicros())));
    }
    return wanted
        .bind()
        .apply(
            handle.createQuery(
                CANDIDATES + KEYS + wanted.columns() + " from candidate k " + wanted.joins()))
        .bindArray("numbers", Long.class, numbers)
        .bindArray("tags", Integer.class, tags)
        .bindArray("from", String.class, from)
        .bindArray("to", String.class, to)
        .bind("chart", chart.id().value())
        .bind("unusable", Quality.UNUSABLE)
        .bind("most", Formation.MOST_CANDIDATES);
  }

  private static <T> Row<T> row(ResultSet row, Wanted<T> wanted) throws SQLException {
    return new Row<>(
        row.getLong(1),
        new CandidateReading<>(
            row.getInt(2),
            row.getLong(3),
            ChronoUnit.MICROS.between(
                Instant.EPOCH, row.getObject(4, OffsetDateTime.class).toInstant()),
            row.getDouble(5),
            wanted.map().of(row)));
  }

  private static String time(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
  }
}
