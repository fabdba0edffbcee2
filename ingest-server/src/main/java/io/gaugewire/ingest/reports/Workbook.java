package io.gaugewire.ingest.reports;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A spreadsheet file (Office Open XML, ECMA-376) of plain tables: a bold head that stays in view,
 * texts and numbers. The same tables always give the same bytes.
 */
final class Workbook {
  private static final LocalDateTime STAMP = LocalDateTime.of(2000, 1, 1, 0, 0);
  private static final String HEAD =
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
  private static final String MAIN =
      " xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
  private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
  private static final String OFFICE =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final String SHEET_TYPE =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.";
  private static final int LONGEST_NAME = 31;
  private static final int LONGEST_CELL = 32_767;

  private final List<String> names = new ArrayList<>();
  private final List<String> sheets = new ArrayList<>();

  /** A cell. */
  sealed interface Cell {
    record Text(String text) implements Cell {}

    record Figure(BigDecimal value) implements Cell {}
  }

  /**
   * Adds a table.
   *
   * @param name of the sheet, at most 31 characters without any of {@code []:*?/\}
   */
  void sheet(String name, List<String> columns, List<List<Cell>> rows) {
    if (name.length() > LONGEST_NAME || !name.matches("[^\\[\\]:*?/\\\\]+")) {
      throw new IllegalArgumentException("not a name for a sheet: " + name);
    }
    StringBuilder xml = new StringBuilder(HEAD).append("<worksheet").append(MAIN).append('>');
    xml.append("<sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\"")
        .append(
            " activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><sheetData>");
    row(xml, 1, columns.stream().<Cell>map(Cell.Text::new).toList(), " s=\"1\"");
    for (int i = 0; i < rows.size(); i++) {
      row(xml, i + 2, rows.get(i), "");
    }
    sheets.add(xml.append("</sheetData></worksheet>").toString());
    names.add(name);
  }

  private static void row(StringBuilder xml, int number, List<Cell> cells, String style) {
    xml.append("<row r=\"").append(number).append("\">");
    for (int i = 0; i < cells.size(); i++) {
      xml.append("<c r=\"").append(column(i)).append(number).append('"').append(style);
      switch (cells.get(i)) {
        case Cell.Text(String text) ->
            xml.append(" t=\"inlineStr\"><is><t xml:space=\"preserve\">")
                .append(escaped(text))
                .append("</t></is></c>");
        case Cell.Figure(BigDecimal value) ->
            xml.append("><v>").append(value.toPlainString()).append("</v></c>");
      }
    }
    xml.append("</row>");
  }

  /** A, B … Z, AA, AB …, from 0. */
  static String column(int index) {
    return index < 26
        ? String.valueOf((char) ('A' + index))
        : column(index / 26 - 1) + (char) ('A' + index % 26);
  }

  private static String escaped(String text) {
    StringBuilder safe = new StringBuilder();
    text.codePoints()
        .limit(LONGEST_CELL)
        .filter(c -> c >= ' ' || c == '\n' || c == '\t')
        .filter(c -> c < 0xD800 || (c > 0xDFFF && c != 0xFFFE && c != 0xFFFF))
        .forEach(
            c -> {
              switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                default -> safe.appendCodePoint(c);
              }
            });
    return safe.toString();
  }

  byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      entry(zip, "[Content_Types].xml", contentTypes());
      entry(
          zip,
          "_rels/.rels",
          HEAD
              + "<Relationships xmlns=\""
              + PACKAGE
              + "relationships\">"
              + relationship(1, "officeDocument", "xl/workbook.xml")
              + "</Relationships>");
      entry(zip, "xl/workbook.xml", workbook());
      entry(zip, "xl/_rels/workbook.xml.rels", relationships());
      entry(zip, "xl/styles.xml", styles());
      for (int i = 0; i < sheets.size(); i++) {
        entry(zip, "xl/worksheets/sheet" + (i + 1) + ".xml", sheets.get(i));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void entry(ZipOutputStream zip, String name, String xml) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(STAMP);
    zip.putNextEntry(entry);
    zip.write(xml.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  private String contentTypes() {
    StringBuilder xml =
        new StringBuilder(HEAD)
            .append("<Types xmlns=\"")
            .append(PACKAGE)
            .append("content-types\"><Default Extension=\"rels\" ContentType=\"application/")
            .append("vnd.openxmlformats-package.relationships+xml\"/>")
            .append("<Default Extension=\"xml\" ContentType=\"application/xml\"/>");
    override(xml, "xl/workbook.xml", "sheet.main+xml");
    override(xml, "xl/styles.xml", "styles+xml");
    for (int i = 1; i <= sheets.size(); i++) {
      override(xml, "xl/worksheets/sheet" + i + ".xml", "worksheet+xml");
    }
    return xml.append("</Types>").toString();
  }

  private static void override(StringBuilder xml, String part, String type) {
    xml.append("<Override PartName=\"/").append(part).append("\" ContentType=\"");
    xml.append(SHEET_TYPE).append(type).append("\"/>");
  }

  private static String relationship(int id, String type, String target) {
    return "<Relationship Id=\"rId%d\" Type=\"%s/%s\" Target=\"%s\"/>"
        .formatted(id, OFFICE, type, target);
  }

  private String relationships() {
    StringBuilder xml =
        new StringBuilder(HEAD)
            .append("<Relationships xmlns=\"")
            .append(PACKAGE)
            .append("relationships\">");
    for (int i = 1; i <= sheets.size(); i++) {
      xml.append(relationship(i, "worksheet", "worksheets/sheet" + i + ".xml"));
    }
    xml.append(relationship(sheets.size() + 1, "styles", "styles.xml"));
    return xml.append("</Relationships>").toString();
  }

  private String workbook() {
    StringBuilder xml = new StringBuilder(HEAD).append("<workbook").append(MAIN);
    xml.append(" xmlns:r=\"").append(OFFICE).append("\"><sheets>");
    for (int i = 0; i < names.size(); i++) {
      xml.append("<sheet name=\"").append(escaped(names.get(i)).replace("\"", "&quot;"));
      xml.append("\" sheetId=\"").append(i + 1).append("\" r:id=\"rId").append(i + 1);
      xml.append("\"/>");
    }
    return xml.append("</sheets></workbook>").toString();
  }

  /** Style 0 is plain, style 1 bold. */
  private static String styles() {
    return HEAD
        + "<styleSheet"
        + MAIN
        + "><fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font><font><b/><sz"
        + " val=\"11\"/><name val=\"Calibri\"/></font></fonts><fills count=\"2\"><fill><patternFill"
        + " patternType=\"none\"/></fill><fill><patternFill"
        + " patternType=\"gray125\"/></fill></fills><borders"
        + " count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs"
        + " count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\""
        + " borderId=\"0\"/></cellStyleXfs><cellXfs count=\"2\"><xf numFmtId=\"0\" fontId=\"0\""
        + " fillId=\"0\" borderId=\"0\" xfId=\"0\"/><xf numFmtId=\"0\" fontId=\"1\" fillId=\"0\""
        + " borderId=\"0\" xfId=\"0\" applyFont=\"1\"/></cellXfs></styleSheet>";
  }
}
