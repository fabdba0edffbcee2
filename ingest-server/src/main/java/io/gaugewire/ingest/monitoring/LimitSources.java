package io.gaugewire.ingest.monitoring;

import io.gaugewire.ingest.chart.ChartDefinition;
import io.gaugewire.ingest.chart.ChartId;
import io.gaugewire.ingest.chart.ChartStore;
import io.gaugewire.ingest.chart.LimitVersion;
import io.gaugewire.ingest.chart.MeasuredSubgroup;
import io.gaugewire.ingest.chart.MeasuredSubgroups;
import io.gaugewire.ingest.chart.PlottedSubgroup;
import io.gaugewire.ingest.web.Problem;
import io.gaugewire.ingest.web.Query;
import io.gaugewire.spc.Result;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** What limits are estimated from, as stored. Safe for use by many threads. */
final class LimitSources {
  private final ChartStore charts;
  private final MeasuredSubgroups measured;

  LimitSources(Jdbi jdbi) {
    this.charts = new ChartStore(jdbi);
    this.measured = new MeasuredSubgroups(jdbi);
  }

  ChartDefinition chart(Query query) {
    return chart(new ChartId((int) query.whole("chart", 1, Integer.MAX_VALUE)));
  }

  ChartDefinition chart(ChartId id) {
    return charts
        .definition(id)
        .orElseThrow(() -> Problem.notFound("There is no chart " + id.value() + "."));
  }

  /** The subgroups of a basis as they are plotted. */
  List<PlottedSubgroup> plotted(ChartDefinition chart, LimitBasis basis) {
    int most = (int) (basis.last() - basis.first() + 1);
    return charts.after(chart.id(), basis.first() - 1, most).stream()
        .filter(subgroup -> subgroup.number() <= basis.last())
        .toList();
  }

  /**
   * Mean and sigma of the subgroups that count.
   *
   * @throws io.gaugewire.ingest.web.ProblemException where they cannot be estimated
   */
  LimitVersion.Parameters estimated(ChartDefinition chart, LimitBasis basis) {
    List<MeasuredSubgroup> found = measured.of(chart, plotted(chart, basis));
    long wanted = basis.last() - basis.first() + 1;
    if (found.size() != wanted) {
      throw Problem.badField(
          "last",
          "The readings of "
              + (wanted - found.size())
              + " of these subgroups are not kept any more or cannot be told for certain;"
              + " choose others.");
    }
    return switch (LimitStudy.estimate(chart, found, basis::excludes)) {
      case Result.Available<LimitVersion.Parameters>(LimitVersion.Parameters parameters) ->
          parameters;
      case Result.NotAvailable<LimitVersion.Parameters>(String because) ->
          throw Problem.badField("excluded", "Limits cannot be estimated: " + because + ".");
    };
  }
}
