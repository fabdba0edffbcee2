package io.gaugewire.ingest.intake;

/** Where parcels come from: a door, or one day a log between the doors and the stores. */
public interface ParcelSource extends AutoCloseable {
  /**
   * Begins to hand over.
   *
   * @throws java.io.IOException when it cannot begin, with what to do about it
   */
  void start() throws java.io.IOException;

  /** Stops; what was not acknowledged comes again. */
  @Override
  void close();
}
