package io.gaugewire.wire;

/** What decoding a message gives: the message, or why it cannot be understood. */
public sealed interface Decoded<T> {
  /** An understood message. */
  record Accepted<T>(T message) implements Decoded<T> {}

  /** Bytes that cannot be understood; {@code reason} is a sentence for the quarantine. */
  record Rejected<T>(String reason) implements Decoded<T> {}
}
