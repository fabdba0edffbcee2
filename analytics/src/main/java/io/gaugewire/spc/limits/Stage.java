package io.gaugewire.spc.limits;

import io.gaugewire.spc.Result;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A stretch of a chart with limits of its own; nothing is computed or judged across its start.
 *
 * @param first position of its first point on the chart, from 0
 * @param basis where its limits come from
 * @param excluded positions on the chart that stay visible but do not count towards the estimate
 * @param <P> the kind of parameters of the chart
 */
public record Stage<P extends ChartParameters>(int first, Basis<P> basis, Set<Integer> excluded) {
  public Stage {
    if (!(first >= 0)) {
      throw new IllegalArgumentException("a stage starts at position 0 or later, not " + first);
    }
    excluded = Set.copyOf(excluded);
  }

  /** A stage on a chart whose extent is known: positions first (included) to end (excluded). */
  public record Span<P extends ChartParameters>(Stage<P> stage, int end) {
    /** Position of its first point on the chart, from 0. */
    public int first() {
      return stage.first();
    }

    /** End (excluded) of the points that limits may be estimated from. */
    public int baseEnd() {
      return switch (stage.basis()) {
        case Basis.EveryPoint<P> every -> end;
        case Basis.FirstPoints<P>(int points) -> (int) Math.min(end, (long) first() + points);
        case Basis.Given<P> given -> first();
      };
    }

    /** Whether a position counts towards the estimate. */
    public boolean isBase(int position) {
      return position >= first() && position < baseEnd() && !stage.excluded().contains(position);
    }

    /** The given parameters, or else those that the estimate yields. */
    public Result<P> parameters(Supplier<Result<P>> estimate) {
      return stage.basis() instanceof Basis.Given<P>(P given) ? Result.of(given) : estimate.get();
    }
  }
}
