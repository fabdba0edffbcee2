package io.gaugewire.spc.arl;

import io.gaugewire.spc.Result;
import io.gaugewire.spc.rule.NumberedRule;
import io.gaugewire.spc.rule.RuleEvaluator;
import io.gaugewire.spc.rule.RuleSet;
import io.gaugewire.spc.rule.RunRule;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The Markov chain of a rule set: a state is what the evaluator remembers, a step is a point in one
 * of the zones between the rules' lines or exactly on a line. The evaluator itself is asked for
 * every step, so the chain cannot disagree with the rules.
 */
final class RuleChain {
  private static final int MOST_STATES = 200_000;
  private static final int MOST_STEPS = 1_000_000;
  private static final double SETTLED = 1e-13;

  private final int[][] next; // by zone and state; −1 signals
  private final double[] probability; // of each zone

  private RuleChain(int[][] next, double[] probability) {
    this.next = next;
    this.probability = probability;
  }

  /** One zone: a height inside it, and its probability. */
  private record Zone(double z, double probability) {}

  static Result<RuleChain> of(RuleSet rules, PointDistribution points) {
    List<Zone> zones = zones(rules, points);
    RuleEvaluator evaluator = new RuleEvaluator(rules);
    Map<LongBuffer, Integer> numbers = new HashMap<>();
    List<long[]> states = new ArrayList<>();
    List<int[]> steps = new ArrayList<>();
    long[] fresh = new long[evaluator.stateSize()];
    evaluator.save(fresh, 0);
    numbers.put(LongBuffer.wrap(fresh), 0);
    states.add(fresh);
    for (int s = 0; s < states.size(); s++) {
      int[] step = new int[zones.size()];
      for (int i = 0; i < step.length; i++) {
        evaluator.restore(states.get(s), 0);
        if (evaluator.accept(zones.get(i).z(), 0, 1) != 0) {
          step[i] = -1;
          continue;
        }
        long[] after = new long[evaluator.stateSize()];
        evaluator.save(after, 0);
        Integer known = numbers.putIfAbsent(LongBuffer.wrap(after), states.size());
        if (known == null) {
          states.add(after);
        }
        step[i] = known == null ? states.size() - 1 : known;
      }
      steps.add(step);
      if (states.size() > MOST_STATES) {
        return Result.notAvailable("these rules have more than " + MOST_STATES + " states");
      }
    }
    int[][] next = new int[zones.size()][states.size()];
    for (int s = 0; s < states.size(); s++) {
      for (int i = 0; i < next.length; i++) {
        next[i][s] = steps.get(s)[i];
      }
    }
    return Result.of(new RuleChain(next, zones.stream().mapToDouble(Zone::probability).toArray()));
  }

  private static List<Zone> zones(RuleSet rules, PointDistribution points) {
    TreeSet<Double> lines = new TreeSet<>();
    lines.add(0.0);
    for (NumberedRule rule : rules.rules()) {
      double k =
          switch (rule.rule()) {
            case RunRule.BeyondLimits r -> r.k();
            case RunRule.MostBeyond r -> r.k();
            case RunRule.AllWithin r -> r.k();
            case RunRule.NoneWithin r -> r.k();
            case RunRule.SameSide r -> 0;
            case RunRule.Trend r -> 0;
            case RunRule.Alternation r -> 0;
          };
      lines.add(k == 0 ? 0.0 : k);
      lines.add(k == 0 ? 0.0 : -k);
    }
    List<Zone> zones = new ArrayList<>();
    double before = Double.NEGATIVE_INFINITY;
    double reached = 0;
    for (double line : lines) {
      double below = points.below(line);
      double atMost = points.atMost(line);
      double inside = before == Double.NEGATIVE_INFINITY ? line - 1 : before + (line - before) / 2;
      zones.add(new Zone(inside, below - reached));
      zones.add(new Zone(line, atMost - below));
      before = line;
      reached = atMost;
    }
    zones.add(new Zone(before + 1, 1 - reached));
    zones.removeIf(zone -> !(zone.probability() > 0));
    return zones;
  }

  /** Σ over t of the probability of no signal in the first t points. */
  Result<Double> runLength() {
    int size = next[0].length;
    double[] now = new double[size];
    now[0] = 1;
    double alive = 1;
    double length = 0;
    double ratio = 0;
    int settled = 0;
    for (int t = 0; t < MOST_STEPS; t++) {
      length += alive;
      double[] after = new double[size];
      for (int i = 0; i < next.length; i++) {
        for (int s = 0; s < size; s++) {
          if (now[s] != 0 && next[i][s] >= 0) {
            after[next[i][s]] += probability[i] * now[s];
          }
        }
      }
      double left = Arrays.stream(after).sum();
      if (left < 1e-18 * length) {
        return Result.of(length);
      }
      // Once the surviving states have settled, each further term is the same share of the last.
      settled = Math.abs(left / alive - ratio) <= SETTLED ? settled + 1 : 0;
      ratio = left / alive;
      alive = left;
      now = after;
      if (settled >= 100) {
        return ratio < 1 - 1e-12
            ? Result.of(length + alive / (1 - ratio))
            : Result.notAvailable("these rules practically never signal on such points");
      }
    }
    return Result.notAvailable("the chain did not settle in " + MOST_STEPS + " steps");
  }
}
