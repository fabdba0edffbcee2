package io.gaugewire.spc.rule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The run rules chosen for a chart, each under its number.
 *
 * @param name what people call the set
 * @param rules at most 31 rules with different numbers, in the order in which hits are reported
 * @param restartAfterSignal whether a point at which any rule fires ends every pattern, so that the
 *     next pattern begins after it; by default patterns go on and fire again at each further point
 */
public record RuleSet(String name, List<NumberedRule> rules, boolean restartAfterSignal) {

  /** The most rules a set may hold: their hits travel as the bits of an int. */
  public static final int MOST_RULES = 31;

  public RuleSet {
    rules = List.copyOf(rules);
    if (name.isBlank()) {
      throw new IllegalArgumentException("a rule set needs a name");
    }
    if (rules.size() > MOST_RULES) {
      throw new IllegalArgumentException(
          "a rule set may hold " + MOST_RULES + " rules, not " + rules.size());
    }
    Set<Integer> seen = new HashSet<>();
    for (NumberedRule rule : rules) {
      if (!seen.add(rule.number())) {
        throw new IllegalArgumentException("two rules have the number " + rule.number());
      }
    }
  }

  /** A set of {@code rules} whose patterns go on after a signal. */
  public static RuleSet of(String name, List<NumberedRule> rules) {
    return new RuleSet(name, rules, false);
  }

  /** No rule at all: points are drawn but not judged. */
  public static RuleSet none() {
    return of("none", List.of());
  }

  /** Only the limits: one point beyond 3 σ, as rule 1. */
  public static RuleSet limitsOnly() {
    return of("limits", List.of(new NumberedRule(1, new RunRule.BeyondLimits(3))));
  }

  /**
   * Nelson's eight tests (1984). Rule 8 counts points on either side, as AIAG and Minitab do; for
   * Nelson's "on both sides" replace it by {@link #with}.
   */
  public static RuleSet nelson() {
    return of("nelson", eightTests(9));
  }

  /** The eight tests with a run of seven on one side (AIAG SPC manual, 2nd edition). */
  public static RuleSet aiag() {
    return of("aiag", eightTests(7));
  }

  /** The four zone tests of the Western Electric Statistical Quality Control Handbook (1956). */
  public static RuleSet westernElectric() {
    return of(
        "western-electric",
        List.of(
            new NumberedRule(1, new RunRule.BeyondLimits(3)),
            new NumberedRule(2, new RunRule.MostBeyond(2, 3, 2)),
            new NumberedRule(3, new RunRule.MostBeyond(4, 5, 1)),
            new NumberedRule(4, new RunRule.SameSide(8))));
  }

  private static List<NumberedRule> eightTests(int sameSide) {
    return List.of(
        new NumberedRule(1, new RunRule.BeyondLimits(3)),
        new NumberedRule(2, new RunRule.SameSide(sameSide)),
        new NumberedRule(3, new RunRule.Trend(6)),
        new NumberedRule(4, new RunRule.Alternation(14)),
        new NumberedRule(5, new RunRule.MostBeyond(2, 3, 2)),
        new NumberedRule(6, new RunRule.MostBeyond(4, 5, 1)),
        new NumberedRule(7, new RunRule.AllWithin(15, 1)),
        new NumberedRule(8, new RunRule.NoneWithin(8, 1, false)));
  }

  /**
   * The rules with the given numbers, in this set's order.
   *
   * @throws IllegalArgumentException if the set has no rule of a given number
   */
  public RuleSet only(int... numbers) {
    List<NumberedRule> kept =
        rules.stream()
            .filter(r -> Arrays.stream(numbers).anyMatch(number -> number == r.number()))
            .toList();
    for (int number : numbers) {
      if (kept.stream().noneMatch(r -> r.number() == number)) {
        throw new IllegalArgumentException("the set " + name + " has no rule " + number);
      }
    }
    return new RuleSet(name, kept, restartAfterSignal);
  }

  /** This set with {@code rule} under {@code number}, replacing the one that had the number. */
  public RuleSet with(int number, RunRule rule) {
    NumberedRule numbered = new NumberedRule(number, rule);
    List<NumberedRule> changed = new ArrayList<>(rules);
    for (int i = 0; i < changed.size(); i++) {
      if (changed.get(i).number() == number) {
        changed.set(i, numbered);
        return new RuleSet(name, changed, restartAfterSignal);
      }
    }
    changed.add(numbered);
    return new RuleSet(name, changed, restartAfterSignal);
  }

  /** This set with every pattern ending at a point that signals. */
  public RuleSet restartingAfterSignal() {
    return new RuleSet(name, rules, true);
  }

  /** The rules of this set that are meaningful on {@code statistic}. */
  public RuleSet allowedOn(PlottedStatistic statistic) {
    return new RuleSet(
        name, rules.stream().filter(r -> statistic.allows(r.rule())).toList(), restartAfterSignal);
  }

  /**
   * Refuses rules that mean nothing on {@code statistic}.
   *
   * @return this set
   * @throws IllegalArgumentException naming each rule that is not allowed there
   */
  public RuleSet requireAllowedOn(PlottedStatistic statistic) {
    List<Integer> refused =
        rules.stream().filter(r -> !statistic.allows(r.rule())).map(NumberedRule::number).toList();
    if (!refused.isEmpty()) {
      throw new IllegalArgumentException(
          "rules "
              + refused
              + " of "
              + name
              + " are not allowed on "
              + statistic.key()
              + "; choose RuleSet.allowedOn or take them out");
    }
    return this;
  }

  /**
   * Judges a whole sequence from its beginning.
   *
   * @param sequence places in plotting order
   * @return every hit of every rule, by place and then in this set's order
   */
  public List<RuleHit> judge(List<? extends Plotted> sequence) {
    RuleEvaluator evaluator = new RuleEvaluator(this);
    List<RuleHit> hits = new ArrayList<>();
    for (int i = 0; i < sequence.size(); i++) {
      Plotted place = sequence.get(i);
      if (i > 0 && place.stage() != sequence.get(i - 1).stage()) {
        evaluator.restart();
      }
      switch (place) {
        case Plotted.Missing missing -> evaluator.restart();
        case Plotted.Point point -> {
          int fired = evaluator.accept(point.value(), point.center(), point.sigma());
          for (int rest = fired; rest != 0; rest &= rest - 1) {
            hits.add(hit(Integer.numberOfTrailingZeros(rest), i, evaluator));
          }
        }
      }
    }
    return hits;
  }

  private RuleHit hit(int position, int index, RuleEvaluator evaluator) {
    NumberedRule rule = rules.get(position);
    List<Integer> points = new ArrayList<>();
    long pattern = evaluator.pattern(position);
    for (int back = rule.rule().span() - 1; back >= 0; back--) {
      if ((pattern >>> back & 1) != 0) {
        points.add(index - back);
      }
    }
    return new RuleHit(rule.number(), rule.rule(), index, points);
  }
}
