package io.gaugewire.edge.station;

import java.time.Duration;

/** Somebody may not sign in, or sign, now. */
final class SignInRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Reason reason;
  private final transient Duration wait;

  /** Why. */
  enum Reason {
    /** Nobody with this badge works at this station. */
    UNKNOWN,
    /** The PIN is not theirs. */
    WRONG_PIN,
    /** Too many wrong PINs: later. */
    LOCKED,
    /** No session, or one that is over. */
    NO_SESSION
  }

  SignInRefusedException(Reason reason, Duration wait, String message) {
    super(message);
    this.reason = reason;
    this.wait = wait;
  }

  Reason reason() {
    return reason;
  }

  /** How long to wait before it is worth another try; zero where waiting does not help. */
  Duration waitFor() {
    return wait;
  }
}
