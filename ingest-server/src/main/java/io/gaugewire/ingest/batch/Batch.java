package io.gaugewire.ingest.batch;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Parts made, inspected and released together.
 *
 * @param number what is on its label
 */
public record Batch(
    UUID id,
    String number,
    String part,
    Standing standing,
    Origin origin,
    Place place,
    Stamp stamp) {

  /** Where it came from and for whom it is. */
  public record Origin(Optional<String> supplierLot, Optional<String> customer) {}

  /**
   * Where it is.
   *
   * @param position of the operation in the routing; 0 before the first
   */
  public record Place(int position, Instant arrived) {}

  /** When it was opened, and how often it was changed since. */
  public record Stamp(Instant opened, int version) {}

  Instant opened() {
    return stamp.opened();
  }
}
