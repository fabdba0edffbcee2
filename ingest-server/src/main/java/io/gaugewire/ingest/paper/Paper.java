package io.gaugewire.ingest.paper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.GregorianCalendar;
import java.util.List;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;

/**
 * A document in the making, from its head to its last page. Confined to one thread; to be closed.
 */
public final class Paper implements AutoCloseable {
  static final float MARGIN = 51;

  private static final float TOP = Sheet.HEIGHT - MARGIN;
  private static final float BOTTOM = 54;
  private static final Sheet.Ink BODY = new Sheet.Ink(9, Tone.INK, false);
  private static final Sheet.Ink QUIET = new Sheet.Ink(8, Tone.QUIET, false);
  private static final Sheet.Ink FOOT = new Sheet.Ink(6.5f, Tone.QUIET, false);

  private final Label label;
  private final PDDocument document = new PDDocument();
  private final Face face = new Face(document);
  private final List<Sheet> sheets = new ArrayList<>();
  private final Flow flow = new Flow();

  /**
   * What a document is, for whoever files it.
   *
   * @param language as BCP 47 names it
   * @param made when its content came about; the file says so, whenever it is written
   * @param mark at the foot of every page
   */
  public record Label(String title, String language, Instant made, String mark) {}

  /** What stands at the foot of a page, such as {@code page 2 of 5}. */
  public interface Numbering {
    String of(int page, int pages);
  }

  /** A label and what it says. */
  public record Fact(String name, String value) {}

  public Paper(Label label) {
    this.label = label;
  }

  /** Where the next line goes. */
  final class Flow {
    private float y = TOP;

    private Flow() {
      next();
    }

    Sheet sheet() {
      return sheets.getLast();
    }

    float width() {
      return Sheet.WIDTH - 2 * MARGIN;
    }

    /** Height that is left on this sheet. */
    float left() {
      return y - BOTTOM;
    }

    /** Height of an empty sheet. */
    float whole() {
      return TOP - BOTTOM;
    }

    void next() {
      sheets.add(new Sheet(document, face));
      y = TOP;
    }

    /** Goes to the next sheet unless this one has room. */
    void need(float height) {
      if (height > left() && y < TOP) {
        next();
      }
    }

    /** Takes a strip and says where its upper edge is. */
    float take(float height) {
      need(height);
      float top = y;
      y -= height;
      return top;
    }
  }

  private void lines(String text, Sheet.Ink ink, float leading) {
    for (String line : Lines.of(face, text, ink.size(), flow.width())) {
      float top = flow.take(ink.size() * leading);
      flow.sheet().text(line, MARGIN, top - ink.size(), ink);
    }
  }

  /** Whose document it is; stands over its name. */
  public void over(String whose) {
    lines(whose, new Sheet.Ink(11, Tone.MARK, true), 1.7f);
  }

  /** The name of the document, and a line under it. */
  public void title(String title, String under) {
    lines(title, new Sheet.Ink(20, Tone.INK, true), 1.35f);
    lines(under, new Sheet.Ink(11, Tone.QUIET, false), 1.5f);
    float y = flow.take(10);
    flow.sheet().line(MARGIN, y - 3, Sheet.WIDTH - MARGIN, y - 3, 1.2f, Tone.MARK);
  }

  /** The name of a section; stays with what follows it. */
  public void section(String name) {
    flow.need(110);
    flow.take(12);
    lines(name, new Sheet.Ink(13, Tone.MARK, true), 1.5f);
  }

  /** Goes on with a new page. */
  public void page() {
    flow.next();
  }

  public void text(String text) {
    lines(text, BODY, 1.5f);
    flow.take(3);
  }

  /** Labels and what they say, in two columns. */
  public void facts(List<Fact> facts) {
    float half = flow.width() / 2;
    for (int i = 0; i < facts.size(); i += 2) {
      List<Fact> pair = facts.subList(i, Math.min(i + 2, facts.size()));
      List<List<String>> values =
          pair.stream()
              .map(fact -> Lines.of(face, fact.value(), BODY.size(), half * 0.62f - 8))
              .toList();
      int most = values.stream().mapToInt(List::size).max().orElse(1);
      float top = flow.take(most * 12.5f + 2);
      for (int j = 0; j < pair.size(); j++) {
        float x = MARGIN + j * half;
        flow.sheet().text(pair.get(j).name(), x, top - 10, QUIET);
        for (int k = 0; k < values.get(j).size(); k++) {
          flow.sheet().text(values.get(j).get(k), x + half * 0.38f, top - 10 - k * 12.5f, BODY);
        }
      }
    }
    flow.take(4);
  }

  /** A table; when it is too long for paper, its first rows. */
  public void table(Table table) {
    flow.need(70);
    caption(table.title());
    new TablePen(table, flow, face).draw();
    flow.take(8);
  }

  /** How many rows of a table stand on paper. */
  public static int shown(Table table) {
    return Math.min(TablePen.MOST_ROWS, table.rows().size());
  }

  public void chart(Chart chart) {
    flow.need(ChartPen.HEIGHT + 30);
    caption(chart.title());
    float top = flow.take(ChartPen.HEIGHT);
    ChartPen.draw(chart, flow.sheet(), face, MARGIN, top - ChartPen.HEIGHT, flow.width());
    flow.take(8);
  }

  private void caption(String caption) {
    flow.take(4);
    lines(caption, new Sheet.Ink(9, Tone.INK, true), 1.7f);
  }

  /** The document as a file. */
  public byte[] file(Numbering numbering) {
    for (int i = 0; i < sheets.size(); i++) {
      Sheet sheet = sheets.get(i);
      sheet.line(MARGIN, 42, Sheet.WIDTH - MARGIN, 42, 0.4f, Tone.RULE);
      sheet.text(label.mark(), MARGIN, 32, FOOT);
      sheet.textEndingAt(numbering.of(i + 1, sheets.size()), Sheet.WIDTH - MARGIN, 32, FOOT);
      sheet.close();
    }
    PDDocumentInformation about = document.getDocumentInformation();
    about.setTitle(label.title());
    about.setProducer("Gaugewire");
    about.setCreationDate(GregorianCalendar.from(label.made().atZone(ZoneOffset.UTC)));
    document.getDocumentCatalog().setLanguage(label.language());
    PDViewerPreferences viewer = new PDViewerPreferences(new COSDictionary());
    viewer.setDisplayDocTitle(true);
    document.getDocumentCatalog().setViewerPreferences(viewer);
    // Otherwise the hour at which the file is written would become part of it.
    document.setDocumentId(label.made().toEpochMilli());
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try {
      document.save(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file.toByteArray();
  }

  @Override
  public void close() {
    try {
      document.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      face.close();
    }
  }
}
