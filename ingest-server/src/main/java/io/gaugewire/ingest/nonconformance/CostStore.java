package io.gaugewire.ingest.nonconformance;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** What bad quality cost, in the database; amounts are in the plant's currency. */
final class CostStore {
  /** By what the cost can be summed, and where that stands. */
  static final Map<String, String> GROUPS =
      Map.of(
          "kind", "c.kind",
          "department", "coalesce(n.department, '')",
          "line", "coalesce(o.line, '')",
          "part", "b.part",
          "cause", "coalesce(n.cause, '')",
          "month", "to_char(n.raised at time zone :zone, 'YYYY-MM')");

  /** One amount; {@code voidReason} says why it does not count any more. */
  public record Line(
      UUID id,
      UUID nonconformanceId,
      String kind,
      BigDecimal amount,
      String note,
      String author,
      Instant recorded,
      Optional<String> voidReason,
      Optional<String> voidedBy) {}

  /** What is recorded. */
  record Given(UUID id, String kind, BigDecimal amount, String note) {}

  /** Cost of the reports of one group. */
  public record Sum(String code, BigDecimal amount, long nonconformances) {}

  void add(Handle handle, UUID nonconformance, Given given, String by, Instant at) {
    handle
        .createUpdate(
            """
            insert into quality_cost (id, nonconformance_id, kind, amount, note, author, recorded)
            values (:id, :nonconformance, :kind, :amount, :note, :by, :at)
            """)
        .bind("id", given.id())
        .bind("nonconformance", nonconformance)
        .bind("kind", given.kind())
        .bind("amount", given.amount())
        .bind("note", given.note())
        .bind("by", by)
        .bind("at", at)
        .execute();
    sum(handle, nonconformance);
  }

  /** Takes an amount out of the sums; false when there is none that counts. */
  boolean voided(Handle handle, UUID nonconformance, UUID id, String reason, String by) {
    int changed =
        handle
            .createUpdate(
                """
                update quality_cost set void_reason = :reason, voided_by = :by
                where id = :id and nonconformance_id = :nonconformance and void_reason is null
                """)
            .bind("id", id)
            .bind("nonconformance", nonconformance)
            .bind("reason", reason)
            .bind("by", by)
            .execute();
    sum(handle, nonconformance);
    return changed == 1;
  }

  private static void sum(Handle handle, UUID nonconformance) {
    handle
        .createUpdate(
            """
            update nonconformance set version = version + 1, cost = (
              select coalesce(sum(amount), 0) from quality_cost
              where nonconformance_id = :id and void_reason is null)
            where id = :id
            """)
        .bind("id", nonconformance)
        .execute();
  }

  /** Whether the cost of a report stands in lines, so that no estimate replaces it. */
  boolean known(Handle handle, UUID nonconformance) {
    return !of(handle, nonconformance).isEmpty();
  }

  List<Line> of(Handle handle, UUID nonconformance) {
    return handle
        .createQuery(
            "select * from quality_cost where nonconformance_id = :id order by recorded, id")
        .bind("id", nonconformance)
        .map(ConstructorMapper.of(Line.class))
        .list();
  }

  /**
   * Cost of what was raised on the days from one until before another, the largest first.
   *
   * @param group a key of {@link #GROUPS}
   */
  List<Sum> sums(Handle handle, LocalDate from, LocalDate to, String group, ZoneId zone) {
    String column = GROUPS.get(group);
    if (column == null) {
      throw new IllegalArgumentException("no group " + group);
    }
    return handle
        .createQuery(
            """
            select %s as code, sum(c.amount) as amount, count(distinct n.id) as nonconformances
            from quality_cost_line c
            join nonconformance n on n.id = c.nonconformance_id
            join batch b on b.id = n.batch_id
            left join operation o on o.part = b.part and o.code = n.operation
            where n.state <> 'voided'
              and n.raised >= :from::timestamp at time zone :zone
              and n.raised < :to::timestamp at time zone :zone
            group by 1 order by %s, code
            """
                .formatted(column, group.equals("month") ? "code" : "amount desc"))
        .bind("from", from)
        .bind("to", to)
        .bind("zone", zone.getId())
        .map(ConstructorMapper.of(Sum.class))
        .list();
  }
}
