package io.gaugewire.standalone.analyze;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits CSV text (RFC 4180) into cells that know where they stood.
 *
 * <p>Quoted cells may hold separators, doubled quotes and line ends; blank lines and lines that
 * start with {@code #} are left out.
 */
final class CsvText {
  /**
   * One cell.
   *
   * @param text without quotes and outer blanks
   * @param line from 1
   * @param column of its first character, from 1
   */
  record Cell(String text, int line, int column) {}

  private final String file;
  private final String text;
  private final char separator;
  private int position;
  private int line = 1;
  private int lineStart;

  private CsvText(String file, String text, char separator) {
    this.file = file;
    this.text = text;
    this.separator = separator;
  }

  static List<List<Cell>> rows(String file, String text, char separator) {
    return new CsvText(file, text, separator).rows();
  }

  /** The separator most used in the first line outside quotes: comma, semicolon or tab. */
  static char separatorOf(String text) {
    int[] counts = new int[3];
    String candidates = ",;\t";
    boolean quoted = false;
    for (int i = 0; i < text.length() && (quoted || text.charAt(i) != '\n'); i++) {
      char c = text.charAt(i);
      quoted ^= c == '"';
      int which = quoted ? -1 : candidates.indexOf(c);
      if (which >= 0) {
        counts[which]++;
      }
    }
    int best = counts[1] > counts[0] ? 1 : 0;
    return candidates.charAt(counts[2] > counts[best] ? 2 : best);
  }

  private List<List<Cell>> rows() {
    List<List<Cell>> rows = new ArrayList<>();
    while (position < text.length()) {
      if (text.charAt(position) == '#' || atBlankLine()) {
        skipLine();
      } else {
        rows.add(row());
      }
    }
    return rows;
  }

  private boolean atBlankLine() {
    int end = text.indexOf('\n', position);
    return text.substring(position, end < 0 ? text.length() : end).isBlank();
  }

  private void skipLine() {
    while (position < text.length() && text.charAt(position) != '\n') {
      position++;
    }
    endLine();
  }

  private void endLine() {
    if (position < text.length()) {
      position++;
      newLine();
    }
  }

  private void newLine() {
    line++;
    lineStart = position;
  }

  private List<Cell> row() {
    List<Cell> cells = new ArrayList<>();
    while (true) {
      cells.add(cell());
      if (position >= text.length() || text.charAt(position) == '\n') {
        endLine();
        return cells;
      }
      position++;
    }
  }

  private Cell cell() {
    while (position < text.length() && isBlank(text.charAt(position))) {
      position++;
    }
    int atLine = line;
    int column = position - lineStart + 1;
    if (position < text.length() && text.charAt(position) == '"') {
      return new Cell(quoted(atLine, column), atLine, column);
    }
    int start = position;
    while (position < text.length() && !endsCell(text.charAt(position))) {
      position++;
    }
    return new Cell(text.substring(start, position).strip(), atLine, column);
  }

  private boolean isBlank(char c) {
    return c == ' ' || (c == '\t' && separator != '\t');
  }

  private boolean endsCell(char c) {
    return c == separator || c == '\n';
  }

  private String quoted(int atLine, int column) {
    StringBuilder cell = new StringBuilder();
    position++;
    while (true) {
      if (position >= text.length()) {
        throw WrongInputException.at(file, atLine, column, "the quote is never closed");
      }
      char c = text.charAt(position++);
      if (c == '\n') {
        newLine();
      }
      if (c != '"') {
        cell.append(c);
      } else if (position < text.length() && text.charAt(position) == '"') {
        cell.append('"');
        position++;
      } else {
        break;
      }
    }
    while (position < text.length() && !endsCell(text.charAt(position))) {
      if (!Character.isWhitespace(text.charAt(position))) {
        throw WrongInputException.at(
            file, line, position - lineStart + 1, "text after the closing quote");
      }
      position++;
    }
    return cell.toString().strip();
  }
}
