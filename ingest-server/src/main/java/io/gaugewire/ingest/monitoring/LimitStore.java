package io.gaugewire.ingest.monitoring;

import io.gaugewire.ingest.chart.ChartId;
import io.gaugewire.ingest.chart.LimitVersion;
import io.gaugewire.ingest.web.Problem;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.jdbi.v3.core.Handle;

/** New versions of limits, in the caller's transaction. */
final class LimitStore {
  /**
   * Adds the version that follows; it holds from the next subgroup on. The row of the chart's state
   * stays locked until the transaction ends: monitoring writes its subgroups under the same lock,
   * so none is judged by the old version afterwards.
   *
   * @return its number
   */
  int add(
      Handle handle,
      ChartId chart,
      LimitVersion.Parameters parameters,
      LimitBasis basis,
      LimitVersion.Origin origin) {
    boolean watched =
        handle
            .createQuery("select chart_id from chart_state where chart_id = :chart for update")
            .bind("chart", chart.value())
            .mapTo(Integer.class)
            .findOne()
            .isPresent();
    if (!watched) {
      throw Problem.conflict("Nothing was measured on this chart yet.");
    }
    Last last = last(handle, chart);
    Instant from = last.time().plus(1, ChronoUnit.MICROS);
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
            .bind("first", basis.first())
            .bind("last", basis.last())
            .bind("firstSubgroup", last.number() + 1)
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

  private static Last last(Handle handle, ChartId chart) {
    return handle
        .createQuery(
            "select number, time from subgroup where chart_id = :chart order by number desc limit"
                + " 1")
        .bind("chart", chart.value())
        .map(
            (row, context) ->
                new Last(
                    row.getLong("number"), row.getObject("time", OffsetDateTime.class).toInstant()))
        .findOne()
        .orElseThrow(() -> Problem.conflict("The chart has no subgroup yet."));
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
