package io.gaugewire.ingest.defectrate;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.Query;

/** The sums behind a defect rate, and the records behind the sums. */
final class DefectRateStore {
  /** What every query is cut by; {@code l} is the line, {@code t} what is counted. */
  private static final String WHERE =
      """
       where (:department::text is null or l.department = :department)
         and (:line::text is null or t.line = :line)
         and (:part::text is null or t.part = :part)
      """;

  /** Pieces by day and place, from the sums that inspection keeps. */
  private static final String TALLIES =
      """
      (select day, line, part, operation, inspected, nonconforming as found from quality_day
       where day >= :from and day < :to) t join line l on l.code = t.line
      """;

  /** The same with the defects of one code in place of the nonconforming pieces. */
  private static final String DEFECT_TALLIES =
      """
      (select s.day, s.line, s.part, s.operation, s.inspected, coalesce(d.count, 0) as found
       from quality_day s left join defect_day d
         on d.day = s.day and d.line = s.line and d.part = s.part and d.operation = s.operation
            and d.code = :defect
       where s.day >= :from and s.day < :to) t join line l on l.code = t.line
      """;

  /** Defects by day and place. */
  private static final String DEFECTS =
      """
      (select day, line, part, operation, code, count from defect_day
       where day >= :from and day < :to) t join line l on l.code = t.line
      """;

  /** Records that count, with their day. */
  private static final String RECORDS =
      """
      (select i.id, i.number, i.kind, i.part, i.operation, i.line, i.signer, i.signed, i.verdict,
              i.inspected, i.nonconforming
       from inspection i
       where i.voided is null and i.kind <> 'confirmation'
         and i.signed >= :from::timestamp at time zone :zone
         and i.signed < :to::timestamp at time zone :zone) t
      join line l on l.code = t.line
      """;

  private final Handle handle;
  private final Cut cut;
  private final ZoneId zone;

  DefectRateStore(Handle handle, Cut cut, ZoneId zone) {
    this.handle = handle;
    this.cut = cut;
    this.zone = zone;
  }

  /** Counts of one step of time. */
  public record Sum(LocalDate start, long inspected, long found) {}

  /** Counts of one place. */
  public record Part(String code, String nameEn, String nameZh, long inspected, long found) {}

  /** How often a defect was counted. */
  public record Defect(String code, String nameEn, String nameZh, String severity, long count) {}

  /** A record that found something. */
  public record Found(
      UUID id,
      long number,
      String kind,
      String part,
      String operation,
      String line,
      String signer,
      Instant signed,
      String verdict,
      int inspected,
      int nonconforming,
      List<String> defects) {}

  private Query query(String sql) {
    Query query =
        handle
            .createQuery(sql)
            .bind("from", cut.from())
            .bind("to", cut.to())
            .bind("department", cut.department().orElse(null))
            .bind("line", cut.line().orElse(null))
            .bind("part", cut.part().orElse(null));
    if (sql.contains(":zone")) {
      query.bind("zone", zone.getId());
    }
    if (sql.contains(":defect")) {
      query.bind("defect", cut.defect().orElse(null));
    }
    return query;
  }

  /**
   * Counts by step, the earliest first; a step in which nothing was inspected is left out.
   *
   * @param step {@code day}, {@code week} or {@code month}
   */
  List<Sum> steps(String step) {
    return query(
            """
            select date_trunc('%s', t.day::timestamp)::date as start,
                   sum(t.inspected) as inspected, sum(t.found) as found
            from %s %s group by 1 having sum(t.inspected) > 0 order by 1
            """
                .formatted(step, counted(), WHERE))
        .map(ConstructorMapper.of(Sum.class))
        .list();
  }

  /** Counts by the next level down, the most found first. */
  List<Part> parts() {
    Cut.Level level = cut.below();
    return query(
            """
            select c.code, coalesce(n.name_en, c.code) as name_en,
                   coalesce(n.name_zh, c.code) as name_zh, c.inspected, c.found
            from (select %s as code, sum(t.inspected) as inspected, sum(t.found) as found
                  from %s %s group by 1 having sum(t.inspected) > 0) c
            left join %s n on n.code = c.code %s
            order by c.found desc, c.code
            """
                .formatted(
                    level.column(),
                    counted(),
                    WHERE,
                    level.key(),
                    level == Cut.Level.OPERATION ? "and n.part = :part" : ""))
        .map(ConstructorMapper.of(Part.class))
        .list();
  }

  private String counted() {
    return cut.defect().isEmpty() ? TALLIES : DEFECT_TALLIES;
  }

  /** Defects by code, the most frequent first. */
  List<Defect> defects() {
    return query(
            """
            select c.code, c.name_en, c.name_zh, c.severity, sum(t.count) as count
            from %s join defect_code c on c.code = t.code
            %s group by c.code having sum(t.count) > 0 order by count desc, c.code
            """
                .formatted(DEFECTS, WHERE))
        .map(ConstructorMapper.of(Defect.class))
        .list();
  }

  /** The latest records that found a nonconforming piece, or a defect of the code asked for. */
  List<Found> records(int most) {
    return query(
            """
            select t.id, t.number, t.kind, t.part, t.operation, t.line, t.signer, t.signed,
                   t.verdict, t.inspected, t.nonconforming,
                   array(select d.code || ' × ' || d.count from inspection_defect d
                         where d.inspection_id = t.id order by d.count desc, d.code) as defects
            from %s %s and %s order by t.number desc limit :most
            """
                .formatted(
                    RECORDS,
                    WHERE,
                    cut.defect().isEmpty()
                        ? "t.nonconforming > 0"
                        : "exists (select 1 from inspection_defect d"
                            + " where d.inspection_id = t.id and d.code = :defect)"))
        .bind("most", most)
        .map(ConstructorMapper.of(Found.class))
        .list();
  }
}
