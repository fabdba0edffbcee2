package io.gaugewire.spc.rule;

import java.util.ArrayList;
import java.util.List;

/** The rules as their definitions read: for each point, look back and check every word. */
final class NaiveRules {

  private NaiveRules() {}

  static List<RuleHit> judge(RuleSet set, List<Plotted> sequence) {
    List<RuleHit> hits = new ArrayList<>();
    int start = 0;
    for (int t = 0; t < sequence.size(); t++) {
      if (t > 0 && sequence.get(t).stage() != sequence.get(t - 1).stage()) {
        start = t;
      }
      if (sequence.get(t) instanceof Plotted.Missing) {
        start = t + 1;
        continue;
      }
      List<Plotted.Point> known = new ArrayList<>();
      for (int i = start; i <= t; i++) {
        known.add((Plotted.Point) sequence.get(i));
      }
      boolean fired = false;
      for (NumberedRule numbered : set.rules()) {
        List<Integer> points = pattern(numbered.rule(), known);
        if (!points.isEmpty()) {
          int first = start;
          hits.add(
              new RuleHit(
                  numbered.number(),
                  numbered.rule(),
                  t,
                  points.stream().map(i -> i + first).toList()));
          fired = true;
        }
      }
      if (fired && set.restartAfterSignal()) {
        start = t + 1;
      }
    }
    return hits;
  }

  /** The points of the pattern that the last of {@code known} completes, or none. */
  private static List<Integer> pattern(RunRule rule, List<Plotted.Point> known) {
    int newest = known.size() - 1;
    return switch (rule) {
      case RunRule.BeyondLimits r ->
          Math.abs(known.get(newest).z()) > r.k() ? List.of(newest) : List.of();
      case RunRule.SameSide r -> {
        List<Integer> last = last(r.points(), known);
        yield !last.isEmpty()
                && (last.stream().allMatch(i -> known.get(i).value() > known.get(i).center())
                    || last.stream().allMatch(i -> known.get(i).value() < known.get(i).center()))
            ? last
            : List.of();
      }
      case RunRule.Trend r -> {
        List<Integer> last = last(r.points(), known);
        List<Integer> later = last.isEmpty() ? last : last.subList(1, last.size());
        yield !last.isEmpty()
                && (later.stream().allMatch(i -> value(known, i) > value(known, i - 1))
                    || later.stream().allMatch(i -> value(known, i) < value(known, i - 1)))
            ? last
            : List.of();
      }
      case RunRule.Alternation r -> {
        List<Integer> last = last(r.points(), known);
        boolean alternating = !last.isEmpty() && value(known, newest) != value(known, newest - 1);
        for (int j = 2; alternating && j < last.size(); j++) {
          int i = last.get(j);
          boolean up = value(known, i) > value(known, i - 1);
          boolean down = value(known, i) < value(known, i - 1);
          boolean upBefore = value(known, i - 1) > value(known, i - 2);
          boolean downBefore = value(known, i - 1) < value(known, i - 2);
          alternating = (up && downBefore) || (down && upBefore);
        }
        yield alternating ? last : List.of();
      }
      case RunRule.MostBeyond r -> {
        List<Integer> window = last(Math.min(r.window(), known.size()), known);
        List<Integer> above = window.stream().filter(i -> known.get(i).z() > r.k()).toList();
        List<Integer> below = window.stream().filter(i -> known.get(i).z() < -r.k()).toList();
        if (above.size() >= r.count() && above.contains(newest)) {
          yield above;
        }
        yield below.size() >= r.count() && below.contains(newest) ? below : List.of();
      }
      case RunRule.AllWithin r -> {
        List<Integer> last = last(r.points(), known);
        yield last.stream().allMatch(i -> Math.abs(known.get(i).z()) <= r.k()) ? last : List.of();
      }
      case RunRule.NoneWithin r -> {
        List<Integer> last = last(r.points(), known);
        boolean none = last.stream().allMatch(i -> Math.abs(known.get(i).z()) > r.k());
        boolean above = last.stream().anyMatch(i -> known.get(i).z() > 0);
        boolean below = last.stream().anyMatch(i -> known.get(i).z() < 0);
        yield none && (!r.bothSides() || (above && below)) ? last : List.of();
      }
    };
  }

  private static double value(List<Plotted.Point> known, int i) {
    return known.get(i).value();
  }

  /** The places of the last {@code points} points, or none if there are not so many. */
  private static List<Integer> last(int points, List<Plotted.Point> known) {
    List<Integer> last = new ArrayList<>();
    for (int i = known.size() - points; i < known.size(); i++) {
      if (i < 0) {
        return List.of();
      }
      last.add(i);
    }
    return last;
  }
}
