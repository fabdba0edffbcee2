package io.gaugewire.ingest.web;

import java.net.BindException;

/** Another program listens on the address that was asked for. */
public final class AddressInUseException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public AddressInUseException(String host, int port) {
    super(
        "port "
            + port
            + " on "
            + host
            + " is in use by another program: end that one or choose another port");
  }

  static boolean isCauseOf(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof BindException) {
        return true;
      }
    }
    return false;
  }
}
