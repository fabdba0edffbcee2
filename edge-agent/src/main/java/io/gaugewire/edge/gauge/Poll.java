package io.gaugewire.edge.gauge;

/** Something a lane does for a gauge at a fixed rate. */
sealed interface Poll permits HandshakePoll, TagPoll {
  Schedule schedule();

  /** Does it once; false when it was left out because the gauge is silent. */
  boolean run();
}
