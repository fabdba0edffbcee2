package io.gaugewire.ingest;

import io.gaugewire.ingest.database.Database;
import io.gaugewire.ingest.store.NumberedParcel;
import io.gaugewire.ingest.store.ParcelWriter;
import io.gaugewire.ingest.store.StoredStream;
import io.gaugewire.wire.Parcel;
import java.sql.SQLException;
import java.util.List;

/** Puts parcels into a database for tests of what is done with them there. */
public final class StoredParcels {
  private static final long RECEIVED_MICROS = 1_700_000_000_000_000L;

  private StoredParcels() {}

  /** Stores the next parcels of one stream in a transaction; gives the stream's number. */
  public static int store(Database database, List<Parcel> parcels) throws SQLException {
    try (ParcelWriter writer = new ParcelWriter(database.openWriter("test"))) {
      StoredStream stream = stream(writer, parcels.getFirst());
      writer.store(
          parcels.stream().map(p -> new NumberedParcel(stream, p, RECEIVED_MICROS)).toList());
      return stream.id();
    }
  }

  /** Has the next parcel of a stream quarantined. */
  public static void quarantine(Database database, Parcel parcel) throws SQLException {
    try (ParcelWriter writer = new ParcelWriter(database.openWriter("test"))) {
      StoredStream stream = stream(writer, parcel);
      writer.quarantine(new NumberedParcel(stream, parcel, RECEIVED_MICROS), "for a test");
    }
  }

  private static StoredStream stream(ParcelWriter writer, Parcel parcel) throws SQLException {
    return writer.stream(parcel.id().edge(), parcel.id().epoch());
  }
}
