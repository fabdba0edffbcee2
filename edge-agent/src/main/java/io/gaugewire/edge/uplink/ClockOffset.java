package io.gaugewire.edge.uplink;

/**
 * Server clock minus edge clock, from answered state messages. Of the last eight answers the one
 * with the shortest round trip counts: its halves are the most alike. Confined to one thread.
 */
final class ClockOffset {
  private static final int KEPT = 8;

  private final long[] roundTrips = new long[KEPT];
  private final long[] offsets = new long[KEPT];
  private int count;

  /** All three in microseconds since 1970, the first and last by the edge's clock. */
  void answer(long sent, long server, long received) {
    if (received < sent) {
      return; // The edge's clock was set back meanwhile.
    }
    int slot = count++ % KEPT;
    roundTrips[slot] = received - sent;
    offsets[slot] = server - (sent + (received - sent) / 2);
  }

  /** In microseconds; 0 before the first answer. */
  long micros() {
    int best = 0;
    for (int i = 1; i < Math.min(count, KEPT); i++) {
      if (roundTrips[i] < roundTrips[best]) {
        best = i;
      }
    }
    return offsets[best];
  }
}
