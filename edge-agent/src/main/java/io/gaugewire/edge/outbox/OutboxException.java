package io.gaugewire.edge.outbox;

/** The outbox cannot be opened or read; the message says what to do. */
public final class OutboxException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public OutboxException(String message) {
    super(message);
  }

  public OutboxException(String message, Throwable cause) {
    super(message, cause);
  }
}
