package io.gaugewire.ingest.quarantine;

import io.gaugewire.wire.EdgeId;
import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** How bytes of the quarantine are tried again. Safe for use by many threads. */
public interface SecondTry {
  /**
   * Stores a parcel that its stream has passed, in the caller's transaction.
   *
   * @param parcel its number: stream · 2^40 + seq
   * @return why it still cannot be stored; the transaction must then be rolled back
   * @throws SQLException when the database is away
   */
  Optional<String> store(Handle handle, long parcel, byte[] payload) throws SQLException;

  /**
   * Hands bytes in as though they came from their edge now; returns when intake is through with
   * them, at the latest after some seconds.
   */
  void arrive(EdgeId edge, byte[] payload);
}
