package io.gaugewire.postgres;

/**
 * The embedded PostgreSQL cannot run as things stand. The message says what is in the way and what
 * a person can do about it; trying again without a change will not help.
 */
public final class PostgresUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PostgresUnavailableException(String message) {
    super(message);
  }

  PostgresUnavailableException(String message, Throwable cause) {
    super(message + " (" + cause + ")", cause);
  }
}
