package io.gaugewire.standalone.plant;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the plant's machines remember when they are switched off: the batch they were at and their
 * part counters. Without it a second run would use the first one's serial numbers again.
 *
 * @param batch number of the batch last begun; 0 before the first
 * @param counters parts seen, by station
 */
record PlantMemory(int batch, Map<String, Long> counters) {
  private static final String BATCH = "batch";

  PlantMemory {
    counters = Map.copyOf(counters);
  }

  static PlantMemory readFrom(Path file) {
    try {
      int batch = 0;
      Map<String, Long> counters = new TreeMap<>();
      if (Files.exists(file)) {
        for (String line : Files.readAllLines(file)) {
          String[] pair = line.split("=", 2);
          long value = Long.parseLong(pair[1]);
          if (pair[0].equals(BATCH)) {
            batch = Math.toIntExact(value);
          } else {
            counters.put(pair[0], value);
          }
        }
      }
      return new PlantMemory(batch, counters);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    } catch (NumberFormatException | IndexOutOfBoundsException | ArithmeticException e) {
      throw new IllegalStateException(file + " is damaged; remove it to start a new plant", e);
    }
  }

  void writeTo(Path file) {
    var text = new StringBuilder(BATCH + "=" + batch + "\n");
    new TreeMap<>(counters)
        .forEach((station, count) -> text.append(station).append('=').append(count).append('\n'));
    try {
      Path fresh = file.resolveSibling(file.getFileName() + ".new");
      Files.writeString(fresh, text);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }
}
