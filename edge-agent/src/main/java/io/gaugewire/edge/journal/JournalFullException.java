package io.gaugewire.edge.journal;

/** The outbox has no room: leave the result where it is and try again later. */
public final class JournalFullException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public JournalFullException(String message) {
    super(message);
  }
}
