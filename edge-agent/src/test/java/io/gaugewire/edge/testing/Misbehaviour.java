package io.gaugewire.edge.testing;

/** What a device does with one request. */
public enum Misbehaviour {
  NONE,
  /**
   * Answers, but after the master has given up; also on the same connection if that still stands.
   */
  LATE_REPLY,
  WRONG_TRANSACTION,
  WRONG_UNIT,
  WRONG_PROTOCOL,
  WRONG_FUNCTION,
  WRONG_LENGTH_FIELD,
  TOO_FEW_REGISTERS,
  TOO_MANY_REGISTERS,
  WRONG_BYTE_COUNT,
  BAD_CHECKSUM,
  HALF_FRAME,
  /** Half a frame, then a reset connection. */
  RESET_IN_FRAME,
  /** One byte at a time, more slowly than anybody waits. */
  SLOW_LORIS,
  SILENT,
  /** Closes without having looked at the request. */
  CUT_BEFORE,
  /** Does what was asked and closes without a reply. */
  CUT_AFTER,
  /** The right reply, and another one that nobody asked for. */
  TWO_REPLIES,
  BUSY,
  GATEWAY_TARGET_SILENT
}
