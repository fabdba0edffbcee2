package io.gaugewire.spc.capability;

import java.util.List;

/** What control charts said of the values that an index is computed from. */
public sealed interface Stability {

  /** No signal on either chart. */
  record Stable() implements Stability {}

  /**
   * Signals were found.
   *
   * @param signals what was found, for people; at least one
   */
  record Unstable(List<String> signals) implements Stability {

    /** Refuses an accusation without grounds. */
    public Unstable {
      signals = List.copyOf(signals);
      if (signals.isEmpty()) {
        throw new IllegalArgumentException("An unstable process needs at least one signal");
      }
    }
  }

  /** Nobody looked. */
  record NotJudged() implements Stability {}
}
