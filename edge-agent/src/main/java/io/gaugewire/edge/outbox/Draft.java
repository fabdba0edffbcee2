package io.gaugewire.edge.outbox;

import io.gaugewire.edge.journal.LastResult;
import io.gaugewire.wire.Contents;
import io.gaugewire.wire.Gap;
import io.gaugewire.wire.InspectionRecord;
import io.gaugewire.wire.ReadingColumns;
import io.gaugewire.wire.StationEvent;
import io.gaugewire.wire.StationResult;
import io.gaugewire.wire.TagDefinition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * A parcel being filled. Confined to whoever holds the outbox's lock, and then to its writer;
 * reused, so that readings are taken without allocation.
 */
final class Draft {
  /** Bound on a parcel's estimated bytes, below what the wire allows. */
  static final int MOST_BYTES = 900_000;

  private static final int READING_BYTES = 27;

  final ReadingColumns readings = new ReadingColumns(1024);

  /** Values of the results: written with them or not at all. */
  final ReadingColumns values = new ReadingColumns(16);

  private final ReadingColumns together = new ReadingColumns(16);
  final List<TagDefinition> tags = new ArrayList<>();
  final List<StationResult> results = new ArrayList<>();
  final List<InspectionRecord> records = new ArrayList<>();
  final List<StationEvent> events = new ArrayList<>();
  final List<Gap> gaps = new ArrayList<>();

  /** Gaps that belong to the results: written with them or not at all. */
  final List<Gap> resultGaps = new ArrayList<>();

  final Map<String, LastResult> lastResults = new LinkedHashMap<>();
  CompletableFuture<Void> durable = new CompletableFuture<>();
  long sinceNanos;
  boolean urgent;
  private int bytes;

  boolean isEmpty() {
    return readings.isEmpty()
        && values.isEmpty()
        && tags.isEmpty()
        && results.isEmpty()
        && records.isEmpty()
        && events.isEmpty()
        && gaps.isEmpty()
        && resultGaps.isEmpty();
  }

  boolean fits(int moreReadings, int moreBytes) {
    return readings.size() + values.size() + moreReadings <= ReadingColumns.MOST
        && bytes + moreBytes <= MOST_BYTES;
  }

  void add(ReadingColumns from, int row) {
    copy(from, row, readings);
    bytes += bytes(from, row);
  }

  void addValue(ReadingColumns from, int row) {
    copy(from, row, values);
    bytes += bytes(from, row);
  }

  private static void copy(ReadingColumns from, int row, ReadingColumns into) {
    into.add(
        from.tag(row), from.timeMicros(row), from.value(row), from.quality(row), from.raw(row));
  }

  void count(int moreBytes) {
    bytes += moreBytes;
  }

  static int bytes(ReadingColumns readings, int row) {
    byte[] raw = readings.raw(row);
    return READING_BYTES + (raw == null ? 0 : 2 + raw.length);
  }

  static int bytes(ReadingColumns readings) {
    int bytes = 0;
    for (int row = 0; row < readings.size(); row++) {
      bytes += bytes(readings, row);
    }
    return bytes;
  }

  // Upper estimates: UTF-8 takes at most three bytes a char.

  static int bytes(TagDefinition tag) {
    return 16 + 3 * (tag.station().length() + tag.name().length() + tag.unit().length());
  }

  static int bytes(InspectionRecord record) {
    return 64 + 3 * record.station().length() + record.content().length;
  }

  static int bytes(StationEvent event) {
    return 32 + 3 * (event.station().length() + event.detail().length());
  }

  static int bytes(Gap gap) {
    return 64 + 3 * (gap.station().length() + gap.tag().length());
  }

  static int bytes(List<StationResult> results, ReadingColumns values, List<Gap> gaps) {
    int bytes = bytes(values);
    for (StationResult result : results) {
      bytes += bytes(result);
    }
    for (Gap gap : gaps) {
      bytes += bytes(gap);
    }
    return bytes;
  }

  private static int bytes(StationResult result) {
    int chars =
        result.station().length()
            + result.part().serial().length()
            + result.part().batch().length()
            + result.part().partNumber().length();
    for (StationResult.DefectCount defect : result.defects()) {
      chars += 6 + defect.code().length();
    }
    return 64 + 3 * chars;
  }

  Contents contents() {
    List<Gap> allGaps = new ArrayList<>(gaps);
    allGaps.addAll(resultGaps);
    return new Contents(tags, allReadings(), results, records, events, allGaps);
  }

  private ReadingColumns allReadings() {
    if (values.isEmpty()) {
      return readings;
    }
    together.clear();
    for (int row = 0; row < readings.size(); row++) {
      copy(readings, row, together);
    }
    for (int row = 0; row < values.size(); row++) {
      copy(values, row, together);
    }
    return together;
  }

  void clear() {
    readings.clear();
    values.clear();
    tags.clear();
    results.clear();
    records.clear();
    events.clear();
    gaps.clear();
    resultGaps.clear();
    lastResults.clear();
    durable = new CompletableFuture<>();
    urgent = false;
    bytes = 0;
  }
}
