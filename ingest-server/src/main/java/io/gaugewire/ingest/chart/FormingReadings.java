package io.gaugewire.ingest.chart;

import io.gaugewire.wire.Quality;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

/**
 * Asks for the readings that subgroups were formed from. Only those subgroups are answered whose
 * readings can be told for certain ({@link Formation}). Safe for use by many threads.
 */
public final class FormingReadings {
  /** Subgroups asked for at once: what lies in their time is in memory together. */
  private static final int AT_ONCE = 100;

  /**
   * Usable readings of all tags that feed the chart, in the time of each subgroup. What a chart
   * passed without judging it formed nothing.
   *
   * <p>A parcel is judged tag by tag. Where several tags feed a chart, readings of the parcels that
   * lie there may so have formed it although they were taken a little before or after: an edge
   * seals a parcel after a tenth of a second.
   */
  private static final String CANDIDATES =
      """
      with bound as (
        select b.tag_id, b.valid_from, coalesce(b.valid_to, 'infinity') as valid_to
        from chart c join binding b on b.characteristic_id = c.characteristic_id
        where c.id = :chart
      ), span as (
        select s.number, s.tag_id, p.parcels, s.first_time - p.reach as first_time,
               s.time + p.reach as time
        from unnest(:numbers, :tags, :from::timestamptz[], :to::timestamptz[])
          as s (number, tag_id, first_time, time)
        cross join lateral (
          select array_agg(distinct r.parcel) as parcels,
                 case when count(*) > 0 then interval '1 s' else interval '0' end as reach
          from (select s.tag_id union select b.tag_id from bound b) fed
          join reading r on r.tag_id = fed.tag_id and r.time between s.first_time and s.time
          where exists (select from bound b where b.tag_id <> s.tag_id)
        ) p
      ), candidate as (
        select s.number, r.tag_id, r.parcel, r.time, r.value, r.quality
        from span s
        cross join lateral (
          select r.tag_id, r.parcel, r.time, r.value, r.quality from (
            select s.tag_id, '-infinity'::timestamptz as valid_from, 'infinity' as valid_to
            union all
            select b.tag_id, b.valid_from, b.valid_to from bound b where b.tag_id <> s.tag_id
          ) fed
          join reading r
            on r.tag_id = fed.tag_id and r.time between s.first_time and s.time
            and r.time >= fed.valid_from and r.time < fed.valid_to
          where (r.quality & :unusable) = 0
            and (s.parcels is null or r.parcel = any(s.parcels))
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
    Map<Long, List<CandidateReading<T>>> formed = new LinkedHashMap<>();
    jdbi.useHandle(
        handle -> {
          for (int from = 0; from < subgroups.size(); from += AT_ONCE) {
            List<PlottedSubgroup> some =
                subgroups.subList(from, Math.min(from + AT_ONCE, subgroups.size()));
            Map<Long, List<CandidateReading<T>>> candidates =
                candidates(query(handle, chart, some, wanted), wanted);
            for (PlottedSubgroup subgroup : some) {
              Formation.of(
                      chart.plan().kind(),
                      subgroup,
                      candidates.getOrDefault(subgroup.number(), List.of()))
                  .ifPresent(readings -> formed.put(subgroup.number(), readings));
            }
          }
        });
    return formed;
  }

  private static <T> Map<Long, List<CandidateReading<T>>> candidates(
      Query query, Wanted<T> wanted) {
    return query
        .map((row, context) -> row(row, wanted))
        .collect(
            Collectors.groupingBy(
                Row::subgroup, Collectors.mapping(Row::reading, Collectors.toList())));
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
