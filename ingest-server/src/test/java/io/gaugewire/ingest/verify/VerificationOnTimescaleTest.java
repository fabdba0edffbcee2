package io.gaugewire.ingest.verify;

import io.gaugewire.ingest.DebianTimescale;
import io.gaugewire.ingest.database.DatabaseOptions;

class VerificationOnTimescaleTest extends VerificationContract {
  @Override
  DatabaseOptions options() {
    return DebianTimescale.shared().fresh();
  }
}
