package io.gaugewire.ingest.masterset;

/**
 * A file of master data.
 *
 * @param name with its ending, such as {@code plant.yaml} or {@code lines.csv}
 */
record SetFile(String name, String content) {}
