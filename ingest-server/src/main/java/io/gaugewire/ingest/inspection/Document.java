package io.gaugewire.ingest.inspection;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.gaugewire.ingest.web.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The content of a signed record, as stations and desks write it ({@code docs/formats/context.md}).
 * What is not known here is kept in the signed text and otherwise passed over.
 *
 * @param batch number of the batch
 * @param batches further batches it speaks of
 * @param of the record confirmed or inspected again
 * @param firstArticle whether it is of the first article of the batch at the operation
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
    Optional<Boolean> firstArticle,
    Optional<List<Measurement>> measurements,
    Optional<Counts> counts,
    Optional<Nonconformance> nonconformance,
    Optional<List<String>> marks,
    Optional<SignedBy> signedBy) {
  private static final int MOST_DIGITS = 15;
  private static final int MOST_DECIMALS = 12;

  Document {
    given("kind", kind);
    given("batch", batch);
  }

  private static void given(String name, @Nullable Object value) {
    if (value == null) {
      throw new IllegalArgumentException("The document has no " + name);
    }
  }

  /** A batch and how many pieces of it were presented. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Share(String batch, Optional<Integer> quantity) {
    Share {
      given("batch", batch);
      if (quantity.isPresent() && quantity.get() < 1) {
        throw new IllegalArgumentException("A share of a batch is at least one piece");
      }
    }
  }

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Measurement(String characteristic, List<Value> values) {
    Measurement {
      given("characteristic", characteristic);
      given("values", values);
    }
  }

  /** One value; {@code repeated} says that it was measured again and no longer counts. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Value(
      BigDecimal value,
      String source,
      Instant time,
      Optional<String> gauge,
      Optional<String> serial,
      Optional<Boolean> repeated) {
    Value {
      given("value", value);
      given("time", time);
      if (value.precision() - value.scale() > MOST_DIGITS || value.scale() > MOST_DECIMALS) {
        throw new IllegalArgumentException("A value has at most 15 digits and 12 decimals");
      }
      if (!"gauge".equals(source) && !"typed".equals(source)) {
        throw new IllegalArgumentException("A value comes from a gauge or is typed");
      }
    }
  }

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Counts(int inspected, List<Defect> defects, Optional<Integer> nonconforming) {
    Counts {
      given("defects", defects);
    }
  }

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Defect(String code, int count) {
    Defect {
      given("code", code);
      if (count < 1) {
        throw new IllegalArgumentException("A defect is counted at least once");
      }
    }
  }

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Nonconformance(String code, int quantity, boolean hold) {
    Nonconformance {
      given("code", code);
    }
  }

  @JsonIgnoreProperties(ignoreUnknown = true)
  record SignedBy(String badge) {
    SignedBy {
      given("badge", badge);
    }
  }

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

  /** The document as it is read once somebody said where it belongs. */
  Document placed(Submission.Placement placement) {
    if (placement.batch().isEmpty() && placement.operation().isEmpty()) {
      return this;
    }
    return new Document(
        kind,
        placement.batch().orElse(batch),
        placement.batch().isPresent() ? Optional.empty() : batches,
        part,
        placement.operation().or(() -> operation),
        started,
        of,
        act,
        firstArticle,
        measurements,
        counts,
        nonconformance,
        marks,
        signedBy);
  }

  List<Measurement> measured() {
    return measurements.orElse(List.of());
  }

  static Document of(JsonNode content) {
    return Json.read(content, Document.class);
  }
}
