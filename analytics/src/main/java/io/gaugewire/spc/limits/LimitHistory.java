package io.gaugewire.spc.limits;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The approved limit sets of one chart, oldest first.
 *
 * @param versions with ascending versions and ascending valid-from
 */
public record LimitHistory(List<LimitSet> versions) {
  public LimitHistory {
    versions = List.copyOf(versions);
    for (int i = 0; i < versions.size(); i++) {
      LimitSet set = versions.get(i);
      if (!set.isApproved()) {
        throw new IllegalArgumentException(
            "version " + set.version() + " of " + set.id().value() + " is not approved");
      }
      if (i > 0 && !follows(versions.get(i - 1), set)) {
        throw new IllegalArgumentException(
            "version " + set.version() + " does not follow its predecessor in id, number and time");
      }
    }
  }

  private static boolean follows(LimitSet before, LimitSet set) {
    return set.id().equals(before.id())
        && set.version() > before.version()
        && set.validity().from().isAfter(before.validity().from());
  }

  /** The history with one more version. */
  public LimitHistory with(LimitSet next) {
    List<LimitSet> longer = new ArrayList<>(versions);
    longer.add(next);
    return new LimitHistory(longer);
  }

  /** The version that a point measured at an instant is judged by. */
  public Optional<LimitSet> inForceAt(Instant instant) {
    LimitSet inForce = null;
    for (LimitSet set : versions) {
      if (!set.validity().from().isAfter(instant)) {
        inForce = set;
      }
    }
    return Optional.ofNullable(inForce);
  }

  /**
   * The stages of a chart whose points were measured at these instants: a stage with given
   * parameters for each version in force.
   *
   * @param times one for each point, not descending
   * @param kind the parameters that the chart takes
   * @throws IllegalArgumentException when a point is older than every version, times descend, or a
   *     version holds parameters of another kind
   */
  public <P extends ChartParameters> Stages<P> stages(List<Instant> times, Class<P> kind) {
    List<Stage<P>> stages = new ArrayList<>();
    LimitSet current = null;
    for (int i = 0; i < times.size(); i++) {
      Instant time = times.get(i);
      if (i > 0 && time.isBefore(times.get(i - 1))) {
        throw new IllegalArgumentException(
            "points must be in order in time; point " + i + " is not");
      }
      LimitSet set =
          inForceAt(time)
              .orElseThrow(() -> new IllegalArgumentException("no limits are in force at " + time));
      if (!set.equals(current)) {
        stages.add(new Stage<>(i, new Basis.Given<>(parameters(set, kind)), Set.of()));
        current = set;
      }
    }
    return new Stages<>(stages);
  }

  private static <P extends ChartParameters> P parameters(LimitSet set, Class<P> kind) {
    if (!kind.isInstance(set.parameters())) {
      throw new IllegalArgumentException(
          "version " + set.version() + " of " + set.id().value() + " is for another kind of chart");
    }
    return kind.cast(set.parameters());
  }
}
