package io.gaugewire.edge.outbox;

import io.gaugewire.edge.journal.LastResult;
import io.gaugewire.wire.Contents;
import io.gaugewire.wire.EdgeId;
import io.gaugewire.wire.InspectionRecord;
import io.gaugewire.wire.LedgerHash;
import io.gaugewire.wire.ReadingColumns;
import io.gaugewire.wire.TagDefinition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** What the durable parcels add up to. Confined to one thread at a time. */
final class ChainState {
  /** Inspection records remembered for recognising a repeat. */
  static final int RECORDS_KEPT = 4096;

  private final EdgeId edge;
  private Position position;
  private long gaps;
  private long newestMicros = Long.MIN_VALUE;
  private final Map<Integer, TagDefinition> tags = new TreeMap<>();
  private final Map<String, LastResult> lastResults = new LinkedHashMap<>();
  private final LinkedHashSet<UUID> recordIds = new LinkedHashSet<>();

  ChainState(EdgeId edge, Position position) {
    this.edge = edge;
    this.position = position;
  }

  static ChainState of(Checkpoint checkpoint) {
    ChainState state = new ChainState(checkpoint.edge(), checkpoint.position());
    state.gaps = checkpoint.gaps();
    state.newestMicros = checkpoint.newestMicros();
    checkpoint.tags().forEach(tag -> state.tags.put(tag.number(), tag));
    state.lastResults.putAll(checkpoint.lastResults());
    state.recordIds.addAll(checkpoint.recordIds());
    return state;
  }

  Checkpoint checkpoint() {
    return new Checkpoint(
        edge,
        position,
        gaps,
        newestMicros,
        List.copyOf(tags.values()),
        Map.copyOf(lastResults),
        List.copyOf(recordIds));
  }

  /** Takes in a durable parcel. */
  void add(long seq, LedgerHash hash, Contents contents, Map<String, LastResult> results) {
    position = new Position(position.epoch(), seq, hash);
    gaps += contents.gaps().size();
    contents.tags().forEach(tag -> tags.put(tag.number(), tag));
    lastResults.putAll(results);
    for (LastResult result : results.values()) {
      newestMicros = Math.max(newestMicros, result.timeMicros());
    }
    ReadingColumns readings = contents.readings();
    for (int row = 0; row < readings.size(); row++) {
      newestMicros = Math.max(newestMicros, readings.timeMicros(row));
    }
    for (InspectionRecord record : contents.records()) {
      recordIds.add(record.id());
    }
    while (recordIds.size() > RECORDS_KEPT) {
      recordIds.removeFirst();
    }
  }

  /** Begins a new chain with the same tags and stations. */
  void begin(long epoch) {
    position = Position.start(epoch);
    gaps = 0;
  }

  Position position() {
    return position;
  }

  long gaps() {
    return gaps;
  }

  /** Newest source time, microseconds since 1970 UTC; {@link Long#MIN_VALUE} before the first. */
  long newestMicros() {
    return newestMicros;
  }

  List<TagDefinition> tags() {
    return new ArrayList<>(tags.values());
  }

  Map<String, LastResult> lastResults() {
    return lastResults;
  }

  List<UUID> recordIds() {
    return List.copyOf(recordIds);
  }
}
