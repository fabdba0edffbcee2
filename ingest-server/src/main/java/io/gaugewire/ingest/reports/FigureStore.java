package io.gaugewire.ingest.reports;

import io.gaugewire.ingest.config.ServerConfig;
import io.gaugewire.ingest.objectives.Objectives;
import io.gaugewire.ingest.objectives.Period;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.Query;

/** Sums and lists of a period, read in one transaction so that they agree with each other. */
final class FigureStore {
  private final Handle handle;
  private final Period period;
  private final ServerConfig.Plant plant;
  private final ZoneId zone;
  private final Instant now;

  FigureStore(Handle handle, Period period, ServerConfig.Plant plant, Instant now) {
    this.handle = handle;
    this.period = period;
    this.plant = plant;
    this.zone = plant.zone();
    this.now = now;
  }

  private Query query(String sql) {
    Query query = handle.createQuery(sql);
    if (sql.contains(":from")) {
      query.bind("from", period.start().atStartOfDay(zone).toInstant());
    }
    if (sql.contains(":to")) {
      query.bind("to", period.end().atStartOfDay(zone).toInstant());
    }
    if (sql.contains(":start")) {
      query.bind("start", period.start());
    }
    if (sql.contains(":end")) {
      query.bind("end", period.end());
    }
    return query;
  }

  private <T> List<T> list(Class<T> type, String sql) {
    return query(sql).map(ConstructorMapper.of(type)).list();
  }

  private long count(String sql) {
    return query("select count(*) from " + sql).mapTo(Long.class).one();
  }

  /**
   * The figures of a period.
   *
   * @param by who drafts the report
   */
  Figures figures(String by) {
    return figures(by, Optional.empty());
  }

  /** The figures of a management review: the same, and what became of earlier decisions. */
  Figures review(String by) {
    return figures(
        by,
        Optional.of(
            list(
                Figures.FollowUp.class,
                """
                select r.period as review, a.number, a.text, a.owner, a.due, a.state, a.outcome
                from action a join report r on r.id = a.report_id
                where r.issued is not null and (a.verified is null or a.verified >= :from)
                order by a.number
                """)));
  }

  private Figures figures(String by, Optional<List<Figures.FollowUp>> followUps) {
    List<Objectives.Line> objectives = Objectives.of(zone).over(handle, period, now);
    Figures.Settlement settlement = settlement();
    Called called = new Called(by);
    objectives.forEach(called::objective);
    settlement.actions().forEach(called::action);
    followUps.ifPresent(all -> all.forEach(one -> called.person(one.owner())));
    return new Figures(
        period.name(),
        period.start(),
        period.end(),
        objectives,
        new Figures.Production(completed(), inspected(), discipline(), months(), defects()),
        incidents(),
        complaints(),
        visits(),
        settlement,
        zone.getId(),
        called.names(handle, plant.name()),
        followUps);
  }

  private List<Figures.Completed> completed() {
    return list(
        Figures.Completed.class,
        """
        select p.code as part, p.name_en, p.name_zh, count(*) as batches,
               sum(b.quantity - b.scrapped - b.returned) as pieces
        from signature s join batch b on b.id::text = s.record join part p on p.code = b.part
        where s.kind = 'batch' and s.meaning = 'released' and s.time >= :from and s.time < :to
        group by p.code order by p.code
        """);
  }

  private List<Figures.Inspected> inspected() {
    return list(
        Figures.Inspected.class,
        """
        select o.gate, t.line, l.name_en, l.name_zh, t.part, t.operation, sum(records) as records, sum(failed) as failed,
               sum(inspected) as inspected, sum(nonconforming) as nonconforming,
               sum(first_inspected) as first_inspected,
               sum(first_nonconforming) as first_nonconforming
        from quality_day t join operation o on o.part = t.part and o.code = t.operation
        join line l on l.code = t.line
        where day >= :start and day < :end
        group by 1, 2, 3, 4, 5, 6 having sum(records) > 0 order by 1, 2, 5, 6
        """);
  }

  private List<Figures.Discipline> discipline() {
    return list(
        Figures.Discipline.class,
        """
        select t.line, l.name_en, l.name_zh, sum(planned) as planned, sum(done) as done, sum(missed) as missed,
               sum(waived) as waived, sum(pending) as pending
        from check_day t join line l on l.code = t.line
        where day >= :start and day < :end
        group by 1, 2, 3 having sum(planned) > 0 order by 1
        """);
  }

  /** Pieces of a month before it has its objective. */
  public record Pieces(String month, long inspected, long nonconforming) {}

  private List<Figures.Month> months() {
    LocalDate start = period.end().minusYears(1);
    List<Pieces> counted =
        query(
                """
                select to_char(day, 'YYYY-MM') as month, sum(inspected) as inspected,
                       sum(nonconforming) as nonconforming
                from quality_day where day >= :first and day < :end
                group by 1 having sum(records) > 0 order by 1
                """)
            .bind("first", start)
            .map(ConstructorMapper.of(Pieces.class))
            .list();
    Objectives objectives = Objectives.of(zone);
    return counted.stream()
        .map(
            month ->
                new Figures.Month(
                    month.month(),
                    month.inspected(),
                    month.nonconforming(),
                    objectives.defectRate(handle, YearMonth.parse(month.month()).atEndOfMonth())))
        .toList();
  }

  private List<Figures.Defect> defects() {
    return list(
        Figures.Defect.class,
        """
        select d.code, c.name_en, c.name_zh, c.severity, sum(d.count) as count
        from defect_day d join defect_code c on c.code = d.code
        where d.day >= :start and d.day < :end
        group by d.code, c.name_en, c.name_zh, c.severity having sum(d.count) > 0
        order by count desc, d.code
        """);
  }

  private Figures.Incidents incidents() {
    String raised = "nonconformance where raised >= :from and raised < :to and state <> 'voided'";
    BigDecimal cost =
        query("select coalesce(sum(cost), 0) from " + raised).mapTo(BigDecimal.class).one();
    return new Figures.Incidents(
        count(raised),
        count("nonconformance where state = 'closed' and entered >= :from and entered < :to"),
        count(
            "nonconformance where raised < :to and state <> 'voided'"
                + " and (state <> 'closed' or entered >= :to)"),
        cost,
        plant.currency().map(Currency::getCurrencyCode),
        list(
            Figures.Cost.class,
            """
            select c.kind, sum(c.amount) as amount, count(distinct n.id) as reports
            from quality_cost_line c join nonconformance n on n.id = c.nonconformance_id
            where n.raised >= :from and n.raised < :to and n.state <> 'voided'
            group by c.kind order by amount desc, c.kind
            """),
        list(
            Figures.Incident.class,
            """
            select n.number, n.source, n.severity, b.number as batch, n.operation, n.quantity,
                   n.description, n.cause, n.state, n.raised
            from nonconformance n join batch b on b.id = n.batch_id
            where n.raised >= :from and n.raised < :to and n.state <> 'voided' order by n.number
            """));
  }

  private Figures.Complaints complaints() {
    return new Figures.Complaints(
        count("complaint where received >= :from and received < :to"),
        count("complaint where answered >= :from and answered < :to"),
        list(
            Figures.ComplaintLine.class,
            """
            select c.number, c.customer, coalesce(c.part, '') as part,
                   coalesce(b.number, '') as batch, c.severity, c.said, c.cause, c.answer
            from complaint c left join batch b on b.id = c.batch_id
            where c.received >= :from and c.received < :to order by c.number
            """));
  }

  private Figures.Visits visits() {
    return new Figures.Visits(
        count("visit where made >= :start and made < :end"),
        count("visit where made >= :start and made < :end and satisfied"),
        count("visit where due < :end and (made is null or made >= :end)"),
        list(
            Figures.VisitLine.class,
            """
            select d.customer, b.number as batch, v.due, v.made, v.satisfied, v.said, v.cause
            from visit v join delivery d on d.id = v.delivery_id join batch b on b.id = d.batch_id
            where v.made >= :start and v.made < :end order by v.made, d.customer, b.number
            """));
  }

  private Figures.Settlement settlement() {
    return new Figures.Settlement(
        count("action where created >= :from and created < :to"),
        count("action where verified >= :from and verified < :to"),
        count("action where due < :to and (done is null or done >= :to)"),
        list(
            Figures.ActionLine.class,
            """
            select number, text, department, owner, verifier, due, state from action
            where created >= :from and created < :to order by number
            """),
        list(
            Figures.Settled.class,
            """
            select kind, count(*) as decisions, sum(quantity) as pieces from disposition
            where executed >= :from and executed < :to group by kind order by kind
            """));
  }

  Figures.Inspectors inspectors(String by) {
    List<Figures.Inspector> inspectors = inspectors();
    Called called = new Called(by);
    inspectors.forEach(one -> called.person(one.inspector()));
    return new Figures.Inspectors(
        period.name(),
        period.start(),
        period.end(),
        inspectors,
        zone.getId(),
        called.names(handle, plant.name()));
  }

  private List<Figures.Inspector> inspectors() {
    return list(
        Figures.Inspector.class,
        """
        select s.inspector, coalesce(sum(t.records), 0) as records,
               coalesce(sum(t.failed), 0) as failed, coalesce(sum(t.inspected), 0) as inspected,
               coalesce(sum(t.nonconforming), 0) as nonconforming, max(s.voided) as voided
        from (select inspector, sum(voided) as voided from (
                select inspector, 0 as voided from quality_tally
                where day >= :start and day < :end and records > 0
                union all
                select signer, 1 from inspection
                where voided is not null and signed >= :from and signed < :to) known
              group by 1) s
        left join quality_tally t
          on t.inspector = s.inspector and t.day >= :start and t.day < :end
        group by 1 order by 1
        """);
  }

  /** Number of the last line of the chain of changes. */
  long through() {
    return handle
        .createQuery("select coalesce(max(number), 0) from audit_entry")
        .mapTo(Long.class)
        .one();
  }
}
