package io.gaugewire.ingest.store;

/**
 * The stored cursor is not where the writer believed it: another server wrote, or a commit whose
 * answer was lost had succeeded. The streams must be read again.
 */
public final class StaleCursorException extends RuntimeException {
  private static final long serialVersionUID = 1;

  StaleCursorException() {
    super("the cursor of a stream moved under its writer");
  }
}
