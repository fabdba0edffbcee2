package io.gaugewire.edge.testing;

import io.gaugewire.edge.journal.Journal;
import io.gaugewire.edge.journal.JournalFullException;
import io.gaugewire.edge.journal.LastResult;
import io.gaugewire.wire.Gap;
import io.gaugewire.wire.InspectionRecord;
import io.gaugewire.wire.Quality;
import io.gaugewire.wire.ReadingColumns;
import io.gaugewire.wire.StationEvent;
import io.gaugewire.wire.StationResult;
import io.gaugewire.wire.TagDefinition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A journal in memory that keeps the contract: what it took is there after a "restart" of the edge.
 */
public final class MemoryJournal implements Journal {
  /** One reading with its tag's name. */
  public record Reading(
      String station, String tag, long micros, double value, int quality, int rawBytes) {
    public boolean isGood() {
      return quality == Quality.GOOD;
    }
  }

  /** Results and gaps in the order they were written. */
  public sealed interface Entry {
    record Result(StationResult result, List<Reading> values) implements Entry {}

    record Missing(Gap gap) implements Entry {}
  }

  private final List<TagDefinition> tags = new ArrayList<>();
  private final Map<String, LastResult> last = new HashMap<>();
  private final List<Reading> readings = new ArrayList<>();
  private final List<Entry> entries = new ArrayList<>();
  private final List<StationEvent> events = new ArrayList<>();
  private volatile boolean full;
  private Runnable beforeWrite = () -> {};
  private Runnable afterWrite = () -> {};

  /** What happens just before a result is on disk, and just after; a crash can be thrown. */
  public synchronized void around(Runnable before, Runnable after) {
    beforeWrite = before;
    afterWrite = after;
  }

  public void full(boolean isFull) {
    full = isFull;
  }

  @Override
  public synchronized int tag(String station, String name, String unit, int decimals) {
    for (TagDefinition tag : tags) {
      if (tag.station().equals(station)
          && tag.name().equals(name)
          && tag.unit().equals(unit)
          && tag.decimals() == decimals) {
        return tag.number();
      }
    }
    tags.add(new TagDefinition(tags.size() + 1, station, name, unit, decimals));
    return tags.size();
  }

  @Override
  public synchronized boolean readings(ReadingColumns columns) {
    readings.addAll(copy(columns));
    return !full;
  }

  private List<Reading> copy(ReadingColumns columns) {
    List<Reading> copy = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      TagDefinition tag = tags.get(columns.tag(i) - 1);
      byte[] raw = columns.raw(i);
      copy.add(
          new Reading(
              tag.station(),
              tag.name(),
              columns.timeMicros(i),
              columns.value(i),
              columns.quality(i),
              raw == null ? 0 : raw.length));
    }
    return copy;
  }

  @Override
  public void result(StationResult result, ReadingColumns values) {
    results(List.of(result), values, List.of());
  }

  @Override
  public synchronized void results(
      List<StationResult> results, ReadingColumns values, List<Gap> gaps) {
    if (full) {
      throw new JournalFullException("full");
    }
    beforeWrite.run();
    gaps.forEach(gap -> entries.add(new Entry.Missing(gap)));
    for (StationResult result : results) {
      List<Reading> own =
          copy(values).stream().filter(r -> r.micros() == result.timeMicros()).toList();
      entries.add(new Entry.Result(result, own));
      LastResult before = last.put(result.station(), LastResult.of(result, values));
      if (before != null && before.timeMicros() >= result.timeMicros()) {
        throw new AssertionError("source time of " + result.station() + " does not increase");
      }
    }
    afterWrite.run();
  }

  @Override
  public synchronized Optional<LastResult> lastResult(String station) {
    return Optional.ofNullable(last.get(station));
  }

  @Override
  public synchronized OptionalLong newestMicros() {
    return readings.stream().mapToLong(Reading::micros).max();
  }

  @Override
  public void record(InspectionRecord record) {
    throw new UnsupportedOperationException("acquisition writes no inspection records");
  }

  @Override
  public synchronized void event(StationEvent event) {
    events.add(event);
  }

  @Override
  public synchronized void gap(Gap gap) {
    entries.add(new Entry.Missing(gap));
  }

  public synchronized List<Reading> readings() {
    return List.copyOf(readings);
  }

  public synchronized List<Reading> readings(String station, String tag) {
    return readings.stream()
        .filter(r -> r.station().equals(station) && r.tag().equals(tag))
        .toList();
  }

  public synchronized void forgetReadings() {
    readings.clear();
  }

  public synchronized List<Entry> entries() {
    return List.copyOf(entries);
  }

  public synchronized List<StationResult> results() {
    return entries.stream()
        .filter(Entry.Result.class::isInstance)
        .map(e -> ((Entry.Result) e).result())
        .toList();
  }

  public synchronized List<StationEvent> events() {
    return List.copyOf(events);
  }
}
