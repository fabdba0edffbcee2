package io.gaugewire.ingest.notices;

import java.io.IOException;

/** A way out of the house. */
interface Door {
  /** Names its place in the order; never changes while the same messages are meant. */
  String name();

  /**
   * Hands a notice over.
   *
   * @throws IOException when it was not taken; it is offered again
   */
  void deliver(Notice notice) throws IOException, InterruptedException;
}
