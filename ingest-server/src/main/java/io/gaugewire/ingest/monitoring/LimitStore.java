package io.gaugewire.ingest.monitoring;

import io.gaugewire.ingest.chart.ChartId;
import io.gaugewire.ingest.chart.LimitVersion;
import io.gaugewire.ingest.web.Problem;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** New versions of limits, in the caller's transaction. */
final class LimitStore {
  /** What is known beforehand of a chart that has no subgroup holds for every reading. */
  private static final Instant FROM_THE_BEGINNING = Instant.EPOCH;

  /**
   * Keeps monitoring from the chart until the transaction ends: it writes subgroups, and first
   * limits, under the same lock.
   */
  void alone(Handle handle, ChartId chart) {
    boolean watched =
        handle
            .createQuery("select chart_id from chart_state where chart_id = :chart for update")
            .bind("chart", chart.value())
            .mapTo(Integer.class)
            .findOne()
            .isPresent();
    if (!watched) {
      // There is no row to lock yet, and none is made meanwhile.
      handle.execute("lock table chart_state in share row exclusive mode");
    }
  }

  /**
   * Adds the version that follows; it holds from the next subgroup on, and none is judged by the
   * old version afterwards.
   *
   * @param basis what it was estimated from; empty for what is known beforehand
   * @return its number
   */
  int add(
      Handle handle,
      ChartId chart,
      LimitVersion.Parameters parameters,
      Optional<LimitBasis> basis,
      LimitVersion.Origin origin) {
    alone(handle, chart);
    Optional<Last> last = last(handle, chart);
    Instant from =
        last.map(subgroup -> subgroup.time().plus(1, ChronoUnit.MICROS)).orElse(FROM_THE_BEGINNING);
    int version =
        handle
            .createQuery(
                """
                insert into limit_set
                  (chart_id, version, mu, sigma, n, method, source_first, source_last,
                   first_subgroup, valid_from, author, approver, reason)
                select :chart, coalesce(max(version), 0) + 1, :mu, :sigma, :n, :method, :first,
                       :last, :firstSubgroup, cast(:from as timestamptz), :author, :approver,
                       :reason
                from limit_set where chart_id = :chart
                having coalesce(max(valid_from), '-infinity') < cast(:from as timestamptz)
                returning version
                """)
            .bind("chart", chart.value())
            .bind("mu", parameters.mu())
            .bind("sigma", parameters.sigma())
            .bind("n", parameters.n())
            .bind("method", parameters.method())
            .bind("first", basis.map(LimitBasis::first).orElse(null))
            .bind("last", basis.map(LimitBasis::last).orElse(null))
            .bind("firstSubgroup", last.map(Last::number).orElse(0L) + 1)
            .bind("from", from)
            .bind("author", origin.author())
            .bind("approver", origin.approver())
            .bind("reason", origin.reason())
            .mapTo(Integer.class)
            .findOne()
            .orElseThrow(() -> Problem.conflict("The newest version has judged no subgroup yet."));
    tell(handle, chart, version);
    return version;
  }

  private record Last(long number, Instant time) {}

  private static Optional<Last> last(Handle handle, ChartId chart) {
    return handle
        .createQuery(
            "select number, time from subgroup where chart_id = :chart order by number desc limit"
                + " 1")
        .bind("chart", chart.value())
        .map(
            (row, context) ->
                new Last(
                    row.getLong("number"), row.getObject("time", OffsetDateTime.class).toInstant()))
        .findOne();
  }

  /** Adds the line of the chain of changes that the signature is bound to. */
  private static void tell(Handle handle, ChartId chart, int version) {
    handle
        .createQuery(
            """
            select audit_append('limit_set', :chart || '/' || :version, 'insert', null,
              (select to_jsonb(l) from limit_set l
               where l.chart_id = :chart and l.version = :version)::text)::text
            """)
        .bind("chart", chart.value())
        .bind("version", version)
        .mapToMap()
        .one();
  }
}
