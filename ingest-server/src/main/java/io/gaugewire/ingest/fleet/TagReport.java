package io.gaugewire.ingest.fleet;

import io.gaugewire.wire.EdgeId;
import java.time.Instant;
import java.util.OptionalInt;

/**
 * A tag of the registry.
 *
 * @param id the tag's number within this database
 * @param scale what one unit of its values is, and how finely they are given
 * @param characteristic the characteristic it feeds now, empty while it is not assigned
 */
public record TagReport(
    int id,
    EdgeId edge,
    String station,
    String name,
    Scale scale,
    Instant firstSeen,
    OptionalInt characteristic) {

  /**
   * Unit and resolution.
   *
   * @param unit UCUM code, empty for a number without a unit
   * @param decimals resolution as decimal places
   */
  public record Scale(String unit, int decimals) {}
}
