package io.gaugewire.spc.arl;

import io.gaugewire.spc.Result;
import io.gaugewire.spc.rule.NumberedRule;
import io.gaugewire.spc.rule.RuleEvaluator;
import io.gaugewire.spc.rule.RuleSet;
import io.gaugewire.spc.rule.RunRule;
import java.util.SplittableRandom;

/**
 * Average run length of any rule set.
 *
 * <p>Rules that look at zones only form a Markov chain over what their evaluators remember; its run
 * length is computed (Champ and Woodall (1987), Technometrics 29, 393–399). Trends and alternations
 * depend on the values themselves: sets with them are simulated, with a stated error.
 */
public final class RuleArl {

  /**
   * How long to simulate.
   *
   * @param seed repeats a simulation exactly
   * @param runs wanted number of signals, 100 to 100 million
   * @param mostPoints points after which the simulation ends in any case, 1000 to 10 thousand
   *     million
   */
  public record Simulation(long seed, long runs, long mostPoints) {
    /** About 0.3 % standard error, at most 50 million points. */
    public static final Simulation USUAL = new Simulation(1, 100_000, 50_000_000);

    public Simulation {
      if (runs < 100 || runs > 100_000_000) {
        throw new IllegalArgumentException("simulate 100 to 100000000 signals, not " + runs);
      }
      if (mostPoints < 1000 || mostPoints > 10_000_000_000L) {
        throw new IllegalArgumentException("simulate 1000 to 1e10 points, not " + mostPoints);
      }
    }
  }

  /** Fewer signals than this say too little. */
  private static final long FEWEST_SIGNALS = 100;

  private RuleArl() {}

  /** Computed where that is possible, simulated where not. */
  public static Result<Arl> of(RuleSet rules, PointDistribution points, Simulation otherwise) {
    return switch (computed(rules, points)) {
      case Result.Available<Arl> computed -> computed;
      case Result.NotAvailable<Arl> none -> simulated(rules, points, otherwise);
    };
  }

  /** By Markov chain; not available for trends, alternations and very large chains. */
  public static Result<Arl> computed(RuleSet rules, PointDistribution points) {
    for (NumberedRule rule : rules.rules()) {
      if (rule.rule() instanceof RunRule.Trend || rule.rule() instanceof RunRule.Alternation) {
        return Result.notAvailable(
            "rule " + rule.number() + " depends on more than zones; simulate it");
      }
    }
    if (rules.rules().isEmpty()) {
      return Result.notAvailable("there is no rule that could signal");
    }
    return RuleChain.of(rules, points).then(RuleChain::runLength).map(Arl.Computed::new);
  }

  /**
   * By simulation of runs until a signal, each from a fresh start. A run cut off by the limit of
   * points counts with its points but not as a signal.
   */
  public static Result<Arl> simulated(
      RuleSet rules, PointDistribution points, Simulation simulation) {
    if (rules.rules().isEmpty()) {
      return Result.notAvailable("there is no rule that could signal");
    }
    RuleEvaluator evaluator = new RuleEvaluator(rules);
    SplittableRandom random = new SplittableRandom(simulation.seed());
    long signals = 0;
    long run = 0;
    double squares = 0;
    long total = 0;
    while (signals < simulation.runs() && total < simulation.mostPoints()) {
      total++;
      run++;
      if (evaluator.accept(points.sample(random), 0, 1) != 0) {
        squares += (double) run * run;
        signals++;
        run = 0;
        evaluator.restart();
      }
    }
    if (signals < FEWEST_SIGNALS) {
      return Result.notAvailable(
          "only " + signals + " signals came in " + total + " simulated points");
    }
    double mean = (double) total / signals;
    double variance = Math.max(0, squares / signals - mean * mean);
    return Result.of(
        new Arl.Simulated(mean, Math.sqrt(variance / signals), signals, simulation.seed()));
  }
}
