package io.gaugewire.ingest.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.gaugewire.ingest.DebianTimescale;
import io.gaugewire.ingest.database.DatabaseOptions;
import io.gaugewire.ingest.database.StorageLevel;
import org.junit.jupiter.api.Test;

/** The contract on a real TimescaleDB. */
class StoreOnTimescaleTest extends StoreContract {
  private final DatabaseOptions options = DebianTimescale.shared().fresh();

  @Override
  DatabaseOptions options() {
    return options;
  }

  @Test
  void itIsTheApacheEditionWithAHypertable() {
    assertThat(database().kind().level()).isEqualTo(StorageLevel.TIMESCALEDB_APACHE);
    assertThat(database().kind().timescaledb()).startsWith("2.");
    System.err.println("Store contract ran on " + database().kind());
    int hypertables =
        database()
            .jdbi()
            .withHandle(
                h ->
                    h.createQuery(
                            "select count(*) from timescaledb_information.hypertables"
                                + " where hypertable_name = 'reading'")
                        .mapTo(Integer.class)
                        .one());
    assertThat(hypertables).isEqualTo(1);
  }
}
