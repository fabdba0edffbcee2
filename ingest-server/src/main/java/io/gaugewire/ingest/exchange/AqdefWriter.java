package io.gaugewire.ingest.exchange;

import io.gaugewire.wire.Quality;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Writes values as AQDEF: what one station measured on parts of one number is a part of the file,
 * its tags are the characteristics. Times are local and whole seconds, as the format has them. What
 * has no value is left out: the format has no way to say so.
 */
final class AqdefWriter implements ExportStore.Sink {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd.MM.uuuu/HH:mm:ss");
  private static final int NOT_VALID = 255;
  private static final long MOST_CHARACTERS = 512L << 20;

  /** A part of the file; the number is that of the parts measured, empty where none was told. */
  private record Part(String station, String number) {}

  /** A characteristic of a part, by its place in the order in which they were met. */
  private static final class Described {
    final int met;
    final MeasuredRow.Source source;
    int places;

    Described(int met, MeasuredRow.Source source) {
      this.met = met;
      this.source = source;
    }
  }

  private final ZoneId zone;
  private final Map<Part, Map<MeasuredRow.Source, Described>> parts = new LinkedHashMap<>();

  /**
   * The values come after the characteristics, which are known only at the end and numbered part by
   * part: until then a value names its characteristic by when it was met.
   */
  private final StringWriter values = new StringWriter();

  private long left;
  private int met;

  AqdefWriter(ZoneId zone) {
    this.zone = zone;
  }

  @Override
  public void take(ExportStore.Stored stored) {
    MeasuredRow row = stored.row();
    if (!Double.isFinite(row.value())) {
      left++;
      return;
    }
    Described described = described(row);
    described.places = Math.max(described.places, row.places());
    int of = described.met;
    key("K0001", of, new BigDecimal(Double.toString(row.value())).toPlainString());
    if (!Quality.usable(row.quality())) {
      key("K0002", of, Integer.toString(NOT_VALID));
    }
    Instant time = Instant.EPOCH.plus(row.timeMicros(), ChronoUnit.MICROS);
    key("K0004", of, TIME.format(time.atZone(zone)));
    if (!row.part().batch().isEmpty()) {
      key("K0006", of, row.part().batch());
    }
    if (!row.part().serial().isEmpty()) {
      key("K0014", of, row.part().serial());
    }
    if (values.getBuffer().length() > MOST_CHARACTERS) {
      throw new UncheckedIOException(
          new IOException("more than 512 MiB of AQDEF; export a shorter period"));
    }
  }

  private Described described(MeasuredRow row) {
    return parts
        .computeIfAbsent(
            new Part(row.source().station(), row.part().partNumber()),
            part -> new LinkedHashMap<>())
        .computeIfAbsent(row.source(), source -> new Described(met++, source));
  }

  private void key(String key, int of, String text) {
    values.append(key).append('/').append(Integer.toString(of)).append(' ');
    values.append(oneLine(text)).append('\n');
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\p{Cntrl}", " ");
  }

  /** How many values were left out because they are none. */
  long left() {
    return left;
  }

  /** Writes the file. */
  void finish(Writer out) throws IOException {
    out.write("K0100 " + met + "\r\n");
    int[] numbers = new int[met];
    int part = 0;
    int number = 0;
    for (Map.Entry<Part, Map<MeasuredRow.Source, Described>> entry : parts.entrySet()) {
      part++;
      describe(out, parts.size() == 1 ? " " : "/" + part + " ", entry.getKey());
      for (Described described : entry.getValue().values()) {
        number++;
        numbers[described.met] = number;
        describe(out, number, described);
      }
    }
    for (String line : (Iterable<String>) values.toString().lines()::iterator) {
      int space = line.indexOf(' ');
      int of = Integer.parseInt(line.substring("K0001/".length(), space));
      out.write(
          line.substring(0, "K0001/".length()) + numbers[of] + line.substring(space) + "\r\n");
    }
  }

  private static void describe(Writer out, String of, Part part) throws IOException {
    out.write("K1001" + of + oneLine(part.number().isEmpty() ? part.station() : part.number()));
    out.write("\r\nK1086" + of + oneLine(part.station()) + "\r\n");
  }

  private static void describe(Writer out, int number, Described described) throws IOException {
    String of = "/" + number + " ";
    out.write("K2001" + of + number + "\r\n");
    out.write("K2002" + of + oneLine(described.source.tag()) + "\r\n");
    out.write("K2004" + of + "0\r\n");
    out.write("K2022" + of + described.places + "\r\n");
    out.write("K2142" + of + described.source.unit() + "\r\n");
  }
}
