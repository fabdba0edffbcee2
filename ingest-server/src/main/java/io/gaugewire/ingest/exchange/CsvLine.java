package io.gaugewire.ingest.exchange;

import java.util.ArrayList;
import java.util.List;

/** One line of CSV (RFC 4180, without line ends inside of quotes). Stateless. */
final class CsvLine {
  private CsvLine() {}

  /**
   * The cells of a line, without their quotes and outer blanks.
   *
   * @throws IllegalArgumentException when a quote does not fit
   */
  static List<String> cells(String line, char separator) {
    List<String> cells = new ArrayList<>();
    int at = 0;
    while (true) {
      int start = at;
      while (start < line.length() && line.charAt(start) == ' ') {
        start++;
      }
      if (start < line.length() && line.charAt(start) == '"') {
        StringBuilder cell = new StringBuilder();
        at = quoted(line, start + 1, separator, cell);
        cells.add(cell.toString());
      } else {
        int end = line.indexOf(separator, at);
        at = end < 0 ? line.length() : end;
        cells.add(line.substring(start, Math.max(start, at)).strip());
      }
      if (at >= line.length()) {
        return cells;
      }
      at++;
    }
  }

  private static int quoted(String line, int from, char separator, StringBuilder cell) {
    int at = from;
    while (true) {
      if (at >= line.length()) {
        throw new IllegalArgumentException("a quote is not closed on its line");
      }
      char c = line.charAt(at++);
      if (c != '"') {
        cell.append(c);
      } else if (at < line.length() && line.charAt(at) == '"') {
        cell.append('"');
        at++;
      } else {
        break;
      }
    }
    while (at < line.length() && line.charAt(at) != separator) {
      if (line.charAt(at) != ' ') {
        throw new IllegalArgumentException("text stands after a closing quote");
      }
      at++;
    }
    return at;
  }

  /** A cell as it is written, in quotes where it needs them. */
  static String cell(String text) {
    boolean plain =
        text.chars().noneMatch(c -> c == ',' || c == ';' || c == '"' || c < ' ')
            && !text.startsWith(" ")
            && !text.endsWith(" ");
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  /** The separator of a header: semicolon or tab where it has more of these, else comma. */
  static char separator(String header) {
    char best = ',';
    for (char candidate : new char[] {';', '\t'}) {
      if (count(header, candidate) > count(header, best)) {
        best = candidate;
      }
    }
    return best;
  }

  private static long count(String text, char wanted) {
    return text.chars().filter(c -> c == wanted).count();
  }
}
