package io.gaugewire.ingest.gauges;

import java.util.Locale;
import java.util.Optional;

/** What a study is to show, and what it needs for it. */
enum StudyKind {
  /** Repeatability and reproducibility: every appraiser measures every part several times. */
  CROSSED(2, 2, 2, false),
  /** Whether the gauge is right on one master. */
  BIAS(1, 1, 1, true),
  /** Whether it is equally right over its range, on several masters. */
  LINEARITY(2, 1, 1, true),
  /** Whether people judge alike and right. */
  AGREEMENT(2, 1, 1, true);

  private static final int MOST_RUNS = 600;
  private static final int FEWEST_REPEATED = 2;

  private final int parts;
  private final int appraisers;
  private final int trials;
  private final boolean references;

  StudyKind(int parts, int appraisers, int trials, boolean references) {
    this.parts = parts;
    this.appraisers = appraisers;
    this.trials = trials;
    this.references = references;
  }

  static StudyKind of(String key) {
    return valueOf(key.toUpperCase(Locale.ROOT));
  }

  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether each part has a known value. */
  boolean references() {
    return references;
  }

  /** Fewest parts that it can be evaluated with. */
  int parts() {
    return parts;
  }

  /** A field that does not fit, and what would be right. */
  record Unfit(String field, String because) {}

  Optional<Unfit> unfit(int ofParts, int ofAppraisers, int ofTrials) {
    if (ofParts < parts || (this == BIAS && ofParts > 1)) {
      return Optional.of(
          new Unfit("parts", this == BIAS ? "Give one master." : "Give at least " + parts + "."));
    }
    if (ofAppraisers < appraisers) {
      return Optional.of(new Unfit("appraisers", "Give at least " + appraisers + "."));
    }
    boolean repeated = this != AGREEMENT && ofAppraisers * ofTrials < FEWEST_REPEATED;
    if (ofTrials < trials || repeated) {
      return Optional.of(new Unfit("trials", "Have each part measured at least twice."));
    }
    return ofParts * ofAppraisers * ofTrials > MOST_RUNS
        ? Optional.of(
            new Unfit(
                "trials", "Plan at most " + MOST_RUNS + " runs: parts × appraisers × trials."))
        : Optional.empty();
  }
}
