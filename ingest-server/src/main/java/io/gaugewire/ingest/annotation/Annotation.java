package io.gaugewire.ingest.annotation;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A remark at a subgroup of a chart.
 *
 * @param number for readers
 * @param voided set once it does not hold any more
 */
public record Annotation(
    UUID id,
    long number,
    int chart,
    long subgroup,
    String text,
    Authorship written,
    Optional<Voiding> voided) {

  /** Who wrote it and when. */
  public record Authorship(String by, Instant at) {}

  /** Who voided it, when and why. */
  public record Voiding(String by, Instant at, String reason) {}

  /** As it was to be read at a moment: one that was voided later still held. */
  Annotation asOf(Instant at) {
    return new Annotation(
        id, number, chart, subgroup, text, written, voided.filter(v -> !v.at().isAfter(at)));
  }
}
