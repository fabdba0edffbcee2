package io.gaugewire.ingest.paper;

import java.util.ArrayList;
import java.util.List;

/** Draws a table over as many sheets as it takes, its head on each of them. */
final class TablePen {
  /** More rows than anybody reads on paper; files hold all of them. */
  static final int MOST_ROWS = 500;

  private static final float SIZE = 7.5f;
  private static final float LEADING = 10;
  private static final float PADDING = 3;
  private static final Sheet.Ink BODY = new Sheet.Ink(SIZE, Tone.INK, false);
  private static final Sheet.Ink HEAD = new Sheet.Ink(SIZE, Tone.INK, true);

  private final Table table;
  private final Paper.Flow flow;
  private final Face face;
  private final float[] widths;

  TablePen(Table table, Paper.Flow flow, Face face) {
    this.table = table;
    this.flow = flow;
    this.face = face;
    int shares = table.columns().stream().mapToInt(Table.Column::share).sum();
    this.widths = new float[table.columns().size()];
    for (int i = 0; i < widths.length; i++) {
      widths[i] = flow.width() * table.columns().get(i).share() / shares;
    }
  }

  void draw() {
    List<List<String>> head = lines(table.columns().stream().map(Table.Column::name).toList());
    flow.need(height(head, 0) + 3 * LEADING);
    row(head, HEAD);
    for (List<Cell> cells : table.rows().subList(0, Math.min(MOST_ROWS, table.rows().size()))) {
      List<List<String>> row = lines(cells.stream().map(Cell::shown).toList());
      if (height(row, 0) > flow.left() && height(row, 0) <= flow.whole() - height(head, 0)) {
        flow.next();
        row(head, HEAD);
      }
      row(row, BODY, head);
    }
  }

  private List<List<String>> lines(List<String> texts) {
    List<List<String>> lines = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      lines.add(Lines.of(face, texts.get(i), SIZE, widths[i] - 2 * PADDING));
    }
    return lines;
  }

  private static float height(List<List<String>> row, int from) {
    int most = row.stream().mapToInt(List::size).max().orElse(1) - from;
    return most * LEADING + 2 * PADDING;
  }

  /** Draws a row that may be longer than a sheet. */
  private void row(List<List<String>> row, Sheet.Ink ink, List<List<String>> head) {
    int from = 0;
    while (height(row, from) > flow.left()) {
      int fitting = (int) ((flow.left() - 2 * PADDING) / LEADING);
      if (fitting > 0) {
        row(part(row, from, from + fitting), ink);
        from += fitting;
      }
      flow.next();
      row(head, HEAD);
    }
    row(part(row, from, Integer.MAX_VALUE), ink);
  }

  private static List<List<String>> part(List<List<String>> row, int from, int to) {
    return row.stream()
        .map(lines -> lines.subList(Math.min(from, lines.size()), Math.min(to, lines.size())))
        .toList();
  }

  private void row(List<List<String>> row, Sheet.Ink ink) {
    float height = height(row, 0);
    float top = flow.take(height);
    Sheet sheet = flow.sheet();
    if (ink.bold()) {
      sheet.box(Paper.MARGIN, top - height, flow.width(), height, Tone.SHADE);
    }
    float x = Paper.MARGIN;
    for (int i = 0; i < widths.length; i++) {
      float y = top - PADDING - SIZE;
      for (String line : row.get(i)) {
        if (table.columns().get(i).figures()) {
          sheet.textEndingAt(line, x + widths[i] - PADDING, y, ink);
        } else {
          sheet.text(line, x + PADDING, y, ink);
        }
        y -= LEADING;
      }
      x += widths[i];
    }
    sheet.line(Paper.MARGIN, top - height, x, top - height, 0.4f, Tone.RULE);
  }
}
