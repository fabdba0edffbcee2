package io.gaugewire.ingest.plan;

import io.gaugewire.ingest.characteristic.Specification;
import io.gaugewire.ingest.web.Json;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Routings, plans, qualifications and gauges in the database, in the caller's transaction. */
public final class PlanStore {
  private static final String PLANS =
      """
      select id, part, operation, version, content::text as content, author, approver, valid_from,
             valid_to, reason
      from inspection_plan
      """;

  /** A part's operations in their order. */
  public List<Operation> routing(Handle handle, String part) {
    return handle
        .createQuery("select * from operation where part = :part order by position")
        .bind("part", part)
        .map(ConstructorMapper.of(Operation.class))
        .list();
  }

  /** The version that held at an instant. */
  public Optional<Plan> plan(Handle handle, String part, String operation, Instant at) {
    return handle
        .createQuery(
            PLANS
                + """
                where part = :part and operation = :operation and valid_from <= :at
                  and (valid_to is null or valid_to > :at)
                """)
        .bind("part", part)
        .bind("operation", operation)
        .bind("at", at)
        .map((row, context) -> plan(row))
        .findOne();
  }

  /** Every version, of one part or all. */
  public List<Plan> plans(Handle handle, Optional<String> part) {
    return handle
        .createQuery(
            PLANS + " where :part::text is null or part = :part order by part, operation, version")
        .bind("part", part.orElse(null))
        .map((row, context) -> plan(row))
        .list();
  }

  Optional<Plan> byId(Handle handle, UUID id) {
    return handle
        .createQuery(PLANS + " where id = :id")
        .bind("id", id)
        .map((row, context) -> plan(row))
        .findOne();
  }

  /** Adds the next version, whatever number the plan says. */
  public void add(Handle handle, Plan plan) {
    handle
        .createUpdate(
            """
            insert into inspection_plan (id, part, operation, version, content, author, reason)
            select :id, :part, :operation, coalesce(max(version), 0) + 1, :content::jsonb, :author,
                   :reason
            from inspection_plan where part = :part and operation = :operation
            """)
        .bind("id", plan.id())
        .bind("part", plan.part())
        .bind("operation", plan.operation())
        .bind("content", Json.text(plan.content()))
        .bind("author", plan.author())
        .bind("reason", plan.reason())
        .execute();
  }

  /** The version begins to hold, the one before ends. */
  void approve(Handle handle, Plan plan, String approver, Instant at) {
    handle
        .createUpdate(
            """
            update inspection_plan set valid_to = :at
            where part = :part and operation = :operation and valid_from is not null
              and valid_to is null
            """)
        .bind("part", plan.part())
        .bind("operation", plan.operation())
        .bind("at", at)
        .execute();
    handle
        .createUpdate(
            "update inspection_plan set approver = :approver, valid_from = :at where id = :id")
        .bind("id", plan.id())
        .bind("approver", approver)
        .bind("at", at)
        .execute();
  }

  /** Whether a person is qualified for an operation on a day. */
  public boolean qualified(Handle handle, UUID person, Operation operation, LocalDate day) {
    return handle
            .createQuery(
                """
                select count(*) from qualification
                where person_id = :person and part = :part and operation = :operation
                  and valid_from <= :day and valid_to > :day
                """)
            .bind("person", person)
            .bind("part", operation.part())
            .bind("operation", operation.code())
            .bind("day", day)
            .mapTo(Long.class)
            .one()
        > 0;
  }

  /** A person is trained for an operation, for a time. */
  public record Qualification(
      UUID person, String part, String operation, LocalDate from, LocalDate to) {
    public Qualification {
      if (!from.isBefore(to)) {
        throw new IllegalArgumentException("Give a day after from");
      }
    }
  }

  List<Qualification> qualifications(Handle handle) {
    return handle
        .createQuery(
            """
            select person_id as person, part, operation, valid_from as "from", valid_to as "to"
            from qualification order by person_id, part, operation, valid_from
            """)
        .map(ConstructorMapper.of(Qualification.class))
        .list();
  }

  /** Adds a qualification, or changes until when it holds. */
  public void qualify(Handle handle, Qualification qualification) {
    handle
        .createUpdate(
            """
            insert into qualification (person_id, part, operation, valid_from, valid_to)
            values (:person, :part, :operation, :from, :to)
            on conflict (person_id, part, operation, valid_from) do update set valid_to = :to
            """)
        .bind("person", qualification.person())
        .bind("part", qualification.part())
        .bind("operation", qualification.operation())
        .bind("from", qualification.from())
        .bind("to", qualification.to())
        .execute();
  }

  /** Gauges by their code. */
  public Map<String, GaugeStanding> gauges(Handle handle) {
    Map<String, GaugeStanding> gauges = new HashMap<>();
    handle
        .createQuery("select code, due, state, state_since from gauge")
        .map(ConstructorMapper.of(GaugeStanding.class))
        .forEach(gauge -> gauges.put(gauge.code(), gauge));
    return gauges;
  }

  /** Specifications by the code of their characteristic. */
  public Map<String, Specification> specifications(Handle handle) {
    Map<String, Specification> specifications = new HashMap<>();
    handle
        .createQuery("select code, lsl, target, usl from characteristic")
        .map(
            (row, context) ->
                Map.entry(
                    row.getString("code"),
                    new Specification(
                        Optional.ofNullable(row.getBigDecimal("lsl")),
                        Optional.ofNullable(row.getBigDecimal("target")),
                        Optional.ofNullable(row.getBigDecimal("usl")))))
        .forEach(entry -> specifications.put(entry.getKey(), entry.getValue()));
    return specifications;
  }

  private static Plan plan(ResultSet row) throws SQLException {
    return new Plan(
        row.getObject("id", UUID.class),
        row.getString("part"),
        row.getString("operation"),
        row.getInt("version"),
        Json.read(
            Json.parse(row.getString("content").getBytes(StandardCharsets.UTF_8)),
            PlanContent.class),
        row.getString("author"),
        Optional.ofNullable(row.getString("approver")),
        Optional.ofNullable(row.getObject("valid_from", OffsetDateTime.class))
            .map(OffsetDateTime::toInstant),
        Optional.ofNullable(row.getObject("valid_to", OffsetDateTime.class))
            .map(OffsetDateTime::toInstant),
        row.getString("reason"));
  }
}
