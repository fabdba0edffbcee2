package io.gaugewire.ingest.characteristic;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What the drawing demands, as decimal numbers in the characteristic's unit; each may be absent.
 *
 * @param lower lower specification limit
 * @param upper upper specification limit, above {@code lower}
 */
public record Specification(
    Optional<BigDecimal> lower, Optional<BigDecimal> target, Optional<BigDecimal> upper) {
  public Specification {
    if (lower.isPresent() && upper.isPresent() && lower.get().compareTo(upper.get()) >= 0) {
      throw new IllegalArgumentException(
          "the lower specification limit "
              + lower.get()
              + " is not below the upper "
              + upper.get());
    }
  }
}
