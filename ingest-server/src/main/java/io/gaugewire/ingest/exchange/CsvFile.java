package io.gaugewire.ingest.exchange;

import io.gaugewire.wire.Quality;
import io.gaugewire.wire.StationResult.PartReference;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;

/**
 * CSV with one value a line: {@code time,station,tag,value} and, where the file has them, {@code
 * unit,decimals,quality,serial,batch,part}.
 */
final class CsvFile implements RowFile {
  private static final List<String> NEEDED = List.of("time", "station", "tag", "value");
  private static final Set<String> KNOWN =
      Set.of(
          "time",
          "site",
          "edge",
          "station",
          "tag",
          "unit",
          "decimals",
          "value",
          "quality",
          "serial",
          "batch",
          "part");
  private static final int LONGEST_LINE = 10_000;
  private static final int LONGEST_NAME = 200;
  private static final int MOST_DECIMALS = 12;

  private final Path file;
  private final ZoneId zone;

  CsvFile(Path file, ZoneId zone) {
    this.file = file;
    this.zone = zone;
  }

  @Override
  public void read(Consumer<MeasuredRow> rows, FileProblems problems) throws IOException {
    try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      Optional<Header> header = Optional.empty();
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        String text = number == 1 && line.startsWith("\uFEFF") ? line.substring(1) : line;
        if (text.isBlank() || text.startsWith("#")) {
          continue;
        }
        if (header.isEmpty()) {
          header = header(number, text, problems);
          if (header.isEmpty()) {
            return;
          }
        } else {
          new Line(header.get(), number, text, problems).row().ifPresent(rows);
        }
      }
      if (header.isEmpty()) {
        problems.add(0, "", "the file is empty; its first line names the columns " + NEEDED);
      }
    } catch (CharacterCodingException e) {
      problems.add(0, "", "the file is no UTF-8 text; save it as UTF-8");
    }
  }

  private record Header(char separator, Map<String, Integer> columns) {}

  private static Optional<Header> header(int number, String text, FileProblems problems) {
    char separator = CsvLine.separator(text);
    List<String> names;
    try {
      names = CsvLine.cells(text, separator);
    } catch (IllegalArgumentException e) {
      problems.add(number, "", String.valueOf(e.getMessage()));
      return Optional.empty();
    }
    Map<String, Integer> columns = new HashMap<>();
    long before = problems.count();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i).toLowerCase(Locale.ROOT);
      if (!KNOWN.contains(name)) {
        problems.add(
            number,
            FieldReader.shown(name),
            "is no column that is known; there are " + KNOWN.stream().sorted().toList());
      } else if (columns.putIfAbsent(name, i) != null) {
        problems.add(number, name, "stands there twice");
      }
    }
    for (String needed : NEEDED) {
      if (!columns.containsKey(needed)) {
        problems.add(number, needed, "the column is missing");
      }
    }
    return problems.count() == before
        ? Optional.of(new Header(separator, columns))
        : Optional.empty();
  }

  /** One line after the header. */
  private final class Line {
    private final Header header;
    private final int number;
    private final String text;
    private final FileProblems problems;
    private final FieldReader fields;
    private List<String> cells = List.of();

    Line(Header header, int number, String text, FileProblems problems) {
      this.header = header;
      this.number = number;
      this.text = text;
      this.problems = problems;
      this.fields = new FieldReader(zone, problems);
    }

    Optional<MeasuredRow> row() {
      if (text.length() > LONGEST_LINE) {
        problems.add(number, "", "has more than " + LONGEST_LINE + " characters");
        return Optional.empty();
      }
      try {
        cells = CsvLine.cells(text, header.separator());
      } catch (IllegalArgumentException e) {
        problems.add(number, "", String.valueOf(e.getMessage()));
        return Optional.empty();
      }
      if (cells.size() > header.columns().size()) {
        problems.add(
            number, "", cells.size() + " cells under " + header.columns().size() + " columns");
        return Optional.empty();
      }
      long before = problems.count();
      MeasuredRow.Source source =
          new MeasuredRow.Source(name("station", 1), name("tag", 1), name("unit", 0));
      PartReference part = new PartReference(name("serial", 0), name("batch", 0), name("part", 0));
      OptionalLong time = fields.time(number, "time", cell("time"));
      int quality = quality();
      OptionalDouble value = value(quality);
      if (problems.count() > before || time.isEmpty() || value.isEmpty()) {
        return Optional.empty();
      }
      int places = places();
      return problems.count() > before
          ? Optional.empty()
          : Optional.of(
              new MeasuredRow(
                  number, source, places, time.getAsLong(), value.getAsDouble(), quality, part));
    }

    private String cell(String column) {
      Integer at = header.columns().get(column);
      return at == null || at >= cells.size() ? "" : cells.get(at);
    }

    private String name(String column, int least) {
      String given = cell(column);
      if (given.length() < least
          || given.length() > LONGEST_NAME
          || given.chars().anyMatch(c -> c < ' ' || c == 0xFFFD)) {
        problems.add(number, column, "needs " + least + " to " + LONGEST_NAME + " characters");
        return "";
      }
      return given;
    }

    private int places() {
      String given = cell("decimals");
      return given.isEmpty()
          ? FieldReader.places(cell("value"))
          : (int) fields.whole(number, "decimals", given, 0, MOST_DECIMALS).orElse(0);
    }

    private int quality() {
      String given = cell("quality");
      return given.isEmpty()
          ? Quality.GOOD
          : (int) fields.whole(number, "quality", given, 0, Quality.ALL).orElse(0);
    }

    private OptionalDouble value(int quality) {
      String given = cell("value");
      if (given.isEmpty() && !Quality.usable(quality)) {
        return OptionalDouble.of(Double.NaN);
      }
      return fields.number(number, "value", given);
    }
  }
}
