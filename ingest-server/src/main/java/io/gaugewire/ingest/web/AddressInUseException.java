package io.gaugewire.ingest.web;

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
}
