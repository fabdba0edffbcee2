package io.gaugewire.wire;

import java.util.Random;
import java.util.function.Consumer;

/** Runs a property over many seeds; a failure names its seed. */
final class Seeds {
  private Seeds() {}

  static void forAll(int runs, Consumer<Random> property) {
    long first = Long.getLong("gaugewire.seed", 1);
    for (long seed = first; seed < first + Integer.getInteger("gaugewire.runs", runs); seed++) {
      try {
        property.accept(new Random(seed));
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError("failed with -Dgaugewire.seed=" + seed + ": " + e, e);
      }
    }
  }
}
