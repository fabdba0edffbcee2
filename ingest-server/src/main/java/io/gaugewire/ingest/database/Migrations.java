package io.gaugewire.ingest.database;

import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;

/** Brings the schema up to date; a database of a newer version is refused. */
final class Migrations {
  private static final String OBJECT_NOT_IN_PREREQUISITE_STATE = "55000";

  private Migrations() {}

  /**
   * Runs each step for as long as it takes.
   *
   * @throws SQLException when the tables were made by a newer version
   */
  static void run(DatabaseOptions database) throws SQLException {
    Flyway flyway =
        Flyway.configure(Migrations.class.getClassLoader())
            .dataSource(database.url(), database.user(), database.password())
            .locations("classpath:db/migration")
            .failOnMissingLocations(true)
            .validateMigrationNaming(true)
            .load();
    for (MigrationInfo step : flyway.info().all()) {
      if (step.getState() == MigrationState.FUTURE_SUCCESS) {
        throw new SQLException(
            "the database was brought up to date by a newer version of Gaugewire (its step "
                + step.getVersion()
                + ", "
                + step.getDescription()
                + "); start that version, or restore a backup that this one made",
            OBJECT_NOT_IN_PREREQUISITE_STATE);
      }
    }
    flyway.migrate();
  }
}
