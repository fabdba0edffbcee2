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
 * Writes the values of one station as AQDEF: its tags are the characteristics. Times are local and
 * whole seconds, as the format has them. What has no value is left out: the format has no way to
 * say so.
 */
final class AqdefWriter implements ExportStore.Sink {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd.MM.uuuu/HH:mm:ss");
  private static final int NOT_VALID = 255;
  private static final long MOST_CHARACTERS = 512L << 20;

  private final ZoneId zone;
  private final Map<MeasuredRow.Source, Integer> numbers = new LinkedHashMap<>();
  private final Map<MeasuredRow.Source, Integer> places = new LinkedHashMap<>();

  /** The values come after the characteristics, which are known only at the end. */
  private final StringWriter values = new StringWriter();

  private long left;
  private String part = "";

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
    int number = numbers.computeIfAbsent(row.source(), source -> numbers.size() + 1);
    places.merge(row.source(), row.places(), Math::max);
    part = part.isEmpty() ? row.part().partNumber() : part;
    key("K0001", number, new BigDecimal(Double.toString(row.value())).toPlainString());
    if (!Quality.usable(row.quality())) {
      key("K0002", number, Integer.toString(NOT_VALID));
    }
    Instant time = Instant.EPOCH.plus(row.timeMicros(), ChronoUnit.MICROS);
    key("K0004", number, TIME.format(time.atZone(zone)));
    if (!row.part().batch().isEmpty()) {
      key("K0006", number, row.part().batch());
    }
    if (!row.part().serial().isEmpty()) {
      key("K0014", number, row.part().serial());
    }
    if (values.getBuffer().length() > MOST_CHARACTERS) {
      throw new UncheckedIOException(
          new IOException("more than 512 MiB of AQDEF; export a shorter period"));
    }
  }

  private void key(String key, int number, String text) {
    values.append(key).append('/').append(Integer.toString(number)).append(' ');
    values.append(text.replaceAll("\\p{Cntrl}", " ")).append("\r\n");
  }

  /** How many values were left out because they are none. */
  long left() {
    return left;
  }

  /** Writes the file. */
  void finish(Writer out, String station) throws IOException {
    out.write("K0100 " + numbers.size() + "\r\n");
    out.write("K1001 " + (part.isEmpty() ? station : part) + "\r\n");
    out.write("K1086 " + station + "\r\n");
    for (Map.Entry<MeasuredRow.Source, Integer> entry : numbers.entrySet()) {
      MeasuredRow.Source source = entry.getKey();
      String of = "/" + entry.getValue() + " ";
      out.write("K2001" + of + entry.getValue() + "\r\n");
      out.write("K2002" + of + source.tag() + "\r\n");
      out.write("K2004" + of + "0\r\n");
      out.write("K2022" + of + places.getOrDefault(source, 0) + "\r\n");
      out.write("K2142" + of + source.unit() + "\r\n");
    }
    out.write(values.toString());
  }
}
