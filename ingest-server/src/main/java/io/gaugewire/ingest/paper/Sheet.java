package io.gaugewire.ingest.paper;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;

/** One page under the pen; lengths in points, y from the foot of the page up. */
final class Sheet implements AutoCloseable {
  static final float WIDTH = PDRectangle.A4.getWidth();
  static final float HEIGHT = PDRectangle.A4.getHeight();

  /** A bold stroke is drawn around each glyph, this part of the size wide. */
  private static final float BOLD = 0.028f;

  private final Face face;
  private final PDPageContentStream pen;

  Sheet(PDDocument document, Face face) {
    PDPage page = new PDPage(PDRectangle.A4);
    document.addPage(page);
    this.face = face;
    try {
      this.pen = new PDPageContentStream(document, page);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How a line of text is set. */
  record Ink(float size, Tone tone, boolean bold) {}

  /** A stroke of the pen. */
  private interface Stroke {
    void draw() throws IOException;
  }

  private static void put(Stroke stroke) {
    try {
      stroke.draw();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sets one line from x on. */
  void text(String text, float x, float y, Ink ink) {
    String legible = face.legible(text);
    if (legible.isBlank()) {
      return;
    }
    put(
        () -> {
          fill(ink.tone());
          pen.beginText();
          if (ink.bold()) {
            stroke(ink.tone());
            pen.setLineWidth(ink.size() * BOLD);
          }
          pen.setRenderingMode(ink.bold() ? RenderingMode.FILL_STROKE : RenderingMode.FILL);
          pen.setFont(face.font(), ink.size());
          pen.newLineAtOffset(x, y);
          pen.showText(legible);
          pen.endText();
        });
  }

  /** Sets one line that ends at x. */
  void textEndingAt(String text, float x, float y, Ink ink) {
    text(text, x - face.width(face.legible(text), ink.size()), y, ink);
  }

  /** Sets one line around x. */
  void textAround(String text, float x, float y, Ink ink) {
    text(text, x - face.width(face.legible(text), ink.size()) / 2, y, ink);
  }

  void box(float x, float y, float width, float height, Tone tone) {
    put(
        () -> {
          fill(tone);
          pen.addRect(x, y, width, height);
          pen.fill();
        });
  }

  void line(float fromX, float fromY, float toX, float toY, float thick, Tone tone) {
    put(
        () -> {
          stroke(tone);
          pen.setLineWidth(thick);
          pen.moveTo(fromX, fromY);
          pen.lineTo(toX, toY);
          pen.stroke();
        });
  }

  void dashed(float fromX, float fromY, float toX, float toY, Tone tone) {
    put(() -> pen.setLineDashPattern(new float[] {4, 2}, 0));
    line(fromX, fromY, toX, toY, 1, tone);
    put(() -> pen.setLineDashPattern(new float[0], 0));
  }

  private void fill(Tone tone) throws IOException {
    pen.setNonStrokingColor(tone.red, tone.green, tone.blue);
  }

  private void stroke(Tone tone) throws IOException {
    pen.setStrokingColor(tone.red, tone.green, tone.blue);
  }

  @Override
  public void close() {
    put(pen::close);
  }
}
