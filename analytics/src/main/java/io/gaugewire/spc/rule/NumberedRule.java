package io.gaugewire.spc.rule;

/**
 * A rule under the number its set gives it; signals and charts name the rule by this number.
 *
 * @param number 1 to 999, unique in its set
 * @param rule the rule itself
 */
public record NumberedRule(int number, RunRule rule) {
  public NumberedRule {
    if (number < 1 || number > 999) {
      throw new IllegalArgumentException("a rule's number must be 1 to 999, but is " + number);
    }
  }
}
