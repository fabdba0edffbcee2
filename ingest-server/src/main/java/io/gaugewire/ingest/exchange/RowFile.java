package io.gaugewire.ingest.exchange;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Locale;
import java.util.function.Consumer;

/** A file of measured values, read from its beginning to its end as often as asked. */
interface RowFile {
  /**
   * Reads the whole file; what is wrong in it goes to {@code problems}, and its line is left out.
   *
   * @throws IOException when the file cannot be read
   */
  void read(Consumer<MeasuredRow> rows, FileProblems problems) throws IOException;

  /**
   * The file of a name: AQDEF where it ends in {@code .dfq}, CSV otherwise.
   *
   * @param zone of times without one
   */
  static RowFile of(Path file, ZoneId zone) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(".dfq")
        ? new AqdefFile(file, zone)
        : new CsvFile(file, zone);
  }
}
