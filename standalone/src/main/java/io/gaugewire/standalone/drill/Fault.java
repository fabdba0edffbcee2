package io.gaugewire.standalone.drill;

/** What is done to the installation in a round. */
enum Fault {
  KILL_EDGE,
  FREEZE_EDGE,
  KILL_SERVER,
  FREEZE_SERVER,
  KILL_DATABASE,
  FREEZE_DATABASE,
  CUT_NETWORK,
  SWALLOWING_NETWORK,
  /** The disk that the database stands on has no room for a while. */
  FILL_DATABASE_DISK,
  KILL_BROKER,
  FREEZE_BROKER;

  boolean needsBroker() {
    return this == KILL_BROKER || this == FREEZE_BROKER;
  }
}
