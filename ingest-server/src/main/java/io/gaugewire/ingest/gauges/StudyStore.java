package io.gaugewire.ingest.gauges;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Gauge studies in the database, in the caller's transaction. */
final class StudyStore {
  /** How long after it was taken a reading may still be captured. */
  static final Duration FRESH = Duration.ofMinutes(5);

  private static final int MOST_STUDIES = 1_000;
  private static final int MOST_READINGS = 20;

  private static final String SELECT =
      """
      select s.*,
             (select count(*) from gauge_study_run r
              join gauge_study_part p on p.study_id = r.study_id and p.position = r.part
              where r.study_id = s.id and p.left_out is null and r.value is not null) as taken,
             (select count(*) from gauge_study_run r
              join gauge_study_part p on p.study_id = r.study_id and p.position = r.part
              where r.study_id = s.id and p.left_out is null) as runs
      from gauge_study s
      """;

  /**
   * A study.
   *
   * @param kind {@code crossed}, {@code bias}, {@code linearity} or {@code agreement}
   * @param state {@code open}, {@code concluded} or {@code abandoned}
   * @param evaluation the figures it was concluded on, as JSON
   * @param taken runs that have a value, of parts that count
   * @param runs all runs of parts that count
   */
  public record Stored(
      UUID id,
      long number,
      String kind,
      String gauge,
      Optional<String> characteristic,
      List<String> appraisers,
      int trials,
      String state,
      String plannedBy,
      Instant planned,
      String reason,
      Optional<String> verdict,
      Optional<String> conclusion,
      Optional<String> evaluation,
      Optional<String> endedBy,
      Optional<Instant> ended,
      int taken,
      int runs) {}

  /** A part or master. */
  public record Part(
      int position,
      String label,
      Optional<BigDecimal> reference,
      Optional<String> leftOut,
      Optional<String> leftOutBy) {}

  /** One measurement, planned or made; {@code part} is a position. */
  public record Run(
      int run,
      String appraiser,
      int part,
      int trial,
      Optional<BigDecimal> value,
      Optional<String> source,
      Optional<Integer> tag,
      Optional<Instant> reading,
      Optional<String> capturedBy,
      Optional<Instant> captured,
      int repeats,
      Optional<String> repeatReason) {}

  /** What a tag of the study's characteristic gave. */
  public record Reading(
      int tag, String station, String name, Instant time, BigDecimal value, boolean used) {}

  /** What is measured. */
  public record Measured(
      String unit, int decimals, Optional<BigDecimal> lsl, Optional<BigDecimal> usl) {
    Optional<Double> tolerance() {
      return lsl.flatMap(lower -> usl.map(upper -> upper.subtract(lower).doubleValue()))
          .filter(width -> width > 0);
    }
  }

  List<Stored> all(Handle handle, Optional<String> gauge, Optional<String> state) {
    return handle
        .createQuery(
            SELECT
                + """
                where (:gauge::text is null or s.gauge = :gauge)
                  and (:state::text is null or s.state = :state)
                order by s.number desc limit :most
                """)
        .bind("gauge", gauge.orElse(null))
        .bind("state", state.orElse(null))
        .bind("most", MOST_STUDIES)
        .map(ConstructorMapper.of(Stored.class))
        .list();
  }

  Optional<Stored> one(Handle handle, UUID id) {
    return handle
        .createQuery(SELECT + "where s.id = :id")
        .bind("id", id)
        .map(ConstructorMapper.of(Stored.class))
        .findOne();
  }

  List<Part> parts(Handle handle, UUID study) {
    return handle
        .createQuery("select * from gauge_study_part where study_id = :study order by position")
        .bind("study", study)
        .map(ConstructorMapper.of(Part.class))
        .list();
  }

  List<Run> runs(Handle handle, UUID study) {
    return handle
        .createQuery("select * from gauge_study_run where study_id = :study order by run")
        .bind("study", study)
        .map(ConstructorMapper.of(Run.class))
        .list();
  }

  Optional<Measured> measured(Handle handle, String characteristic) {
    return handle
        .createQuery("select unit, decimals, lsl, usl from characteristic where code = :code")
        .bind("code", characteristic)
        .map(ConstructorMapper.of(Measured.class))
        .findOne();
  }

  /** Which of the names belong to nobody. */
  List<String> strangers(Handle handle, List<String> logins) {
    return handle
        .createQuery(
            """
            select l.login from unnest(:logins) l (login)
            where not exists (select from person p where p.login = l.login)
            """)
        .bindArray("logins", String.class, logins)
        .mapTo(String.class)
        .list();
  }

  void add(Handle handle, Stored study, List<Part> parts, List<Run> runs) {
    handle
        .createUpdate(
            """
            insert into gauge_study
              (id, kind, gauge, characteristic, appraisers, trials, state, planned_by, planned, reason)
            values (:id, :kind, :gauge, :characteristic, :appraisers, :trials, 'open', :by, :at, :reason)
            """)
        .bind("id", study.id())
        .bind("kind", study.kind())
        .bind("gauge", study.gauge())
        .bind("characteristic", study.characteristic().orElse(null))
        .bindArray("appraisers", String.class, study.appraisers())
        .bind("trials", study.trials())
        .bind("by", study.plannedBy())
        .bind("at", study.planned())
        .bind("reason", study.reason())
        .execute();
    PreparedBatch ofParts =
        handle.prepareBatch(
            "insert into gauge_study_part (study_id, position, label, reference)"
                + " values (:study, :position, :label, :reference)");
    for (Part part : parts) {
      ofParts
          .bind("study", study.id())
          .bind("position", part.position())
          .bind("label", part.label())
          .bind("reference", part.reference().orElse(null))
          .add();
    }
    ofParts.execute();
    PreparedBatch ofRuns =
        handle.prepareBatch(
            "insert into gauge_study_run (study_id, run, appraiser, part, trial)"
                + " values (:study, :run, :appraiser, :part, :trial)");
    for (Run run : runs) {
      ofRuns
          .bind("study", study.id())
          .bind("run", run.run())
          .bind("appraiser", run.appraiser())
          .bind("part", run.part())
          .bind("trial", run.trial())
          .add();
    }
    ofRuns.execute();
  }

  /** Good readings of the last minutes, latest first. */
  List<Reading> readings(Handle handle, UUID study, Instant now) {
    return handle
        .createQuery(
            """
            select t.id as tag, t.station, t.name, r.time, r.value::numeric as value,
                   exists (select from gauge_study_run u where u.study_id = s.id
                           and u.tag = t.id and u.reading = r.time) as used
            from gauge_study s
            join characteristic c on c.code = s.characteristic
            join binding b on b.characteristic_id = c.id
            join tag t on t.id = b.tag_id
            join reading r on r.tag_id = t.id and r.time >= :from and r.time <= :to
              and r.quality = 0 and r.time >= b.valid_from
              and (b.valid_to is null or r.time < b.valid_to)
            where s.id = :study order by r.time desc, t.id limit :most
            """)
        .bind("study", study)
        .bind("from", now.minus(FRESH))
        .bind("to", now.plus(FRESH))
        .bind("most", MOST_READINGS)
        .map(ConstructorMapper.of(Reading.class))
        .list();
  }

  void capture(Handle handle, UUID study, Run run) {
    handle
        .createUpdate(
            """
            update gauge_study_run set value = :value, source = :source, tag = :tag,
              reading = :reading, captured_by = :by, captured = :at, repeats = :repeats,
              repeat_reason = :reason
            where study_id = :study and run = :run
            """)
        .bind("study", study)
        .bind("run", run.run())
        .bind("value", run.value().orElse(null))
        .bind("source", run.source().orElse(null))
        .bind("tag", run.tag().orElse(null))
        .bind("reading", run.reading().orElse(null))
        .bind("by", run.capturedBy().orElse(null))
        .bind("at", run.captured().orElse(null))
        .bind("repeats", run.repeats())
        .bind("reason", run.repeatReason().orElse(null))
        .execute();
  }

  void leaveOut(Handle handle, UUID study, int position, String reason, String by) {
    handle
        .createUpdate(
            "update gauge_study_part set left_out = :reason, left_out_by = :by"
                + " where study_id = :study and position = :position")
        .bind("study", study)
        .bind("position", position)
        .bind("reason", reason)
        .bind("by", by)
        .execute();
  }

  /** Ends a study; without a verdict it is abandoned. */
  void end(Handle handle, UUID study, Ending ending) {
    handle
        .createUpdate(
            """
            update gauge_study set state = :state, verdict = :verdict, evaluation = :evaluation,
              conclusion = :words, ended_by = :by, ended = :at
            where id = :study
            """)
        .bind("study", study)
        .bind("state", ending.verdict().isPresent() ? "concluded" : "abandoned")
        .bind("verdict", ending.verdict().orElse(null))
        .bind("evaluation", ending.evaluation().orElse(null))
        .bind("words", ending.words())
        .bind("by", ending.by())
        .bind("at", ending.at())
        .execute();
  }

  /** How a study ended. */
  record Ending(
      Optional<String> verdict, Optional<String> evaluation, String words, String by, Instant at) {}
}
