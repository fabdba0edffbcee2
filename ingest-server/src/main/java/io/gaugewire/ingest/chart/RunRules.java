package io.gaugewire.ingest.chart;

import io.gaugewire.spc.rule.PlottedStatistic;
import io.gaugewire.spc.rule.RuleSet;
import java.util.Comparator;
import java.util.List;

/** The rules that charts can be judged by, as they are spelled: {@code nelson-1} to 8. */
public final class RunRules {
  private static final String NELSON = "nelson-";

  /** Those for means and individuals. */
  public static final List<String> ON_LOCATION = keys(RuleSet.nelson());

  /** Those for ranges, standard deviations and moving ranges, which are skewed. */
  public static final List<String> ON_DISPERSION =
      keys(RuleSet.nelson().allowedOn(PlottedStatistic.RANGE));

  private RunRules() {}

  private static List<String> keys(RuleSet rules) {
    return rules.rules().stream().map(rule -> key(rule.number())).toList();
  }

  /** As a rule is spelled. */
  public static String key(int number) {
    return NELSON + number;
  }

  /** The rules of such keys. */
  public static RuleSet of(List<String> keys) {
    return RuleSet.nelson().only(keys.stream().mapToInt(RunRules::number).toArray());
  }

  /** The keys in the order of their numbers, each once. */
  public static List<String> ordered(List<String> keys) {
    return keys.stream().distinct().sorted(Comparator.comparingInt(RunRules::number)).toList();
  }

  private static int number(String key) {
    return Integer.parseInt(key.substring(NELSON.length()));
  }
}
