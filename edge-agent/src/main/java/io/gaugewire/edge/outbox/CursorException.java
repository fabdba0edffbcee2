package io.gaugewire.edge.outbox;

/**
 * The server's cursor does not belong to this outbox; sending would overwrite or leave out
 * something. A person must decide.
 */
public final class CursorException extends RuntimeException {
  private static final long serialVersionUID = 1;

  CursorException(String message) {
    super(message);
  }
}
