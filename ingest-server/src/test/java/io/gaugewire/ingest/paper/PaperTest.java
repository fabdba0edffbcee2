package io.gaugewire.ingest.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class PaperTest {
  private static final Paper.Label LABEL =
      new Paper.Label("质量 report", "zh-CN", Instant.parse("2026-11-01T00:00:00Z"), "mark");

  private static byte[] longTable() {
    List<List<Cell>> rows = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      rows.add(
          List.of(
              new Cell.Text("row " + i + "."),
              new Cell.Text("换用新供应商的板材，首批平面度超差；自下月起进厂全检。".repeat(1 + i % 3)),
              new Cell.Figure(new BigDecimal(i), i + " pcs")));
    }
    // One row is longer than a whole page.
    rows.add(
        List.of(
            new Cell.Text("last"), new Cell.Text("很长的说明。".repeat(700) + "END"), new Cell.Text("")));
    try (Paper paper = new Paper(LABEL)) {
      paper.title("标题", "under");
      paper.table(
          new Table(
              "A table",
              List.of(
                  new Table.Column("Head", 20, false),
                  new Table.Column("说明", 60, false),
                  new Table.Column("Pieces", 20, true)),
              rows));
      return paper.file((page, pages) -> "page " + page + " of " + pages);
    }
  }

  private static String text(PDDocument document, int page) throws IOException {
    PDFTextStripper stripper = new PDFTextStripper();
    stripper.setStartPage(page);
    stripper.setEndPage(page);
    return stripper.getText(document);
  }

  @Test
  void aTableFlowsOverPagesWithItsHeadOnEachAndNoRowLost() throws IOException {
    try (PDDocument document = Loader.loadPDF(longTable())) {
      int pages = document.getNumberOfPages();
      assertThat(pages).isBetween(8, 30);
      StringBuilder all = new StringBuilder();
      for (int page = 1; page <= pages; page++) {
        String text = text(document, page);
        assertThat(text).contains("Head", "说明", "Pieces", "page " + page + " of " + pages, "mark");
        all.append(text);
      }
      for (int i = 0; i < 200; i++) {
        assertThat(all).contains("row " + i + ".", i + " pcs");
      }
      assertThat(all).contains("END");
      assertThat(all.toString().split("很长", -1)).hasSizeGreaterThan(690);
    }
  }

  @Test
  void everythingIsSetInAnEmbeddedSubsetOfTheTypeface() throws IOException {
    try (PDDocument document = Loader.loadPDF(longTable())) {
      for (PDPage page : document.getPages()) {
        for (var name : page.getResources().getFontNames()) {
          PDFont font = page.getResources().getFont(name);
          assertThat(font.isEmbedded()).isTrue();
          assertThat(font.getName()).matches("[A-Z]{6}\\+NotoSansSC-Regular");
        }
      }
      assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("zh-CN");
    }
  }

  @Test
  void theSameContentGivesTheSameBytes() {
    assertThat(longTable()).isEqualTo(longTable());
  }

  @Test
  void whatTheTypefaceLacksIsToldByItsNumberAndNeverDropped() {
    try (PDDocument document = new PDDocument();
        Face face = new Face(document)) {
      assertThat(face.legible("喆 堃 镕 ≤ µm ℃\t|\uD842\uDFB7|\uD800|\u0007"))
          .isEqualTo("喆 堃 镕 ≤ µm ℃ |[U+20BB7]|[U+D800]| ");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void linesFitKeepEveryCharacterAndObeyTheRulesOfBothScripts() throws IOException {
    String letters = "ab  cde -/中文字符，。：（）“”％%1,";
    try (PDDocument document = new PDDocument();
        Face face = new Face(document)) {
      for (long seed = 0; seed < 400; seed++) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(120); i >= 0; i--) {
          text.append(letters.charAt(random.nextInt(letters.length())));
        }
        float width = 40 + random.nextInt(120);
        List<String> lines = Lines.of(face, text.toString(), 8, width);
        assertThat(String.join("", lines).replace(" ", ""))
            .as("seed %d", seed)
            .isEqualTo(text.toString().replace(" ", ""));
        for (String line : lines) {
          assertThat(face.width(line, 8)).as("seed %d: %s", seed, line).isLessThanOrEqualTo(width);
        }
      }
      assertThat(Lines.of(face, "检验，检验，检验，检验。", 10, 51))
          .as("no line begins with a mark that closes")
          .hasSizeGreaterThan(1)
          .noneMatch(line -> line.startsWith("，") || line.startsWith("。"));
      assertThat(Lines.of(face, "one two three", 10, 45)).containsExactly("one two", "three");
    }
  }

  @Test
  void anAxisEndsAtARoundNumber() {
    assertThat(List.of(0.0191, 0.02, 3.0, 1.0, 9.0, 96.0))
        .extracting(ChartPen::roundUp)
        .allSatisfy(top -> assertThat(top).isPositive());
    assertThat(ChartPen.roundUp(0.0191)).isEqualTo(0.02, within(1e-12));
    assertThat(ChartPen.roundUp(3)).isEqualTo(4);
    assertThat(ChartPen.roundUp(96)).isEqualTo(100);
  }
}
