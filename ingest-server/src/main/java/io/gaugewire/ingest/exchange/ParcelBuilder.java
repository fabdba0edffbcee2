package io.gaugewire.ingest.exchange;

import io.gaugewire.wire.Contents;
import io.gaugewire.wire.ReadingColumns;
import io.gaugewire.wire.StationResult;
import io.gaugewire.wire.TagDefinition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Rows gathered into the contents of parcels: tags announced before their first value, and what was
 * measured on one part at one instant as one result. The same rows give the same parcels. Confined
 * to one thread.
 */
final class ParcelBuilder {
  /** As many as an edge would send at once, and far below what a parcel may hold. */
  private static final int READINGS_A_PARCEL = 2_000;

  private final Map<MeasuredRow.Source, Integer> places;
  private final Consumer<Contents> parcels;
  private final Map<MeasuredRow.Source, Integer> numbers = new HashMap<>();

  /** Of each station the rows of its present instant. */
  private final Map<String, List<MeasuredRow>> open = new TreeMap<>();

  private List<TagDefinition> tags = new ArrayList<>();
  private List<StationResult> results = new ArrayList<>();
  private ReadingColumns readings = new ReadingColumns(READINGS_A_PARCEL);

  /**
   * @param places resolution of every source
   * @param parcels takes the contents of one parcel after the other
   */
  ParcelBuilder(Map<MeasuredRow.Source, Integer> places, Consumer<Contents> parcels) {
    this.places = places;
    this.parcels = parcels;
  }

  void add(MeasuredRow row) {
    List<MeasuredRow> instant =
        open.computeIfAbsent(row.source().station(), station -> new ArrayList<>());
    if (!instant.isEmpty() && instant.getFirst().timeMicros() != row.timeMicros()) {
      close(instant);
    }
    instant.add(row);
    if (instant.size() >= ReadingColumns.MOST / 2) {
      close(instant);
    }
  }

  private void close(List<MeasuredRow> instant) {
    if (readings.size() + instant.size() > ReadingColumns.MOST) {
      cut();
    }
    for (MeasuredRow row : instant) {
      readings.add(number(row.source()), row.timeMicros(), row.value(), row.quality());
    }
    MeasuredRow first = instant.getFirst();
    if (first.hasPart()) {
      results.add(
          new StationResult(
              first.source().station(),
              first.timeMicros(),
              -1,
              first.part(),
              StationResult.Verdict.NONE,
              List.of()));
    }
    instant.clear();
    if (readings.size() >= READINGS_A_PARCEL) {
      cut();
    }
  }

  private int number(MeasuredRow.Source source) {
    Integer known = numbers.get(source);
    if (known != null) {
      return known;
    }
    int number = numbers.size() + 1;
    numbers.put(source, number);
    tags.add(
        new TagDefinition(
            number, source.station(), source.tag(), source.unit(), places.getOrDefault(source, 0)));
    return number;
  }

  private void cut() {
    if (!readings.isEmpty()) {
      parcels.accept(new Contents(tags, readings, results, List.of(), List.of(), List.of()));
    }
    tags = new ArrayList<>();
    results = new ArrayList<>();
    readings = new ReadingColumns(READINGS_A_PARCEL);
  }

  /** Closes what is open. */
  void end() {
    open.values().stream().filter(instant -> !instant.isEmpty()).forEach(this::close);
    cut();
  }
}
