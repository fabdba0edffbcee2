package io.gaugewire.ingest.exchange;

import io.gaugewire.wire.Quality;
import io.gaugewire.wire.StationResult.PartReference;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * AQDEF as one {@code .dfq} file: keys {@code Knnnn/characteristic}, values as keys or as lines of
 * fields divided by the control characters 15 (next characteristic) and 20 (next field).
 *
 * <p>Of several parts, {@code K1nnn/part}, each stands before its characteristics, which are
 * numbered through the file. The station is the operation (K1086) of the part, else its number; the
 * tag is the characteristic's name (K2002), else its number. Where the file gives no time of a
 * value, the one before it counts.
 */
final class AqdefFile implements RowFile {
  private static final long MOST_BYTES = 512L << 20;
  private static final char NEXT_CHARACTERISTIC = 15;
  private static final char NEXT_FIELD = 20;
  private static final Pattern KEY = Pattern.compile("K(\\d{4})(?:/(\\d{1,5}))?[ \\t]?(.*)");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d.M.[uuuu][uu]/H:m[:s][.SSSSSS][.SSS]");
  private static final int LONGEST_NAME = 200;

  private final Path file;
  private final ZoneId zone;

  AqdefFile(Path file, ZoneId zone) {
    this.file = file;
    this.zone = zone;
  }

  @Override
  public void read(Consumer<MeasuredRow> rows, FileProblems problems) throws IOException {
    if (Files.size(file) > MOST_BYTES) {
      problems.add(0, "", "is larger than 512 MiB; export it in parts");
      return;
    }
    Reading reading = new Reading(rows, problems);
    int number = 0;
    for (String line : (Iterable<String>) text().lines()::iterator) {
      number++;
      reading.line(number, line);
    }
    reading.end();
  }

  /** UTF-8 where it is that, else the code page that AQDEF began with. */
  private String text() throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      return new String(bytes, Charset.forName("windows-1252"));
    }
  }

  /** The value of one characteristic that is being read. */
  private static final class Pending {
    final int line;
    final String text;
    String validity = "";
    String time = "";
    String serial = "";
    String batch = "";

    Pending(int line, String text) {
      this.line = line;
      this.text = text;
    }
  }

  /** One pass over the file. */
  private final class Reading {
    private final Consumer<MeasuredRow> rows;
    private final FileProblems problems;
    private final FieldReader fields;
    private final Map<Integer, Map<String, String>> parts = new TreeMap<>();
    private final Map<Integer, Map<String, String>> characteristics = new TreeMap<>();

    /** Of each characteristic the part that it is described behind. */
    private final Map<Integer, Integer> partOf = new HashMap<>();

    private final Map<Integer, Pending> open = new TreeMap<>();
    private OptionalLong lastTime = OptionalLong.empty();
    private int described = 1;
    private int values;

    Reading(Consumer<MeasuredRow> rows, FileProblems problems) {
      this.rows = rows;
      this.problems = problems;
      this.fields = new FieldReader(zone, problems);
    }

    void line(int number, String line) {
      if (line.isBlank()) {
        return;
      }
      Matcher key = KEY.matcher(line);
      if (!key.matches()) {
        valueLine(number, line);
        return;
      }
      String name = "K" + key.group(1);
      int index = key.group(2) == null ? 0 : Integer.parseInt(key.group(2));
      String text = key.group(3).strip();
      switch (name.charAt(1)) {
        case '0' -> value(number, name, index, text);
        case '1' -> part(number, name, index, text);
        case '2' -> characteristic(number, name, index, text);
        default -> {
          // Catalogues, groups and drawings of the format say nothing about values.
        }
      }
    }

    private void part(int number, String name, int index, String text) {
      described = Math.max(1, index);
      String before = parts.computeIfAbsent(described, i -> new HashMap<>()).put(name, text);
      if (before != null && name.equals("K1001") && !before.equals(text)) {
        problems.add(
            number,
            name,
            "part " + described + " has a number already; number the parts K1001/1 …");
      }
    }

    private void characteristic(int number, String name, int index, String text) {
      characteristics.computeIfAbsent(index, i -> new HashMap<>()).put(name, text);
      Integer before = partOf.putIfAbsent(index, described);
      if (before != null && before != described) {
        problems.add(
            number,
            name + "/" + index,
            "is described behind parts "
                + before
                + " and "
                + described
                + "; number characteristics through the file");
      }
    }

    private void value(int number, String name, int index, String text) {
      if (name.equals("K0100") || name.equals("K0101")) {
        return;
      }
      int of = index == 0 ? 1 : index;
      if (name.equals("K0001")) {
        finish(of);
        open.put(of, new Pending(number, text));
        return;
      }
      Pending pending = open.get(of);
      if (pending == null) {
        problems.add(number, name + "/" + of, "stands before a value (K0001/" + of + ")");
        return;
      }
      switch (name) {
        case "K0002" -> pending.validity = text;
        case "K0004" -> pending.time = text;
        case "K0006" -> pending.batch = batch(text);
        case "K0014" -> pending.serial = text;
        default -> {
          // Events, machine, operator and the like have no place in a reading.
        }
      }
    }

    private static String batch(String text) {
      return text.startsWith("#") ? text.substring(1) : text;
    }

    /**
     * A line of values: one block a characteristic, in each value, validity, time, events, batch.
     */
    private void valueLine(int number, String line) {
      finishAll();
      int of = 0;
      for (String block : line.split(String.valueOf(NEXT_CHARACTERISTIC), -1)) {
        of++;
        if (block.isBlank()) {
          continue;
        }
        String[] parts = block.split(String.valueOf(NEXT_FIELD), -1);
        Pending pending = new Pending(number, parts[0].strip());
        pending.validity = field(parts, 1);
        pending.time = field(parts, 2);
        pending.batch = batch(field(parts, 4));
        open.put(of, pending);
      }
      finishAll();
    }

    private static String field(String[] parts, int at) {
      return at < parts.length ? parts[at].strip() : "";
    }

    private void finishAll() {
      for (int of : open.keySet().toArray(Integer[]::new)) {
        finish(of);
      }
    }

    private void finish(int of) {
      Pending pending = open.remove(of);
      if (pending == null) {
        return;
      }
      values++;
      Map<String, String> characteristic = characteristics.getOrDefault(of, Map.of());
      if (characteristic.isEmpty()) {
        problems.add(pending.line, "K2002/" + of, "no characteristic " + of + " is described");
        return;
      }
      long before = problems.count();
      Map<String, String> part = part(of);
      MeasuredRow.Source source = source(pending.line, of, part, characteristic);
      OptionalLong time = time(pending);
      OptionalDouble value = fields.number(pending.line, "K0001/" + of, pending.text);
      OptionalLong validity =
          pending.validity.isEmpty()
              ? OptionalLong.of(0)
              : fields.whole(pending.line, "K0002/" + of, pending.validity, 0, 65_535);
      String places = characteristic.getOrDefault("K2022", "");
      OptionalLong decimals =
          places.isEmpty()
              ? OptionalLong.empty()
              : fields.whole(pending.line, "K2022/" + of, places, 0, 12);
      if (problems.count() > before || time.isEmpty() || value.isEmpty() || validity.isEmpty()) {
        return;
      }
      rows.accept(
          new MeasuredRow(
              pending.line,
              source,
              (int) decimals.orElse(FieldReader.places(pending.text)),
              time.getAsLong(),
              value.getAsDouble(),
              validity.getAsLong() == 0 ? Quality.GOOD : Quality.BAD,
              reference(pending, part)));
    }

    private MeasuredRow.Source source(
        int line, int of, Map<String, String> part, Map<String, String> characteristic) {
      return new MeasuredRow.Source(
          first(line, "K1086", part.getOrDefault("K1086", ""), part.getOrDefault("K1001", "")),
          first(
              line,
              "K2002/" + of,
              characteristic.getOrDefault("K2002", ""),
              characteristic.getOrDefault("K2001", "")),
          characteristic.getOrDefault("K2142", ""));
    }

    private Map<String, String> part(int characteristic) {
      return parts.getOrDefault(partOf.getOrDefault(characteristic, 1), Map.of());
    }

    private String first(int line, String key, String... candidates) {
      for (String candidate : candidates) {
        if (!candidate.isEmpty() && candidate.length() <= LONGEST_NAME) {
          return candidate;
        }
      }
      problems.add(line, key, "is missing, empty or too long");
      return "";
    }

    private OptionalLong time(Pending pending) {
      if (pending.time.isEmpty()) {
        if (lastTime.isEmpty()) {
          problems.add(pending.line, "K0004", "no value before it has a time either");
        }
        return lastTime;
      }
      try {
        lastTime = fields.local(pending.line, "K0004", LocalDateTime.parse(pending.time, TIME));
        return lastTime;
      } catch (DateTimeParseException e) {
        problems.add(
            pending.line,
            "K0004",
            "'"
                + FieldReader.shown(pending.time)
                + "' is no time; AQDEF writes 21.11.2026/09:30:00");
        return OptionalLong.empty();
      }
    }

    private static PartReference reference(Pending pending, Map<String, String> part) {
      String number = part.getOrDefault("K1001", "");
      return pending.serial.isEmpty() && pending.batch.isEmpty()
          ? PartReference.UNKNOWN
          : new PartReference(pending.serial, pending.batch, number);
    }

    void end() {
      finishAll();
      if (values == 0) {
        problems.add(0, "", "holds no values");
      }
      for (int part : parts.keySet()) {
        if (parts.size() > 1 && !partOf.containsValue(part)) {
          problems.add(
              0,
              "K1001/" + part,
              "no characteristic is described behind this part, before the next one");
        }
      }
    }
  }
}
