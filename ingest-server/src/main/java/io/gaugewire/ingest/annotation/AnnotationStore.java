package io.gaugewire.ingest.annotation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Annotations in the database, in the caller's transaction. */
final class AnnotationStore {
  boolean hasSubgroup(Handle handle, int chart, long subgroup) {
    return handle
        .createQuery(
            "select exists (select from subgroup where chart_id = :chart and number = :subgroup)")
        .bind("chart", chart)
        .bind("subgroup", subgroup)
        .mapTo(Boolean.class)
        .one();
  }

  void add(Handle handle, UUID id, int chart, long subgroup, String text, String by, Instant at) {
    handle
        .createUpdate(
            """
            insert into chart_annotation (id, chart_id, subgroup, text, author, made)
            values (:id, :chart, :subgroup, :text, :by, :at)
            """)
        .bind("id", id)
        .bind("chart", chart)
        .bind("subgroup", subgroup)
        .bind("text", text)
        .bind("by", by)
        .bind("at", at)
        .execute();
  }

  void declareVoid(Handle handle, UUID id, Annotation.Voiding voiding) {
    handle
        .createUpdate(
            """
            update chart_annotation set voided = :at, voided_by = :by, void_reason = :reason
            where id = :id
            """)
        .bind("id", id)
        .bind("at", voiding.at())
        .bind("by", voiding.by())
        .bind("reason", voiding.reason())
        .execute();
  }

  Optional<Annotation> byId(Handle handle, UUID id) {
    return handle
        .createQuery("select * from chart_annotation where id = :id")
        .bind("id", id)
        .map((row, context) -> annotation(row))
        .findOne();
  }

  /**
   * The newest annotations that a chart had at a moment, by subgroup, voided ones among them.
   *
   * @param at what was said or voided later is left out
   */
  List<Annotation> ofChart(Handle handle, int chart, Instant at, int most) {
    return handle
        .createQuery(
            """
            select * from (
              select * from chart_annotation where chart_id = :chart and made <= :at
              order by number desc limit :most) newest
            order by subgroup, number
            """)
        .bind("chart", chart)
        .bind("at", at)
        .bind("most", most)
        .map((row, context) -> annotation(row).asOf(at))
        .list();
  }

  private static Annotation annotation(ResultSet row) throws SQLException {
    OffsetDateTime voided = row.getObject("voided", OffsetDateTime.class);
    return new Annotation(
        row.getObject("id", UUID.class),
        row.getLong("number"),
        row.getInt("chart_id"),
        row.getLong("subgroup"),
        row.getString("text"),
        new Annotation.Authorship(
            row.getString("author"), row.getObject("made", OffsetDateTime.class).toInstant()),
        voided == null
            ? Optional.empty()
            : Optional.of(
                new Annotation.Voiding(
                    row.getString("voided_by"), voided.toInstant(), row.getString("void_reason"))));
  }
}
