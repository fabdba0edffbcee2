package io.gaugewire.ingest.masterset;

import io.gaugewire.ingest.web.Problem;
import java.util.ArrayList;
import java.util.List;

/** Reads comma-separated values (RFC 4180), with or without a byte order mark. */
final class CsvRows {
  private final String text;
  private final List<Row> rows = new ArrayList<>();
  private int at;
  private int line = 1;

  /**
   * A row.
   *
   * @param line on which it begins, from 1
   */
  record Row(int line, List<String> cells) {
    Row {
      cells = List.copyOf(cells);
    }
  }

  private CsvRows(String text) {
    this.text = text;
  }

  /** The rows of a text, those without any cell left out. */
  static List<Row> of(String text) {
    CsvRows csv = new CsvRows(text.startsWith("\uFEFF") ? text.substring(1) : text);
    while (csv.at < csv.text.length()) {
      csv.row();
    }
    return csv.rows;
  }

  private void row() {
    int began = line;
    List<String> cells = new ArrayList<>();
    do {
      cells.add(at < text.length() && text.charAt(at) == '"' ? quoted() : plain());
    } while (at < text.length() && text.charAt(at++) == ',');
    if (cells.size() > 1 || !cells.getFirst().isBlank()) {
      rows.add(new Row(began, cells));
    }
  }

  /** Up to a comma or the end of the line, which is left for the caller to step over. */
  private String plain() {
    int from = at;
    while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    String cell = text.substring(from, at).strip();
    endOfLine();
    return cell;
  }

  private String quoted() {
    int began = line;
    StringBuilder cell = new StringBuilder();
    at++;
    while (true) {
      if (at >= text.length()) {
        throw Problem.badField("line " + began, "A quotation mark is opened and never closed.");
      }
      char c = text.charAt(at++);
      if (c == '\n') {
        line++;
      }
      if (c != '"') {
        cell.append(c);
      } else if (at < text.length() && text.charAt(at) == '"') {
        cell.append('"');
        at++;
      } else {
        break;
      }
    }
    if (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
      throw Problem.badField("line " + line, "After a closing quotation mark comes a comma.");
    }
    endOfLine();
    return cell.toString();
  }

  private void endOfLine() {
    if (text.startsWith("\r\n", at)) {
      at++;
    }
    if (at < text.length() && (text.charAt(at) == '\n' || text.charAt(at) == '\r')) {
      line++;
    }
  }
}
