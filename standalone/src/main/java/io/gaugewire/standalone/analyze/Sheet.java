package io.gaugewire.standalone.analyze;

import io.gaugewire.standalone.analyze.CsvText.Cell;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * A file of values: named columns of cells, each with its place for messages.
 *
 * @param file its name, for messages
 * @param names of the columns; "1", "2" and so on without a header
 * @param rows below the header, all of the same length
 * @param decimalComma whether numbers are written with a comma
 */
record Sheet(String file, List<String> names, List<List<Cell>> rows, boolean decimalComma) {
  private static final long LARGEST_FILE = 256L << 20;
  private static final Set<String> MISSING = Set.of("", "*", "-", "na", "n/a", "null");
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  /**
   * How a file is written.
   *
   * @param separator between cells; found in the first line if not given
   * @param header whether the first line names the columns; found by whether it holds a number
   * @param decimalComma whether numbers are written with a comma
   */
  record Format(Optional<Character> separator, Optional<Boolean> header, boolean decimalComma) {}

  static Sheet read(Path path, Format format) {
    String name = path.toString();
    return of(name, content(path, name), format);
  }

  private static String content(Path path, String name) {
    try {
      if (Files.size(path) > LARGEST_FILE) {
        throw new WrongInputException(
            name + ": is above " + (LARGEST_FILE >> 20) + " MiB; split it or thin it out");
      }
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(Files.readAllBytes(path)))
          .toString();
    } catch (NoSuchFileException e) {
      throw new WrongInputException(name + ": there is no such file");
    } catch (CharacterCodingException e) {
      throw new WrongInputException(name + ": is not UTF-8; save it as CSV UTF-8");
    } catch (IOException e) {
      throw new UncheckedIOException(name + ": cannot be read", e);
    }
  }

  static Sheet of(String file, String text, Format format) {
    String unix = text.replace("\r\n", "\n").replace('\r', '\n');
    String body = !unix.isEmpty() && unix.charAt(0) == BYTE_ORDER_MARK ? unix.substring(1) : unix;
    char separator = format.separator().orElseGet(() -> CsvText.separatorOf(body));
    List<List<Cell>> rows = CsvText.rows(file, body, separator);
    if (rows.isEmpty()) {
      throw new WrongInputException(file + ": holds no values");
    }
    boolean header =
        format
            .header()
            .orElseGet(
                () ->
                    rows.getFirst().stream()
                        .noneMatch(cell -> number(cell.text(), format.decimalComma()).isPresent()));
    List<String> names = new ArrayList<>();
    for (int i = 0; i < rows.getFirst().size(); i++) {
      names.add(header ? rows.getFirst().get(i).text() : Integer.toString(i + 1));
    }
    List<List<Cell>> below = rows.subList(header ? 1 : 0, rows.size());
    for (List<Cell> row : below) {
      if (row.size() != names.size()) {
        throw WrongInputException.at(
            file,
            row.getLast().line(),
            row.getLast().column(),
            "the row has %d cells, the first one has %d".formatted(row.size(), names.size()));
      }
    }
    if (below.isEmpty()) {
      throw new WrongInputException(file + ": holds no values below its header");
    }
    return new Sheet(file, List.copyOf(names), List.copyOf(below), format.decimalComma());
  }

  /** The position of a column, by its name or by its number from 1. */
  int column(String nameOrNumber) {
    int named = names.indexOf(nameOrNumber);
    if (named >= 0) {
      return named;
    }
    if (nameOrNumber.matches("\\d{1,6}")) {
      int number = Integer.parseInt(nameOrNumber);
      if (number >= 1 && number <= names.size()) {
        return number - 1;
      }
    }
    throw new WrongInputException(
        file + ": no column '" + nameOrNumber + "'; the columns are " + String.join(", ", names));
  }

  Cell cell(int row, int column) {
    return rows.get(row).get(column);
  }

  /** The number in a cell, or nothing where the value is missing. */
  OptionalDouble number(int row, int column) {
    Cell cell = cell(row, column);
    if (isMissing(cell.text())) {
      return OptionalDouble.empty();
    }
    OptionalDouble number = number(cell.text(), decimalComma);
    if (number.isEmpty()) {
      throw wrong(cell, "'" + cell.text() + "' is not a number");
    }
    return number;
  }

  /** A whole number from 0, or nothing where it is missing. */
  Optional<Long> count(int row, int column) {
    OptionalDouble number = number(row, column);
    if (number.isEmpty()) {
      return Optional.empty();
    }
    double value = number.getAsDouble();
    if (!(value >= 0 && value <= 1e12 && value == Math.rint(value))) {
      throw wrong(cell(row, column), "'" + cell(row, column).text() + "' is not a count");
    }
    return Optional.of((long) value);
  }

  WrongInputException wrong(Cell cell, String what) {
    return WrongInputException.at(file, cell.line(), cell.column(), what);
  }

  private static boolean isMissing(String text) {
    return MISSING.contains(text.toLowerCase(Locale.ROOT));
  }

  /** Decimal numbers only: what Java alone would take (NaN, hexadecimal, 1d) is none. */
  private static OptionalDouble number(String text, boolean decimalComma) {
    String plain = decimalComma ? text.replace(',', '.') : text;
    if (!plain.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,4})?")) {
      return OptionalDouble.empty();
    }
    double value = Double.parseDouble(plain);
    return Math.abs(value) <= 1e150 ? OptionalDouble.of(value) : OptionalDouble.empty();
  }
}
