package io.gaugewire.ingest.paper;

import java.util.ArrayList;
import java.util.List;

/**
 * Breaks text into lines: English between words, Chinese between any two characters except where
 * its rules keep them together (GB/T 15834: no line begins with a closing mark or ends with an
 * opening one).
 */
final class Lines {
  private static final String CLOSING = "，。；：、！？）】》」』”’…％%,.;:!?)]}›»";
  private static final String OPENING = "（【《「『“‘([{‹«";
  private static final int FIRST_WIDE = 0x2E80;

  private final Face face;
  private final float size;
  private final float width;
  private final List<String> lines = new ArrayList<>();

  private Lines(Face face, float size, float width) {
    this.face = face;
    this.size = size;
    this.width = width;
  }

  /** The lines of a text, at least one. */
  static List<String> of(Face face, String text, float size, float width) {
    Lines broken = new Lines(face, size, width);
    text.lines().map(face::legible).forEach(broken::fill);
    return broken.lines.isEmpty() ? List.of("") : broken.lines;
  }

  private void fill(String paragraph) {
    int start = 0;
    int mayBreak = 0;
    float used = 0;
    for (int i = 0; i < paragraph.length(); i = paragraph.offsetByCodePoints(i, 1)) {
      int character = paragraph.codePointAt(i);
      if (i > start && mayBreakBefore(paragraph, i)) {
        mayBreak = i;
      }
      used += face.width(character, size);
      while (used > width && i > start && character != ' ') {
        int end = mayBreak > start ? mayBreak : i;
        lines.add(paragraph.substring(start, end).stripTrailing());
        start = end;
        used = face.width(paragraph.substring(start, i), size) + face.width(character, size);
      }
    }
    lines.add(paragraph.substring(start).stripTrailing());
  }

  private static boolean mayBreakBefore(String text, int at) {
    int before = text.codePointBefore(at);
    int after = text.codePointAt(at);
    if (after == ' ' || CLOSING.indexOf(after) >= 0 || OPENING.indexOf(before) >= 0) {
      return false;
    }
    return before == ' '
        || before == '-'
        || before == '/'
        || before >= FIRST_WIDE
        || after >= FIRST_WIDE;
  }
}
