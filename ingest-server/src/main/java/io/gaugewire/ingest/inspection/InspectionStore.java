package io.gaugewire.ingest.inspection;

import io.gaugewire.ingest.plan.Plan;
import io.gaugewire.ingest.plan.Sampling;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Records in the database; the sums of a day follow them by themselves. */
final class InspectionStore {
  private static final String SELECT =
      """
      select id, number, kind, part, operation, station, line, signer, source, started, signed,
             received, of_id, plan_version, verdict, inspected, nonconforming, first_time,
             marks, content, encode(hash, 'hex') as hash, voided, voided_by, void_reason
      from inspection
      """;

  private final Jdbi jdbi;

  InspectionStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  Jdbi jdbi() {
    return jdbi;
  }

  /**
   * A stored record.
   *
   * @param content the signed document, to the letter
   * @param hash SHA-256 of it, in hex
   */
  public record Stored(
      UUID id,
      long number,
      String kind,
      String part,
      String operation,
      String station,
      String line,
      String signer,
      String source,
      Instant started,
      Instant signed,
      Instant received,
      Optional<UUID> ofId,
      Optional<Integer> planVersion,
      String verdict,
      int inspected,
      int nonconforming,
      boolean firstTime,
      List<String> marks,
      String content,
      String hash,
      Optional<Instant> voided,
      Optional<String> voidedBy,
      Optional<String> voidReason) {}

  Optional<Stored> byId(Handle handle, UUID id) {
    return handle
        .createQuery(SELECT + " where id = :id")
        .bind("id", id)
        .map(ConstructorMapper.of(Stored.class))
        .findOne();
  }

  /** Records of a batch that count, oldest first. */
  List<Stored> ofBatch(Handle handle, UUID batch) {
    return handle
        .createQuery(
            SELECT
                + " where id in (select inspection_id from inspection_batch where batch_id ="
                + " :batch) order by signed, number")
        .bind("batch", batch)
        .map(ConstructorMapper.of(Stored.class))
        .list();
  }

  /** Records before a number, latest first. */
  List<Stored> page(Handle handle, long before, Optional<String> part, int most) {
    return handle
        .createQuery(
            SELECT
                + " where number < :before and (:part::text is null or part = :part)"
                + " order by number desc limit :most")
        .bind("before", before)
        .bind("part", part.orElse(null))
        .bind("most", most)
        .map(ConstructorMapper.of(Stored.class))
        .list();
  }

  /**
   * What was found at an operation by a version of its plan, first inspections only, oldest first.
   */
  List<Sampling.Lot> lots(Handle handle, Plan plan, Instant before) {
    return handle
        .createQuery(
            """
            select (select sum(s.quantity) from inspection_batch s
                    where s.inspection_id = i.id)::int as size,
                   coalesce(d.found, 0)::int as found, coalesce(d.critical, false) as critical
            from inspection i
            left join lateral (
              select sum(t.count) as found, bool_or(c.severity = 'critical') as critical
              from inspection_defect t join defect_code c on c.code = t.code
              where t.inspection_id = i.id) d on true
            where i.part = :part and i.operation = :operation and i.plan_version = :version
              and i.kind = 'inspection' and i.voided is null and i.verdict <> 'unproven'
              and i.signed < :before
              and not exists (
                select from inspection_batch s
                join inspection_batch o on o.batch_id = s.batch_id
                join inspection e on e.id = o.inspection_id
                where s.inspection_id = i.id and e.operation = i.operation
                  and e.kind = 'inspection' and e.voided is null and e.verdict <> 'unproven'
                  and (e.signed, e.number) < (i.signed, i.number))
            order by i.signed, i.number
            """)
        .bind("part", plan.part())
        .bind("operation", plan.operation())
        .bind("version", plan.version())
        .bind("before", before)
        .map(ConstructorMapper.of(Sampling.Lot.class))
        .list();
  }

  /** What a plan asks of so many pieces, given everything inspected by it before. */
  Optional<Sampling.Asked> asked(Handle handle, Plan plan, int pieces, Instant at) {
    return plan.content()
        .attributes()
        .map(
            attributes ->
                attributes.asked(
                    pieces,
                    attributes.sampling().isPresent() ? lots(handle, plan, at) : List.of()));
  }

  Map<String, String> severities(Handle handle) {
    Map<String, String> severities = new HashMap<>();
    handle
        .createQuery("select code, severity from defect_code")
        .map((row, context) -> Map.entry(row.getString(1), row.getString(2)))
        .forEach(entry -> severities.put(entry.getKey(), entry.getValue()));
    return severities;
  }

  void add(Handle handle, Assembled record, boolean first) {
    Submission submission = record.submission();
    Judging.Judged judged = record.judged();
    handle
        .createUpdate(
            """
            insert into inspection
              (id, kind, part, operation, station, line, person_id, signer, source, started, signed,
               received, of_id, plan_version, verdict, inspected, nonconforming, first_time,
               marks, content, hash)
            values
              (:id, :kind, :part, :operation, :station, :line, :person, :signer, :source, :started,
               :signed, :received, :of, :version, :verdict, :inspected, :nonconforming, :first, :marks,
               :content, sha256(convert_to(:content, 'UTF8')))
            """)
        .bind("id", submission.id())
        .bind("kind", record.kind())
        .bind("part", record.operation().part())
        .bind("operation", record.operation().code())
        .bind("station", submission.station())
        .bind("line", record.operation().line())
        .bind("person", submission.signer().person().orElse(null))
        .bind("signer", submission.signer().name())
        .bind("source", submission.source())
        .bind("started", record.document().started().orElse(submission.signed()))
        .bind("signed", submission.signed())
        .bind("received", record.received())
        .bind("of", record.document().of().orElse(null))
        .bind("version", record.planVersion().orElse(null))
        .bind("verdict", judged.verdict().key())
        .bind("inspected", judged.inspected())
        .bind("nonconforming", judged.nonconforming())
        .bind("first", first)
        .bindArray("marks", String.class, record.marks().stream().sorted().toList())
        .bind("content", submission.content())
        .execute();
    values(handle, submission.id(), judged.values());
    record.document().counts().ifPresent(counts -> defects(handle, submission.id(), counts));
  }

  void share(Handle handle, UUID inspection, UUID batch, int quantity) {
    handle
        .createUpdate(
            "insert into inspection_batch (inspection_id, batch_id, quantity)"
                + " values (:inspection, :batch, :quantity)")
        .bind("inspection", inspection)
        .bind("batch", batch)
        .bind("quantity", quantity)
        .execute();
  }

  private static void values(Handle handle, UUID id, List<Judging.JudgedValue> values) {
    if (values.isEmpty()) {
      return;
    }
    PreparedBatch rows =
        handle.prepareBatch(
            """
            insert into inspection_value
              (inspection_id, ordinal, characteristic, value, time, source, gauge, serial, inside,
               mark)
            values
              (:id, :ordinal, :characteristic, :value, :time, :source, :gauge, :serial, :inside,
               :mark)
            """);
    int ordinal = 0;
    for (Judging.JudgedValue judged : values) {
      Document.Value value = judged.value();
      rows.bind("id", id)
          .bind("ordinal", ordinal++)
          .bind("characteristic", judged.characteristic())
          .bind("value", value.value())
          .bind("time", value.time())
          .bind("source", value.source())
          .bind("gauge", value.gauge().orElse(null))
          .bind("serial", value.serial().orElse(null))
          .bind("inside", judged.inside())
          .bind("mark", judged.mark().orElse(null))
          .add();
    }
    rows.execute();
  }

  /** Codes that master data does not know stand in the signed document alone. */
  private static void defects(Handle handle, UUID id, Document.Counts counts) {
    Map<String, Integer> sums = new HashMap<>();
    counts.defects().forEach(defect -> sums.merge(defect.code(), defect.count(), Integer::sum));
    sums.forEach(
        (code, count) ->
            handle
                .createUpdate(
                    """
                    insert into inspection_defect (inspection_id, code, count)
                    select :id, code, :count from defect_code where code = :code
                    """)
                .bind("id", id)
                .bind("code", code)
                .bind("count", count)
                .execute());
  }

  /** Whether pieces of a batch were inspected at an operation before. */
  boolean inspectedBefore(Handle handle, UUID batch, String operation) {
    return handle
            .createQuery(
                """
                select count(*) from inspection i
                join inspection_batch b on b.inspection_id = i.id
                where b.batch_id = :batch and i.operation = :operation and i.voided is null
                  and i.kind <> 'confirmation'
                """)
            .bind("batch", batch)
            .bind("operation", operation)
            .mapTo(Long.class)
            .one()
        > 0;
  }

  void voided(Handle handle, UUID id, String by, String reason, Instant at) {
    handle
        .createUpdate(
            "update inspection set voided = :at, voided_by = :by, void_reason = :reason"
                + " where id = :id")
        .bind("id", id)
        .bind("at", at)
        .bind("by", by)
        .bind("reason", reason)
        .execute();
  }
}
