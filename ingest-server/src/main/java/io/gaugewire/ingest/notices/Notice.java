package io.gaugewire.ingest.notices;

import java.time.Instant;
import java.util.UUID;

/**
 * Something climbed to an office.
 *
 * @param number grows by one; the same number is the same notice, should it come twice
 * @param kind {@code nonconformance}, {@code action} or {@code report}
 * @param record which
 * @param title what it is called
 * @param level 1 to 4
 * @param role the office
 */
public record Notice(
    long number, String kind, UUID record, String title, int level, String role, Instant time) {}
