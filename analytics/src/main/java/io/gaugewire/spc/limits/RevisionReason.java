package io.gaugewire.spc.limits;

/** Why a limit set replaces the one before; limits never change without one of these. */
public enum RevisionReason {
  /** There were no limits before. */
  FIRST_LIMITS,
  /** The process was changed on purpose. */
  PROCESS_CHANGE,
  /** A shift to the better was proved, its cause is known, and it is to last. */
  IMPROVEMENT_CONFIRMED,
  /** Another gauge or another method of measuring. */
  GAUGE_OR_METHOD_CHANGE,
  /** Another specification or another part. */
  SPECIFICATION_OR_PART_CHANGE,
  /** Enough subgroups are there now. */
  PRELIMINARY_TO_FINAL,
  /** The limits before were wrong. */
  ERROR_CORRECTION
}
