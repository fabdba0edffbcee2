package io.gaugewire.ingest.database;

import io.gaugewire.ingest.DebianTimescale;

class UpkeepOnTimescaleTest extends UpkeepContract {
  @Override
  DatabaseOptions options() {
    return DebianTimescale.shared().fresh();
  }
}
