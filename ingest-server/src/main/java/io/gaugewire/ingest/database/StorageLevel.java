package io.gaugewire.ingest.database;

/** What kind of database this is, from what it can do. */
public enum StorageLevel {
  /** PostgreSQL alone: partitions by day, made and dropped by us. */
  POSTGRESQL("postgresql"),
  /** TimescaleDB, Apache edition: hypertables; columnstore and policies are not there. */
  TIMESCALEDB_APACHE("timescaledb-apache"),
  /** TimescaleDB under its own licence: columnstore and policies as well. */
  TIMESCALEDB_FULL("timescaledb-full");

  private final String text;

  StorageLevel(String text) {
    this.text = text;
  }

  /** As the API and the log call it. */
  public String text() {
    return text;
  }

  /** Whether readings stand in a hypertable. */
  public boolean hypertables() {
    return this != POSTGRESQL;
  }
}
