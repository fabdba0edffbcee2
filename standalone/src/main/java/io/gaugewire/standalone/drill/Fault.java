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
  SWALLOWING_NETWORK
}
