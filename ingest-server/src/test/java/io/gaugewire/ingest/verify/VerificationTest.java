package io.gaugewire.ingest.verify;

import io.gaugewire.ingest.TestDatabases;
import io.gaugewire.ingest.database.DatabaseOptions;

class VerificationTest extends VerificationContract {
  @Override
  DatabaseOptions options() {
    return TestDatabases.fresh();
  }
}
