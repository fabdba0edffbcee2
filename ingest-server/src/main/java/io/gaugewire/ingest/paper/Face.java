package io.gaugewire.ingest.paper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * The typeface of a document: measures text and says what of it can be set. Embedded with the
 * glyphs that are used. Confined to one thread.
 */
final class Face implements AutoCloseable {
  private static final String FILE = "/fonts/NotoSansSC-Regular.ttf";
  private static final int EM = 1000;

  private final TrueTypeFont outlines;
  private final CmapLookup glyphs;
  private final PDFont font;
  private final Map<Integer, Float> widths = new HashMap<>();

  Face(PDDocument document) {
    try (InputStream file = Face.class.getResourceAsStream(FILE)) {
      if (file == null) {
        throw new IllegalStateException("the typeface " + FILE + " is not on the class path");
      }
      this.outlines = new TTFParser().parse(new RandomAccessReadBuffer(file));
      this.glyphs = outlines.getUnicodeCmapLookup();
      this.font = PDType0Font.load(document, outlines, true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  PDFont font() {
    return font;
  }

  /** The text with what the typeface lacks told by its number, and every space a plain one. */
  String legible(String text) {
    StringBuilder legible = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              if (Character.isWhitespace(c) || Character.isISOControl(c)) {
                legible.append(' ');
              } else if (glyphs.getGlyphId(c) > 0) {
                legible.appendCodePoint(c);
              } else {
                legible.append("[U+%04X]".formatted(c));
              }
            });
    return legible.toString();
  }

  /** Width in points of a text that is legible. */
  float width(String text, float size) {
    float width = 0;
    for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
      width += width(text.codePointAt(i), size);
    }
    return width;
  }

  /** Width in points of one character. */
  float width(int codePoint, float size) {
    return widths.computeIfAbsent(codePoint, this::advance) * size / EM;
  }

  private float advance(int codePoint) {
    try {
      return outlines.getAdvanceWidth(glyphs.getGlyphId(codePoint))
          * (float) EM
          / outlines.getUnitsPerEm();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      outlines.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
