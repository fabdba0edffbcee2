package io.gaugewire.ingest.reports;

import static org.assertj.core.api.Assertions.assertThat;

import io.gaugewire.ingest.inspection.Finding;
import io.gaugewire.ingest.paper.Cell;
import io.gaugewire.spc.objective.Status;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A month of a plant with every kind of line, in both languages. */
class ReportPdfTest {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final String HASH = "5f".repeat(32);

  private static ReportStore.Signed report() {
    return new ReportStore.Signed(
        new ReportStore.Stored(
            new UUID(1, 1),
            "month",
            "2026-10",
            2,
            "issued",
            content(),
            HASH,
            48_211,
            "a record came late",
            "li.wei",
            Instant.parse("2026-11-01T00:10:00Z"),
            Optional.of("zhao.min"),
            Optional.of(Instant.parse("2026-11-08T02:00:00Z")),
            Optional.of("li.wei"),
            Optional.of(Instant.parse("2026-11-09T02:00:00Z"))),
        List.of(
            new ReportStore.Signature(
                "approved",
                "赵敏",
                "zhao.min",
                Instant.parse("2026-11-08T02:00:00Z"),
                "ab".repeat(32)),
            new ReportStore.Signature(
                "issued", "李伟", "li.wei", Instant.parse("2026-11-09T02:00:00Z"), "cd".repeat(32))),
        List.of());
  }

  private static String content() {
    try (InputStream file =
        Objects.requireNonNull(ReportPdfTest.class.getResourceAsStream("/reports/month.json"))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String squeezed(String text) {
    return text.replaceAll("\\s", "");
  }

  @ParameterizedTest
  @EnumSource(Words.Language.class)
  void rep2SixSectionsInTheirOrderWithEveryFigureOfTheReport(Words.Language language)
      throws IOException {
    Words words = Words.in(language, ZONE);
    byte[] file = ReportPdf.of(List.of(report()), words);
    // For whoever wants to look at it.
    Files.write(Path.of("target", "report-" + language.key() + ".pdf"), file);
    String text;
    try (PDDocument document = Loader.loadPDF(file)) {
      text = squeezed(new PDFTextStripper().getText(document));
      assertThat(document.getNumberOfPages()).isBetween(3, 12);
      assertThat(text)
          .contains(squeezed(words.of("page", 1, document.getNumberOfPages())))
          .contains(HASH, "赵敏", "2026-11-0810:00:00+08:00", squeezed(words.of("state.issued")));
    }
    ReportText said = ReportWriter.write(report(), words);
    int at = 0;
    for (ReportText.Section section : said.sections()) {
      int found = text.indexOf(squeezed(section.title()), at);
      assertThat(found).as(section.title()).isGreaterThan(at);
      at = found;
      for (ReportText.Fact fact : section.facts()) {
        assertThat(text).contains(squeezed(fact.name()), squeezed(fact.value().shown()));
      }
      section.tables().stream()
          .flatMap(table -> table.rows().stream())
          .flatMap(List::stream)
          .map(Cell::shown)
          .filter(shown -> shown.length() < 8)
          .forEach(shown -> assertThat(text).contains(squeezed(shown)));
    }
    assertThat(said.sections()).hasSize(6);
  }

  /** Codes and sign-in names are for machines; who shares a name is told apart. */
  @Test
  void rep2PlantPeopleAndPlacesByTheirNames() {
    ReportText chinese = ReportWriter.write(report(), Words.in(Words.Language.ZH, ZONE));
    assertThat(chinese.plant()).contains("烘干设备厂");
    assertThat(shown(chinese, 0)).contains("生产线 干燥机线", "李伟 (li.wei)");
    assertThat(shown(chinese, 5)).contains("采购部", "王芳", "赵敏").doesNotContain("purchasing");
    ReportText english = ReportWriter.write(report(), Words.in(Words.Language.EN, ZONE));
    assertThat(english.plant()).contains("Dryer Works");
    assertThat(shown(english, 0)).contains("part X-ray cabinet");
    assertThat(shown(english, 5)).contains("Assembly shop", "陈军");
  }

  @Test
  void rep2CostsInThePlantsCurrency() {
    ReportText said = ReportWriter.write(report(), Words.in(Words.Language.EN, ZONE));
    ReportText.Section incidents = said.sections().get(2);
    assertThat(incidents.facts()).extracting(fact -> fact.value().shown()).contains("18,450.5 CNY");
  }

  private static List<String> shown(ReportText report, int section) {
    return report.sections().get(section).tables().stream()
        .flatMap(table -> table.rows().stream())
        .flatMap(List::stream)
        .map(Cell::shown)
        .toList();
  }

  @Test
  void rep4TheSameReportGivesTheSameBytes() {
    Words words = Words.in(Words.Language.ZH, ZONE);
    assertThat(ReportPdf.of(List.of(report()), words))
        .isEqualTo(ReportPdf.of(List.of(report()), words));
  }

  @Test
  void rep3AQuarterAndItsLastMonthInOneDocument() throws IOException {
    Words words = Words.in(Words.Language.EN, ZONE);
    byte[] both = ReportPdf.of(List.of(report(), report()), words);
    byte[] one = ReportPdf.of(List.of(report()), words);
    try (PDDocument two = Loader.loadPDF(both);
        PDDocument single = Loader.loadPDF(one)) {
      assertThat(two.getNumberOfPages()).isEqualTo(2 * single.getNumberOfPages());
    }
  }

  @Test
  void aShareIsToldSoFarThatItsSideOfTheTargetShows() {
    Words words = Words.in(Words.Language.EN, ZONE);
    assertThat(words.exactShare(new BigDecimal("0.0200040")).shown()).isEqualTo("2.0004%");
    assertThat(words.exactShare(new BigDecimal("0.02")).shown()).isEqualTo("2.00%");
    assertThat(words.share(BigDecimal.ZERO, BigDecimal.ZERO).shown()).isEqualTo("–");
  }

  @Test
  void lang1BothLanguagesHaveTheSameWordsAndOneForEveryCode() {
    Words english = Words.in(Words.Language.EN, ZONE);
    Words chinese = Words.in(Words.Language.ZH, ZONE);
    assertThat(chinese.keys()).isEqualTo(english.keys());
    for (Words words : List.of(english, chinese)) {
      for (Status status : Status.values()) {
        assertThat(words.keys()).contains("status." + key(status.name()));
      }
      for (Finding.Kind kind : Finding.Kind.values()) {
        assertThat(words.keys()).contains("source." + key(kind.name()));
      }
      for (String key : words.keys()) {
        assertThat(words.of(key)).as(key).isNotEmpty();
      }
    }
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Test
  void spreadsheetsHaveEveryTableInWordsAndNumbersAsNumbers() {
    Words words = Words.in(Words.Language.ZH, ZONE);
    ReportText said = ReportWriter.write(report(), words);
    String csv = new String(ReportTables.csv(said), StandardCharsets.UTF_8);
    assertThat(csv)
        .startsWith("\uFEFF\"月质量报告\",\"烘干设备厂\"\r\n")
        .contains("\"本期提出者的质量成本\",18450.5\r\n")
        .contains("\"划伤\",\"轻微\",41,");
    assertThat(ReportTables.workbook(said, words)).startsWith('P', 'K');
  }
}
