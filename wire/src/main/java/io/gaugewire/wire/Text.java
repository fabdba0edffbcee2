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
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0) {
        throw new IllegalArgumentException(what + " holds U+0000, which no database text can");
      }
      if (Character.isSurrogate(c)) {
        if (!Character.isHighSurrogate(c)
            || i + 1 == text.length()
            || !Character.isLowSurrogate(text.charAt(i + 1))) {
          throw new IllegalArgumentException(what + " is no Unicode text: half a character");
        }
        i++;
      }
    }
    return text;
  }
}
