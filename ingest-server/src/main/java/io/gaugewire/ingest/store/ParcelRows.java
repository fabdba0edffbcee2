package io.gaugewire.ingest.store;

import io.gaugewire.ingest.database.BinaryRows;
import io.gaugewire.wire.Contents;
import io.gaugewire.wire.ReadingColumns;
import io.gaugewire.wire.TagDefinition;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * What parcels contain, on its way into the tables within a caller's transaction. Confined to one
 * thread; reused from batch to batch.
 */
final class ParcelRows {
  private static final String LEDGER =
      "ledger (parcel, hash, entries, first_time, last_time, received, quarantined)";

  private final BinaryRows rows = new BinaryRows();
  private final ReadingBatch readings = new ReadingBatch();
  private final EntryRows entries = new EntryRows(rows);

  /**
   * Writes everything but the ledger, and teaches the streams the tags that the parcels announce.
   * After a failure the streams must be read again.
   *
   * @throws RefusedParcelException when one of them contradicts itself or its stream
   */
  void copy(Connection connection, List<NumberedParcel> batch) throws SQLException {
    registerTags(connection, batch);
    copyReadings(connection, batch);
    entries.copy(connection, batch);
  }

  /** Gives up a COPY that has begun, so that the transaction can be rolled back. */
  void abandon() throws SQLException {
    rows.abandon();
  }

  private void registerTags(Connection connection, List<NumberedParcel> batch) throws SQLException {
    boolean any = false;
    for (int i = 0; i < batch.size(); i++) {
      NumberedParcel next = batch.get(i);
      List<TagDefinition> tags = next.parcel().contents().tags();
      Optional<String> problem = ParcelCheck.problem(next.parcel().contents());
      if (problem.isPresent()) {
        throw new RefusedParcelException(i, problem.get());
      }
      if (!tags.isEmpty()) {
        learn(connection, i, next.stream(), tags);
        any = true;
      }
    }
    if (any) {
      copyStreamTags(connection, batch);
    }
  }

  private static void learn(
      Connection connection, int index, StoredStream stream, List<TagDefinition> tags)
      throws SQLException {
    int[] ids = StreamTable.tagIds(connection, stream.edgeNumber(), tags);
    for (int i = 0; i < ids.length; i++) {
      TagDefinition tag = tags.get(i);
      if (!stream.tags().add(tag.number(), ids[i])) {
        throw new RefusedParcelException(
            index,
            "tag number "
                + tag.number()
                + " is announced as "
                + tag.station()
                + " "
                + tag.name()
                + ", which contradicts another announcement");
      }
    }
  }

  private void copyStreamTags(Connection connection, List<NumberedParcel> batch)
      throws SQLException {
    rows.begin(connection, "stream_tag (parcel, number, tag_id)");
    for (NumberedParcel next : batch) {
      for (TagDefinition tag : next.parcel().contents().tags()) {
        rows.row(3)
            .int8(next.key().number())
            .int4(tag.number())
            .int4(next.stream().tags().id(tag.number()));
      }
    }
    rows.end();
  }

  private void copyReadings(Connection connection, List<NumberedParcel> batch) throws SQLException {
    readings.clear();
    for (int i = 0; i < batch.size(); i++) {
      NumberedParcel next = batch.get(i);
      readings.add(i, next.key(), next.stream().tags(), next.parcel().contents().readings());
    }
    if (readings.size() > 0) {
      rows.begin(connection, "reading (tag_id, time, value, parcel, quality, raw)");
      readings.write(rows);
      rows.end();
    }
    readings.clear();
  }

  /**
   * Writes the ledger's lines.
   *
   * @param quarantined whether the contents stand in the quarantine and not in the tables
   */
  void copyLedger(Connection connection, List<NumberedParcel> batch, boolean quarantined)
      throws SQLException {
    rows.begin(connection, LEDGER);
    for (NumberedParcel next : batch) {
      Contents contents = next.parcel().contents();
      rows.row(7)
          .int8(next.key().number())
          .bytes(next.parcel().hash().bytes())
          .int4(contents.entries());
      Optional<LedgerLine.Span> span = quarantined ? Optional.empty() : span(contents.readings());
      if (span.isPresent()) {
        rows.time(span.get().firstMicros()).time(span.get().lastMicros());
      } else {
        rows.none().none();
      }
      rows.time(next.receivedMicros()).flag(quarantined);
    }
    rows.end();
  }

  /** First and last source time of readings, empty when there is none. */
  static Optional<LedgerLine.Span> span(ReadingColumns columns) {
    if (columns.isEmpty()) {
      return Optional.empty();
    }
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    for (int row = 0; row < columns.size(); row++) {
      first = Math.min(first, columns.timeMicros(row));
      last = Math.max(last, columns.timeMicros(row));
    }
    return Optional.of(new LedgerLine.Span(first, last));
  }
}
