package io.gaugewire.ingest.binding;

import java.time.Instant;
import java.util.Optional;

/**
 * A tag measured a characteristic over some time.
 *
 * @param characteristic its code
 * @param from first source time it holds for; empty: from the beginning
 * @param to first source time it no longer holds for; empty while it holds
 */
public record Binding(
    int id, int tag, String characteristic, Optional<Instant> from, Optional<Instant> to) {}
