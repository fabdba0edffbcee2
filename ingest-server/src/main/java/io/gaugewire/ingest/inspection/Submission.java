package io.gaugewire.ingest.inspection;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A signed record on its way in.
 *
 * @param id made where it was signed
 * @param station where
 * @param signed when
 * @param content the signed document, to the letter
 * @param source {@code desk}, or {@code edge:site/name}: what an edge sends is signed already and
 *     is never refused
 */
public record Submission(
    UUID id,
    String station,
    Instant signed,
    String content,
    Signer signer,
    String source,
    Placement placement) {

  /**
   * Where a record belongs that names what nobody knows; empty where the document says it.
   *
   * @param by who says so, where somebody does
   */
  public record Placement(Optional<String> batch, Optional<String> operation, Optional<String> by) {
    static final Placement AS_SIGNED =
        new Placement(Optional.empty(), Optional.empty(), Optional.empty());
  }

  /**
   * Who signed.
   *
   * @param person where the name is known here
   */
  public record Signer(Optional<UUID> person, String name) {}

  boolean fromDesk() {
    return source.equals("desk");
  }
}
