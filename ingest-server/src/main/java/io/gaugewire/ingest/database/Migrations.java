package io.gaugewire.ingest.database;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings the schema up to date; a database of a newer version is refused. */
final class Migrations {
  private Migrations() {}

  static void run(DataSource database) {
    Flyway.configure(Migrations.class.getClassLoader())
        .dataSource(database)
        .locations("classpath:db/migration")
        .failOnMissingLocations(true)
        .validateMigrationNaming(true)
        .load()
        .migrate();
  }
}
