package io.gaugewire.ingest.store;

import io.gaugewire.ingest.database.BinaryRows;
import io.gaugewire.wire.Contents;
import io.gaugewire.wire.Gap;
import io.gaugewire.wire.InspectionRecord;
import io.gaugewire.wire.StationEvent;
import io.gaugewire.wire.StationResult;
import io.gaugewire.wire.StationResult.DefectCount;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;

/** Results, inspection records, events and gaps of a batch on their way into their tables. */
final class EntryRows {
  private final BinaryRows rows;

  EntryRows(BinaryRows rows) {
    this.rows = rows;
  }

  void copy(Connection connection, List<NumberedParcel> batch) throws SQLException {
    copy(
        connection,
        batch,
        "station_result (parcel, ordinal, station, time, counter, serial, batch, part_number,"
            + " verdict, defect_codes, defect_counts)",
        Contents::results,
        this::result);
    copy(
        connection,
        batch,
        "inspection_record (parcel, ordinal, id, station, signed, content)",
        Contents::records,
        this::record);
    copy(
        connection,
        batch,
        "station_event (parcel, ordinal, station, time, kind, detail)",
        Contents::events,
        this::event);
    copy(
        connection,
        batch,
        "gap (parcel, ordinal, station, tag, reason, from_time, to_time, missing)",
        Contents::gaps,
        this::gap);
  }

  private interface Row<T> {
    void write(long parcel, int ordinal, T entry) throws SQLException;
  }

  private <T> void copy(
      Connection connection,
      List<NumberedParcel> batch,
      String target,
      Function<Contents, List<T>> part,
      Row<T> row)
      throws SQLException {
    boolean begun = false;
    for (NumberedParcel next : batch) {
      List<T> entries = part.apply(next.parcel().contents());
      if (!entries.isEmpty() && !begun) {
        rows.begin(connection, target);
        begun = true;
      }
      for (int i = 0; i < entries.size(); i++) {
        row.write(next.key().number(), i, entries.get(i));
      }
    }
    if (begun) {
      rows.end();
    }
  }

  private void result(long parcel, int ordinal, StationResult result) throws SQLException {
    List<DefectCount> defects = result.defects();
    rows.row(11)
        .int8(parcel)
        .int4(ordinal)
        .text(result.station())
        .time(result.timeMicros())
        .int8(result.counter())
        .text(result.part().serial())
        .text(result.part().batch())
        .text(result.part().partNumber())
        .int2(result.verdict().ordinal())
        .texts(defects.stream().map(DefectCount::code).toArray(String[]::new))
        .ints(defects.stream().mapToInt(DefectCount::count).toArray());
  }

  private void record(long parcel, int ordinal, InspectionRecord record) throws SQLException {
    rows.row(6)
        .int8(parcel)
        .int4(ordinal)
        .uuid(record.id())
        .text(record.station())
        .time(record.signedMicros())
        .bytes(record.content());
  }

  private void event(long parcel, int ordinal, StationEvent event) throws SQLException {
    rows.row(6)
        .int8(parcel)
        .int4(ordinal)
        .text(event.station())
        .time(event.timeMicros())
        .int2(event.kind().ordinal())
        .text(event.detail());
  }

  private void gap(long parcel, int ordinal, Gap gap) throws SQLException {
    rows.row(8)
        .int8(parcel)
        .int4(ordinal)
        .text(gap.station())
        .text(gap.tag())
        .int2(gap.reason().ordinal())
        .time(gap.fromMicros())
        .time(gap.toMicros())
        .int8(gap.missing());
  }
}
