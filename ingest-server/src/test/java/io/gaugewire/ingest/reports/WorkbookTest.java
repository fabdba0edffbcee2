package io.gaugewire.ingest.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import tools.jackson.databind.json.JsonMapper;

class WorkbookTest {
  private static Map<String, byte[]> parts(byte[] file) throws IOException {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        parts.put(entry.getName(), zip.readAllBytes());
      }
    }
    return parts;
  }

  private static byte[] part(Map<String, byte[]> parts, String name) {
    return Objects.requireNonNull(parts.get(name), name);
  }

  private static Document xml(byte[] part) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(part));
  }

  @Test
  void everyPartIsWellFormedAndNamedInTheListOfParts() throws Exception {
    Workbook workbook = new Workbook();
    workbook.sheet(
        "质量 & more",
        List.of("name", "value"),
        List.of(
            List.of(
                new Workbook.Cell.Text("孔径 <b> & \u0001\"x\""),
                new Workbook.Cell.Figure(new BigDecimal("1E+3")))));
    Map<String, byte[]> parts = parts(workbook.bytes());
    String types = new String(part(parts, "[Content_Types].xml"), StandardCharsets.UTF_8);
    for (Map.Entry<String, byte[]> part : parts.entrySet()) {
      xml(part.getValue());
      if (!part.getKey().endsWith(".rels") && !part.getKey().startsWith("[")) {
        assertThat(types).contains("/" + part.getKey());
      }
    }

    Document sheet = xml(part(parts, "xl/worksheets/sheet1.xml"));
    assertThat(sheet.getElementsByTagName("t").item(2).getTextContent())
        .isEqualTo("孔径 <b> & \"x\"");
    assertThat(sheet.getElementsByTagName("v").item(0).getTextContent()).isEqualTo("1000");
    byte[] again = workbook.bytes();
    assertThat(parts(again).keySet()).isEqualTo(parts.keySet());
  }

  @Test
  void columnsAreNamedAsSpreadsheetsDo() {
    assertThat(List.of(0, 25, 26, 51, 52, 701, 702).stream().map(Workbook::column))
        .containsExactly("A", "Z", "AA", "AZ", "BA", "ZZ", "AAA");
  }

  @Test
  void aNameThatSpreadsheetsRefuseIsRefused() {
    assertThatThrownBy(() -> new Workbook().sheet("a/b", List.of(), List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aReportHasItsSingleFiguresFirstAndASheetForEachList() throws Exception {
    byte[] file =
        ReportWorkbook.of(
            JsonMapper.builder()
                .build()
                .readTree(
                    "{\"period\":\"2026-10\",\"incidents\":{\"raised\":2,\"list\":["
                        + "{\"number\":1},{\"number\":2,\"cause\":\"磨损\"}]},\"inspectors\":[]}"));
    Map<String, byte[]> parts = parts(file);

    assertThat(new String(part(parts, "xl/workbook.xml"), StandardCharsets.UTF_8))
        .containsSubsequence("\"summary\"", "\"incidents\"", "\"inspectors\"");
    assertThat(new String(part(parts, "xl/worksheets/sheet2.xml"), StandardCharsets.UTF_8))
        .contains("磨损");
  }
}
