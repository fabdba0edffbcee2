package io.gaugewire.ingest.exchange;

import io.gaugewire.wire.StationResult.PartReference;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a file holds, and whether it can be stored: found by reading all of it. Confined to one
 * thread.
 */
final class Survey {
  private static final int MOST_TAGS = 10_000;

  /** The moment that a station's rows are at. */
  private record Moment(long micros, PartReference part) {}

  private final FileProblems problems = new FileProblems();
  private final Map<MeasuredRow.Source, Integer> places = new LinkedHashMap<>();
  private final Map<String, Moment> stations = new HashMap<>();
  private long rows;
  private long firstMicros = Long.MAX_VALUE;
  private long lastMicros = Long.MIN_VALUE;

  void add(MeasuredRow row) {
    rows++;
    firstMicros = Math.min(firstMicros, row.timeMicros());
    lastMicros = Math.max(lastMicros, row.timeMicros());
    places.merge(row.source(), row.places(), Math::max);
    if (places.size() == MOST_TAGS + 1) {
      problems.add(row.line(), "tag", "more than " + MOST_TAGS + " tags; divide the file");
    }
    Moment before = stations.get(row.source().station());
    if (before != null && row.timeMicros() < before.micros()) {
      problems.add(
          row.line(), "time", "lies before that of the station's row above; sort the file by time");
    } else if (before != null
        && row.timeMicros() == before.micros()
        && !row.part().equals(before.part())) {
      problems.add(
          row.line(), "serial", "a station measures one part at one instant; two have this time");
    }
    stations.put(row.source().station(), new Moment(row.timeMicros(), row.part()));
  }

  void end() {
    if (rows == 0 && problems.count() == 0) {
      problems.add(0, "", "holds no values");
    }
  }

  FileProblems problems() {
    return problems;
  }

  long rows() {
    return rows;
  }

  /** The sources in order of appearance, with their resolution as decimal places. */
  Map<MeasuredRow.Source, Integer> places() {
    return places;
  }

  long firstMicros() {
    return firstMicros;
  }

  long lastMicros() {
    return lastMicros;
  }
}
