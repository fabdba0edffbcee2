package io.gaugewire.ingest.database;

import java.sql.SQLException;

/** What kind of failure a database reported: whether it lies in the data or around it. */
public enum SqlFailure {
  /** The data itself is refused; trying again will not help. */
  DATA,
  /** Connection, resources, locks, an administrator: the same data will pass later. */
  PASSING;

  /**
   * Judges by SQLSTATE: class 22 (data exception) and 23 (integrity constraint) lie in the data, as
   * does 54 (a limit of the program, such as a row too large).
   */
  public static SqlFailure of(SQLException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        String state = sql.getSQLState();
        return state.startsWith("22") || state.startsWith("23") || state.startsWith("54")
            ? DATA
            : PASSING;
      }
    }
    return PASSING;
  }
}
