package io.gaugewire.wire;

/** Bytes that are no message of ours; caught where decoding ends in {@link Decoded.Rejected}. */
final class MalformedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  MalformedException(String message) {
    super(message);
  }
}
