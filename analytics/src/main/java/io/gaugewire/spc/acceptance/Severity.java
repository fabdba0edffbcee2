package io.gaugewire.spc.acceptance;

/** Which of the master tables is in force. */
public enum Severity {
  /** Table 2-A. */
  NORMAL,
  /** Table 2-B. */
  TIGHTENED,
  /** Table 2-C. */
  REDUCED
}
