package io.gaugewire.ingest.store;

import io.gaugewire.ingest.TestDatabases;
import io.gaugewire.ingest.database.DatabaseOptions;

/** The contract on the database that every machine has. */
class StoreTest extends StoreContract {
  private final DatabaseOptions options = TestDatabases.fresh();

  @Override
  DatabaseOptions options() {
    return options;
  }
}
