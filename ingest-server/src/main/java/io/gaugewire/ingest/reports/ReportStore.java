package io.gaugewire.ingest.reports;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Reports in the database, in the caller's transaction. */
final class ReportStore {
  private static final String SELECT =
      """
      select id, kind, period, revision, state, content, encode(hash, 'hex') as hash, through,
             reason, drafted_by, drafted, approved_by, approved, issued_by, issued
      from report
      """;

  /**
   * A stored report.
   *
   * @param content every figure and text in it, to the letter
   * @param hash SHA-256 of it, in hex
   * @param through last line of the chain of changes that it knows
   */
  public record Stored(
      UUID id,
      String kind,
      String period,
      int revision,
      String state,
      String content,
      String hash,
      long through,
      String reason,
      String draftedBy,
      Instant drafted,
      Optional<String> approvedBy,
      Optional<Instant> approved,
      Optional<String> issuedBy,
      Optional<Instant> issued) {}

  /**
   * Somebody signed a report.
   *
   * @param name of the person when it was signed, and {@code login} to sign in then
   * @param hash SHA-256 of the report as it stood
   */
  public record Signature(String meaning, String name, String login, Instant time, String hash) {}

  /** What a management review decided, as it was decided; names as they were then. */
  public record Decision(
      long number,
      String text,
      String department,
      String departmentEn,
      String departmentZh,
      String owner,
      String ownerName,
      String verifier,
      String verifierName,
      Instant due) {}

  /** A report with its signatures, earliest first, and for a review with its decisions. */
  record Signed(Stored report, List<Signature> signatures, List<Decision> decisions) {}

  /** Who signed a report; names as the chain of changes had them then. */
  Signed signed(Handle handle, Stored report) {
    return new Signed(report, signatures(handle, report), decisions(handle, report.id()));
  }

  /** The decisions of a review, from the lines that tell how they were made. */
  List<Decision> decisions(Handle handle, UUID review) {
    return handle
        .createQuery(
            """
            select (decided ->> 'number')::bigint as number, decided ->> 'text' as text,
                   decided ->> 'department' as department,
                   coalesce(d.told ->> 'name_en', decided ->> 'department') as department_en,
                   coalesce(d.told ->> 'name_zh', decided ->> 'department') as department_zh,
                   decided ->> 'owner' as owner,
                   coalesce(o.told ->> 'name', decided ->> 'owner') as owner_name,
                   decided ->> 'verifier' as verifier,
                   coalesce(v.told ->> 'name', decided ->> 'verifier') as verifier_name,
                   (decided ->> 'due')::timestamptz as due
            from action t join audit_entry a
              on a.kind = 'action' and a.record = t.id::text and a.action = 'insert'
            cross join lateral (select a.after::jsonb as decided) what
            left join lateral (%s) d on true
            left join lateral (%s) o on true
            left join lateral (%s) v on true
            where t.report_id = :review order by t.number
            """
                .formatted(
                    toldOf("department", "code", "department"),
                    toldOf("person", "login", "owner"),
                    toldOf("person", "login", "verifier")))
        .bind("review", review)
        .map(ConstructorMapper.of(Decision.class))
        .list();
  }

  /** A record of a kind as the chain of changes last told of it before a decision. */
  private static String toldOf(String kind, String key, String field) {
    return """
    select e.after::jsonb as told from audit_entry e
    where e.kind = '%s' and e.number < a.number and e.after::jsonb ->> '%s' = decided ->> '%s'
    order by e.number desc limit 1
    """
        .formatted(kind, key, field);
  }

  /** The latest revision of each report that has no issued one. */
  List<Stored> unissued(Handle handle) {
    return handle
        .createQuery(
            SELECT
                + """
                 r where issued is null and not exists (
                   select from report l where l.kind = r.kind and l.period = r.period
                     and (l.revision > r.revision or l.issued is not null))
                order by drafted
                """)
        .map(ConstructorMapper.of(Stored.class))
        .list();
  }

  /** Whether an office was told that a period's report is not issued. */
  boolean reminded(Handle handle, Stored report, int level) {
    return handle
            .createQuery(
                """
                select count(*) from escalation e join report r on r.id = e.record
                where e.kind = 'report' and e.level = :level
                  and r.kind = :kind and r.period = :period
                """)
            .bind("level", level)
            .bind("kind", report.kind())
            .bind("period", report.period())
            .mapTo(Long.class)
            .one()
        > 0;
  }

  void remind(Handle handle, Stored report, int level, String role, Instant at) {
    handle
        .createUpdate(
            "insert into escalation (kind, record, level, role, time)"
                + " values ('report', :id, :level, :role, :at)")
        .bind("id", report.id())
        .bind("level", level)
        .bind("role", role)
        .bind("at", at)
        .execute();
  }

  private static List<Signature> signatures(Handle handle, Stored report) {
    return handle
        .createQuery(
            """
            select s.meaning, told.name, told.login, s.time, encode(s.hash, 'hex') as hash
            from signature s
            join lateral (
              select a.after::jsonb ->> 'name' as name, a.after::jsonb ->> 'login' as login
              from audit_entry a
              where a.kind = 'person' and a.record = s.person_id::text and a.time <= s.time
                and a.after is not null
              order by a.number desc limit 1) told on true
            where s.kind = 'report' and s.record = :id order by s.time, s.meaning
            """)
        .bind("id", report.id().toString())
        .map(ConstructorMapper.of(Signature.class))
        .list();
  }

  Optional<Stored> byId(Handle handle, UUID id) {
    return handle
        .createQuery(SELECT + " where id = :id")
        .bind("id", id)
        .map(ConstructorMapper.of(Stored.class))
        .findOne();
  }

  /** Every revision of a period's report, oldest first. */
  List<Stored> revisions(Handle handle, String kind, String period) {
    return handle
        .createQuery(SELECT + " where kind = :kind and period = :period order by revision")
        .bind("kind", kind)
        .bind("period", period)
        .map(ConstructorMapper.of(Stored.class))
        .list();
  }

  List<Stored> all(Handle handle) {
    return handle
        .createQuery(SELECT + " order by drafted desc, kind limit 500")
        .map(ConstructorMapper.of(Stored.class))
        .list();
  }

  /** What is drafted. */
  record Draft(UUID id, String kind, String period, int revision, String content, Why why) {}

  /** Why, by whom, and what it knows. */
  record Why(String reason, String by, long through) {}

  void add(Handle handle, Draft draft, Instant at) {
    handle
        .createUpdate(
            """
            insert into report
              (id, kind, period, revision, state, content, hash, through, reason, drafted_by, drafted)
            values (:id, :kind, :period, :revision, 'draft', :content,
                    sha256(convert_to(:content, 'UTF8')), :through, :reason, :by, :at)
            """)
        .bind("id", draft.id())
        .bind("kind", draft.kind())
        .bind("period", draft.period())
        .bind("revision", draft.revision())
        .bind("content", draft.content())
        .bind("through", draft.why().through())
        .bind("reason", draft.why().reason())
        .bind("by", draft.why().by())
        .bind("at", at)
        .execute();
  }

  void state(Handle handle, UUID id, ReportState state) {
    handle
        .createUpdate("update report set state = :state where id = :id")
        .bind("id", id)
        .bind("state", state.key())
        .execute();
  }

  void approved(Handle handle, UUID id, String by, Instant at) {
    handle
        .createUpdate(
            "update report set state = 'approved', approved_by = :by, approved = :at where id ="
                + " :id")
        .bind("id", id)
        .bind("by", by)
        .bind("at", at)
        .execute();
  }

  void issued(Handle handle, UUID id, String by, Instant at) {
    handle
        .createUpdate(
            "update report set state = 'issued', issued_by = :by, issued = :at where id = :id")
        .bind("id", id)
        .bind("by", by)
        .bind("at", at)
        .execute();
  }
}
