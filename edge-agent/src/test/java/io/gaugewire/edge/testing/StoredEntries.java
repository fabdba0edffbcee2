package io.gaugewire.edge.testing;

import io.gaugewire.wire.Contents;
import io.gaugewire.wire.Gap;
import io.gaugewire.wire.Parcel;
import io.gaugewire.wire.ReadingColumns;
import io.gaugewire.wire.StationResult;
import io.gaugewire.wire.TagDefinition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a server has stored of each station: results and their gaps in the order of writing. Takes
 * the parcels out of the model, so that a long run fits into memory. Confined to one thread.
 */
public final class StoredEntries {
  private final ModelServer server;
  private final Map<Long, Map<Integer, TagDefinition>> tags = new HashMap<>();
  private final Map<String, List<MemoryJournal.Entry>> entries = new HashMap<>();

  private record Timed(long micros, boolean result, MemoryJournal.Entry entry) {}

  public StoredEntries(ModelServer server) {
    this.server = server;
  }

  public List<MemoryJournal.Entry> of(String station) {
    refresh();
    return entries.getOrDefault(station, List.of());
  }

  private void refresh() {
    List<Parcel> arrived;
    synchronized (server) {
      arrived = List.copyOf(server.model.parcels());
      server.model.parcels().clear();
    }
    arrived.forEach(this::take);
  }

  private void take(Parcel parcel) {
    Contents contents = parcel.contents();
    var known = tags.computeIfAbsent(parcel.id().epoch(), _ -> new HashMap<>());
    contents.tags().forEach(tag -> known.put(tag.number(), tag));
    List<Timed> all = new ArrayList<>();
    for (Gap gap : contents.gaps()) {
      if (gap.tag().isEmpty()) {
        all.add(new Timed(gap.toMicros(), false, new MemoryJournal.Entry.Missing(gap)));
      }
    }
    for (StationResult result : contents.results()) {
      List<MemoryJournal.Reading> values = values(contents.readings(), result, known);
      all.add(new Timed(result.timeMicros(), true, new MemoryJournal.Entry.Result(result, values)));
    }
    all.sort(Comparator.comparingLong(Timed::micros).thenComparing(Timed::result));
    for (Timed timed : all) {
      String station =
          switch (timed.entry()) {
            case MemoryJournal.Entry.Missing(var gap) -> gap.station();
            case MemoryJournal.Entry.Result result -> result.result().station();
          };
      entries.computeIfAbsent(station, _ -> new ArrayList<>()).add(timed.entry());
    }
  }

  private static List<MemoryJournal.Reading> values(
      ReadingColumns readings, StationResult result, Map<Integer, TagDefinition> known) {
    List<MemoryJournal.Reading> values = new ArrayList<>();
    for (int row = 0; row < readings.size(); row++) {
      TagDefinition tag = known.get(readings.tag(row));
      if (readings.timeMicros(row) == result.timeMicros()
          && tag.station().equals(result.station())) {
        values.add(
            new MemoryJournal.Reading(
                tag.station(),
                tag.name(),
                readings.timeMicros(row),
                readings.value(row),
                readings.quality(row),
                0));
      }
    }
    return values;
  }
}
