package io.gaugewire.wire;

import java.util.List;

/**
 * What one parcel carries. Confined to one thread at a time, as its columns are.
 *
 * @param tags tags announced with this parcel, ascending by number
 * @param readings periodic readings and the values of the results
 */
public record Contents(
    List<TagDefinition> tags,
    ReadingColumns readings,
    List<StationResult> results,
    List<InspectionRecord> records,
    List<StationEvent> events,
    List<Gap> gaps) {
  public Contents {
    tags = List.copyOf(tags);
    results = List.copyOf(results);
    records = List.copyOf(records);
    events = List.copyOf(events);
    gaps = List.copyOf(gaps);
  }

  /** Nothing but readings. */
  public static Contents of(ReadingColumns readings) {
    return new Contents(List.of(), readings, List.of(), List.of(), List.of(), List.of());
  }

  /** Entries of every kind together: what the ledger counts. */
  public int entries() {
    return tags.size()
        + readings.size()
        + results.size()
        + records.size()
        + events.size()
        + gaps.size();
  }
}
