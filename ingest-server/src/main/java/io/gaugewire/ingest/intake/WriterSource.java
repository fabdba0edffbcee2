package io.gaugewire.ingest.intake;

import io.gaugewire.ingest.store.ParcelWriter;
import java.sql.SQLException;

/** Opens writers: of the database, or in tests of something that breaks. */
@FunctionalInterface
public interface WriterSource {
  /**
   * A new writer over a connection of its own.
   *
   * @param lane for the connection's name
   */
  ParcelWriter open(int lane) throws SQLException;
}
