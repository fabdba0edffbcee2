package io.gaugewire.ingest.store;

import io.gaugewire.ingest.database.BinaryRowReader;
import io.gaugewire.wire.Contents;
import io.gaugewire.wire.Gap;
import io.gaugewire.wire.InspectionRecord;
import io.gaugewire.wire.LedgerHash;
import io.gaugewire.wire.ReadingColumns;
import io.gaugewire.wire.StationEvent;
import io.gaugewire.wire.StationResult;
import io.gaugewire.wire.TagDefinition;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads parcels back out of the tables, as they were sent. Confined to one thread; reads over the
 * connection it was given.
 */
public final class ParcelReader {
  private final Connection connection;

  public ParcelReader(Connection connection) {
    this.connection = connection;
  }

  /**
   * Lines of a stream's ledger after {@code seq}, in order.
   *
   * @param mostLines most lines to read
   * @param mostEntries reading ends with the line that passes this many entries together
   */
  public List<LedgerLine> ledgerAfter(int stream, long seq, int mostLines, long mostEntries)
      throws SQLException {
    List<LedgerLine> lines = new ArrayList<>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            select parcel, hash, entries, first_time, last_time, received, quarantined
            from ledger where parcel > ? and parcel <= ? order by parcel limit ?
            """)) {
      statement.setLong(1, new ParcelKey(stream, seq).number());
      statement.setLong(2, ParcelKey.last(stream));
      statement.setInt(3, mostLines);
      try (ResultSet rows = statement.executeQuery()) {
        long entries = 0;
        while (entries < mostEntries && rows.next()) {
          LedgerLine line = line(rows);
          entries += line.entries();
          lines.add(line);
        }
      }
    }
    return lines;
  }

  private static LedgerLine line(ResultSet row) throws SQLException {
    OptionalLong first = micros(row, 4);
    OptionalLong last = micros(row, 5);
    return new LedgerLine(
        ParcelKey.of(row.getLong(1)),
        LedgerHash.ofBytes(row.getBytes(2)),
        row.getInt(3),
        first.isPresent() && last.isPresent()
            ? Optional.of(new LedgerLine.Span(first.getAsLong(), last.getAsLong()))
            : Optional.empty(),
        row.getObject(6, OffsetDateTime.class).toInstant(),
        row.getBoolean(7));
  }

  private static OptionalLong micros(ResultSet row, int column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? OptionalLong.empty() : OptionalLong.of(micros(time));
  }

  private static long micros(OffsetDateTime time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time.toInstant());
  }

  /** How tags are called in what is read. */
  public enum TagNaming {
    /** As the stream numbered them: what the ledger was computed over. */
    NUMBERS,
    /** Ids of this database. */
    IDS
  }

  /**
   * The contents of consecutive parcels as the tables hold them.
   *
   * @param lines their ledger lines, at least one; readings are looked for between the earliest and
   *     the latest source time these tell
   * @return by the number of the parcel; one of which no row was found has no entry
   */
  public Map<Long, Contents> contents(StoredStream stream, List<LedgerLine> lines, TagNaming naming)
      throws SQLException {
    long first = lines.getFirst().key().number();
    long last = lines.getLast().key().number();
    Map<Long, Parts> parts = new HashMap<>();
    readings(stream, lines, naming, parts);
    tags(first, last, naming, parts);
    results(first, last, parts);
    records(first, last, parts);
    events(first, last, parts);
    gaps(first, last, parts);
    Map<Long, Contents> contents = new HashMap<>();
    parts.forEach((parcel, p) -> contents.put(parcel, p.contents()));
    return contents;
  }

  private static final class Parts {
    final List<TagDefinition> tags = new ArrayList<>(0);
    final ReadingColumns readings = new ReadingColumns(16);
    final List<StationResult> results = new ArrayList<>(0);
    final List<InspectionRecord> records = new ArrayList<>(0);
    final List<StationEvent> events = new ArrayList<>(0);
    final List<Gap> gaps = new ArrayList<>(0);

    Contents contents() {
      readings.sort();
      return new Contents(tags, readings, results, records, events, gaps);
    }
  }

  private static Parts of(Map<Long, Parts> parts, long parcel) {
    return parts.computeIfAbsent(parcel, p -> new Parts());
  }

  private void readings(
      StoredStream stream, List<LedgerLine> lines, TagNaming naming, Map<Long, Parts> parts)
      throws SQLException {
    long from = Long.MAX_VALUE;
    long to = Long.MIN_VALUE;
    for (LedgerLine line : lines) {
      if (line.span().isPresent()) {
        from = Math.min(from, line.span().get().firstMicros());
        to = Math.max(to, line.span().get().lastMicros());
      }
    }
    int[] ids = stream.tags().ids();
    if (from > to || ids.length == 0) {
      return;
    }
    String tags = Arrays.stream(ids).mapToObj(String::valueOf).collect(Collectors.joining(","));
    String query =
        "select parcel, tag_id, time, value, quality, raw from reading where tag_id = any('{"
            + tags
            + "}'::int[]) and time between '"
            + instant(from)
            + "' and '"
            + instant(to)
            + "' and parcel between "
            + lines.getFirst().key().number()
            + " and "
            + lines.getLast().key().number();
    try (BinaryRowReader rows = new BinaryRowReader(connection, query)) {
      while (rows.next()) {
        long parcel = rows.int8();
        int id = rows.int4();
        long time = rows.timeMicros();
        double value = rows.float8();
        int quality = rows.int2();
        byte @Nullable [] raw = rows.bytes();
        int tag = naming == TagNaming.IDS ? id : stream.tags().number(id);
        of(parts, parcel).readings.add(tag, time, value, quality, raw);
      }
    }
  }

  private static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  private interface RowReader {
    void read(ResultSet row, Parts into) throws SQLException;
  }

  /** Rows of one of the small tables; their first column is the parcel. */
  private void each(String sql, long first, long last, Map<Long, Parts> parts, RowReader reader)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, first);
      statement.setLong(2, last);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          reader.read(rows, of(parts, rows.getLong(1)));
        }
      }
    }
  }

  private void tags(long first, long last, TagNaming naming, Map<Long, Parts> parts)
      throws SQLException {
    each(
        """
        select s.parcel, s.number, s.tag_id, t.station, t.name, t.unit, t.decimals
        from stream_tag s join tag t on t.id = s.tag_id
        where s.parcel between ? and ? order by s.parcel, s.number
        """,
        first,
        last,
        parts,
        (row, into) ->
            into.tags.add(
                new TagDefinition(
                    row.getInt(naming == TagNaming.IDS ? 3 : 2),
                    row.getString(4),
                    row.getString(5),
                    row.getString(6),
                    row.getInt(7))));
  }

  private void results(long first, long last, Map<Long, Parts> parts) throws SQLException {
    each(
        """
        select parcel, station, time, counter, serial, batch, part_number, verdict,
               defect_codes, defect_counts
        from station_result where parcel between ? and ? order by parcel, ordinal
        """,
        first,
        last,
        parts,
        (row, into) -> into.results.add(result(row)));
  }

  private static StationResult result(ResultSet row) throws SQLException {
    String[] codes = (String[]) row.getArray(9).getArray();
    Integer[] counts = (Integer[]) row.getArray(10).getArray();
    List<StationResult.DefectCount> defects = new ArrayList<>(codes.length);
    for (int i = 0; i < codes.length; i++) {
      defects.add(new StationResult.DefectCount(codes[i], counts[i]));
    }
    return new StationResult(
        row.getString(2),
        micros(row.getObject(3, OffsetDateTime.class)),
        row.getLong(4),
        new StationResult.PartReference(row.getString(5), row.getString(6), row.getString(7)),
        StationResult.Verdict.values()[row.getInt(8)],
        defects);
  }

  private void records(long first, long last, Map<Long, Parts> parts) throws SQLException {
    each(
        """
        select parcel, id, station, signed, content
        from inspection_record where parcel between ? and ? order by parcel, ordinal
        """,
        first,
        last,
        parts,
        (row, into) ->
            into.records.add(
                new InspectionRecord(
                    row.getObject(2, UUID.class),
                    row.getString(3),
                    micros(row.getObject(4, OffsetDateTime.class)),
                    row.getBytes(5))));
  }

  private void events(long first, long last, Map<Long, Parts> parts) throws SQLException {
    each(
        """
        select parcel, station, time, kind, detail
        from station_event where parcel between ? and ? order by parcel, ordinal
        """,
        first,
        last,
        parts,
        (row, into) ->
            into.events.add(
                new StationEvent(
                    row.getString(2),
                    micros(row.getObject(3, OffsetDateTime.class)),
                    StationEvent.Kind.values()[row.getInt(4)],
                    row.getString(5))));
  }

  private void gaps(long first, long last, Map<Long, Parts> parts) throws SQLException {
    each(
        """
        select parcel, station, tag, reason, from_time, to_time, missing
        from gap where parcel between ? and ? order by parcel, ordinal
        """,
        first,
        last,
        parts,
        (row, into) ->
            into.gaps.add(
                new Gap(
                    row.getString(2),
                    row.getString(3),
                    Gap.Reason.values()[row.getInt(4)],
                    micros(row.getObject(5, OffsetDateTime.class)),
                    micros(row.getObject(6, OffsetDateTime.class)),
                    row.getLong(7))));
  }

  /** The numbers of all streams, ascending. */
  public List<Integer> streams() throws SQLException {
    List<Integer> ids = new ArrayList<>();
    try (PreparedStatement statement =
            connection.prepareStatement("select id from stream order by id");
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        ids.add(rows.getInt(1));
      }
    }
    return ids;
  }

  /** The stream of a number, with its tags. */
  public Optional<StoredStream> stream(int id) throws SQLException {
    return StreamTable.find(connection, id);
  }
}
