package io.gaugewire.spc.objective;

/** Where an objective stands. */
public enum Status {
  /** Nothing was counted in the period yet. */
  NO_DATA,
  /** The target is met so far, by more than chance: the whole interval is on the good side. */
  CLEARLY_MET,
  /** The target is met so far; chance could have done it. */
  MET,
  /** The target is missed so far; chance could have done it. */
  MISSED,
  /** The target is missed so far, by more than chance: the whole interval is on the bad side. */
  CLEARLY_MISSED
}
