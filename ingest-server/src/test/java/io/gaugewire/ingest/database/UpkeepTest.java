package io.gaugewire.ingest.database;

import io.gaugewire.ingest.TestDatabases;

class UpkeepTest extends UpkeepContract {
  @Override
  DatabaseOptions options() {
    return TestDatabases.fresh();
  }
}
