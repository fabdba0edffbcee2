package io.gaugewire.ingest.inspection;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.gaugewire.ingest.web.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * The content of a signed record, as stations and desks write it ({@code docs/formats/context.md}).
 * What is not known here is kept in the signed text and otherwise passed over.
 *
 * @param batch number of the batch
 * @param batches further batches it speaks of
 * @param of the record confirmed or inspected again
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Document(
    String kind,
    String batch,
    Optional<List<Share>> batches,
    Optional<String> part,
    Optional<String> operation,
    Optional<Instant> started,
    Optional<UUID> of,
    Optional<String> act,
    Optional<List<Measurement>> measurements,
    Optional<Counts> counts,
    Optional<Nonconformance> nonconformance,
    Optional<List<String>> marks,
    Optional<SignedBy> signedBy) {

  /** A batch and how many pieces of it were presented. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Share(String batch, Optional<Integer> quantity) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Measurement(String characteristic, List<Value> values) {}

  /** One value; {@code repeated} says that it was measured again and no longer counts. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Value(
      BigDecimal value,
      String source,
      Instant time,
      Optional<String> gauge,
      Optional<String> serial,
      Optional<Boolean> repeated) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Counts(int inspected, List<Defect> defects, Optional<Integer> nonconforming) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Defect(String code, int count) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Nonconformance(String code, int quantity, boolean hold) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record SignedBy(String badge) {}

  /** Every batch it speaks of, the first one first. */
  List<Share> shares() {
    List<Share> shares = new ArrayList<>();
    List<Share> told = batches.orElse(List.of());
    if (told.stream().noneMatch(share -> share.batch().equals(batch))) {
      shares.add(new Share(batch, Optional.empty()));
    }
    shares.addAll(told);
    return shares;
  }

  List<Measurement> measured() {
    return measurements.orElse(List.of());
  }

  static Document of(JsonNode content) {
    return Json.read(content, Document.class);
  }
}
