package io.gaugewire.wire;

/** Bounds on the texts that travel. */
final class Text {
  /** Longest name, code or serial number, in characters. */
  static final int NAME = 200;

  /** Longest sentence, in characters. */
  static final int SENTENCE = 2_000;

  private Text() {}

  static String require(String what, String text, int min, int max) {
    if (text.length() < min || text.length() > max) {
      throw new IllegalArgumentException(
          what + " must have " + min + " to " + max + " characters, not " + text.length());
    }
    return text;
  }
}
