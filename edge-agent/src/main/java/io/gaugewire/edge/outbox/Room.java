package io.gaugewire.edge.outbox;

/** How much an outbox may still take, from what it uses and what the file system has left. */
enum Room {
  AMPLE,
  /** Soon too little; a warning. */
  SCARCE,
  /** Periodic readings are refused. */
  RESERVE,
  /** Results and records are refused as well. */
  FULL;

  /**
   * @param before the room before; periodic readings are taken again only with a segment to spare
   */
  static Room of(OutboxSettings settings, long used, long usable, Room before) {
    long left = Math.min(settings.capBytes() - used, usable);
    long reserve = settings.reserveBytes();
    if (left < reserve / 2) {
      return FULL;
    }
    long slack = before.compareTo(RESERVE) >= 0 ? settings.segmentBytes() : 0;
    if (left < reserve + slack) {
      return RESERVE;
    }
    return left < 2 * reserve + slack ? SCARCE : AMPLE;
  }

  boolean takesPeriodic() {
    return compareTo(RESERVE) < 0;
  }

  boolean takesResults() {
    return this != FULL;
  }
}
