package io.gaugewire.ingest.plan;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A version of what is inspected at an operation.
 *
 * @param approver a second person; absent while nobody approved it
 * @param validFrom when it began to hold
 * @param validTo when the next version took its place
 */
public record Plan(
    UUID id,
    String part,
    String operation,
    int version,
    PlanContent content,
    String author,
    Optional<String> approver,
    Optional<Instant> validFrom,
    Optional<Instant> validTo,
    String reason) {}
