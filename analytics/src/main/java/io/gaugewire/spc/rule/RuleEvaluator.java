package io.gaugewire.spc.rule;

import java.util.Arrays;

/**
 * Judges a sequence one point at a time: constant time per point and rule, no allocation.
 *
 * <p>Confined to one thread. Its memory is a few machine words that can be saved and restored, so a
 * sequence may be continued after a pause and gives the same hits.
 */
public final class RuleEvaluator {

  private final RuleSet rules;
  private final Detector[] detectors;
  private final long[] patterns;

  /** Starts with empty memory. */
  public RuleEvaluator(RuleSet rules) {
    this.rules = rules;
    this.detectors =
        rules.rules().stream().map(r -> Detector.of(r.rule())).toArray(Detector[]::new);
    this.patterns = new long[detectors.length];
  }

  /** The rules judged. */
  public RuleSet rules() {
    return rules;
  }

  /**
   * Judges the next point.
   *
   * @param value plotted value, finite
   * @param center center line at this point, finite
   * @param sigma standard deviation of the statistic at this point, above 0
   * @return the rules that fire at this point: bit i stands for the i-th rule of the set
   * @throws IllegalArgumentException if a number cannot be judged; the memory is then unchanged
   */
  public int accept(double value, double center, double sigma) {
    if (!Double.isFinite(value)
        || !Double.isFinite(center)
        || !(sigma > 0 && sigma < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "a point must be finite and its sigma above 0: value "
              + value
              + ", center "
              + center
              + ", sigma "
              + sigma
              + "; call restart() for a missing value");
    }
    double z = (value - center) / sigma;
    int fired = 0;
    for (int i = 0; i < detectors.length; i++) {
      long pattern = detectors[i].accept(value, z);
      patterns[i] = pattern;
      if (pattern != 0) {
        fired |= 1 << i;
      }
    }
    if (fired != 0 && rules.restartAfterSignal()) {
      restart();
    }
    return fired;
  }

  /** Forgets the past: a stage starts, limits change, or a value is missing. */
  public void restart() {
    for (Detector detector : detectors) {
      detector.restart();
    }
  }

  /**
   * The points that made rule {@code position} fire at the newest point, 0 if it did not: bit b
   * stands for the point b places before the newest.
   */
  public long pattern(int position) {
    return patterns[position];
  }

  /** How many words {@link #save} fills. */
  public int stateSize() {
    return detectors.length * Detector.WORDS;
  }

  /** Copies the memory into {@code words}, from {@code offset} on. */
  public void save(long[] words, int offset) {
    checkRoom(words, offset);
    for (int i = 0; i < detectors.length; i++) {
      detectors[i].save(words, offset + i * Detector.WORDS);
    }
  }

  /**
   * Takes up a memory saved by an evaluator of the same rules.
   *
   * @throws IllegalArgumentException if the words cannot be a memory of these rules
   */
  public void restore(long[] words, int offset) {
    checkRoom(words, offset);
    for (int i = 0; i < detectors.length; i++) {
      detectors[i].restore(words, offset + i * Detector.WORDS);
    }
    Arrays.fill(patterns, 0);
  }

  private void checkRoom(long[] words, int offset) {
    if (offset < 0 || words.length - offset < detectors.length * Detector.WORDS) {
      throw new IllegalArgumentException(
          "%d words from %d on have no room for the memory of %d rules"
              .formatted(words.length, offset, detectors.length));
    }
  }
}
