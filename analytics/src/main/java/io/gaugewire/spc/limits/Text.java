package io.gaugewire.spc.limits;

/** Checks text that people and other programs give. */
final class Text {
  private static final int LONGEST = 2000;

  private Text() {}

  static void check(String text, String what) {
    if (text.isBlank() || text.length() > LONGEST) {
      throw new IllegalArgumentException(
          what + " must hold 1 to " + LONGEST + " characters, not " + text.length());
    }
  }
}
