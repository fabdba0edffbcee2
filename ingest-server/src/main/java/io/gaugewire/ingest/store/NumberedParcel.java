package io.gaugewire.ingest.store;

import io.gaugewire.wire.Parcel;
import io.gaugewire.wire.ParcelCodec;

/**
 * A parcel whose turn it is: the next of its stream, with a hash that fits.
 *
 * @param stream its stream
 * @param receivedMicros when the server received it, microseconds since 1970 UTC
 */
public record NumberedParcel(StoredStream stream, Parcel parcel, long receivedMicros) {
  ParcelKey key() {
    return new ParcelKey(stream.id(), parcel.id().seq());
  }

  /** Its bytes, for the quarantine. */
  byte[] payload() {
    return ParcelCodec.encode(parcel);
  }
}
