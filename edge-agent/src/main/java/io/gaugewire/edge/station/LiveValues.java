package io.gaugewire.edge.station;

import io.gaugewire.edge.journal.Journal;
import io.gaugewire.edge.journal.LastResult;
import io.gaugewire.wire.Gap;
import io.gaugewire.wire.InspectionRecord;
import io.gaugewire.wire.ReadingColumns;
import io.gaugewire.wire.StationEvent;
import io.gaugewire.wire.StationResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A journal that also remembers the newest reading of each tag, for the people in front of the
 * gauges. Shows a reading when it is taken, which may be before it is on disk. Safe for use by many
 * threads; allocates nothing per reading.
 */
public final class LiveValues implements Journal {
  private final Journal journal;
  private final Object lock = new Object();
  private @Nullable Source[] sources = new @Nullable Source[64];
  private int count;
  private long version;

  /** What a tag is. */
  private record Source(String station, String name, String unit, int decimals, Newest newest) {}

  private static final class Newest {
    private long timeMicros = -1;
    private double value;
    private int quality;
    private long version;
  }

  /**
   * @param version grows with each change of any tag
   */
  public record Live(
      String station,
      String tag,
      String unit,
      int decimals,
      long timeMicros,
      double value,
      int quality,
      long version) {}

  public LiveValues(Journal journal) {
    this.journal = journal;
  }

  @Override
  public int tag(String station, String name, String unit, int decimals) {
    int number = journal.tag(station, name, unit, decimals);
    synchronized (lock) {
      if (number >= sources.length) {
        sources = Arrays.copyOf(sources, Math.max(number + 1, sources.length * 2));
      }
      if (sources[number] == null) {
        sources[number] = new Source(station, name, unit, decimals, new Newest());
        count = Math.max(count, number + 1);
      }
    }
    return number;
  }

  private void remember(ReadingColumns readings) {
    synchronized (lock) {
      version++;
      for (int row = 0; row < readings.size(); row++) {
        int tag = readings.tag(row);
        @Nullable Source source = tag < sources.length ? sources[tag] : null;
        if (source != null && readings.timeMicros(row) >= source.newest().timeMicros) {
          source.newest().timeMicros = readings.timeMicros(row);
          source.newest().value = readings.value(row);
          source.newest().quality = readings.quality(row);
          source.newest().version = version;
        }
      }
    }
  }

  /** Tags whose newest reading changed after {@code since}; 0 gives all that have one. */
  public List<Live> changedSince(long since) {
    List<Live> changed = new ArrayList<>();
    synchronized (lock) {
      for (int tag = 1; tag < count; tag++) {
        @Nullable Source source = sources[tag];
        if (source != null && source.newest().timeMicros >= 0 && source.newest().version > since) {
          changed.add(
              new Live(
                  source.station(),
                  source.name(),
                  source.unit(),
                  source.decimals(),
                  source.newest().timeMicros,
                  source.newest().value,
                  source.newest().quality,
                  source.newest().version));
        }
      }
    }
    return changed;
  }

  @Override
  public boolean readings(ReadingColumns readings) {
    remember(readings);
    return journal.readings(readings);
  }

  @Override
  public void result(StationResult result, ReadingColumns values) {
    journal.result(result, values);
    remember(values);
  }

  @Override
  public void results(List<StationResult> results, ReadingColumns values, List<Gap> gaps) {
    journal.results(results, values, gaps);
    remember(values);
  }

  @Override
  public OptionalLong newestMicros() {
    return journal.newestMicros();
  }

  @Override
  public Optional<LastResult> lastResult(String station) {
    return journal.lastResult(station);
  }

  @Override
  public void record(InspectionRecord record) {
    journal.record(record);
  }

  @Override
  public void event(StationEvent event) {
    journal.event(event);
  }

  @Override
  public void gap(Gap gap) {
    journal.gap(gap);
  }
}
