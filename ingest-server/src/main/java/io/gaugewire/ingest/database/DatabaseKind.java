package io.gaugewire.ingest.database;

/**
 * What was found at the other end.
 *
 * @param postgresql version, for example {@code 18.6}
 * @param timescaledb version of the extension, empty where it is not there
 */
public record DatabaseKind(StorageLevel level, String postgresql, String timescaledb) {}
