package io.gaugewire.ingest.identity;

import java.util.UUID;

/** Names a person. */
public record PersonId(UUID value) {}
