package io.gaugewire.ingest.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.gaugewire.ingest.ParcelMaker;
import io.gaugewire.ingest.StoredParcels;
import io.gaugewire.ingest.database.Database;
import io.gaugewire.ingest.database.DatabaseOptions;
import io.gaugewire.ingest.verify.Finding.Kind;
import io.gaugewire.wire.Contents;
import io.gaugewire.wire.EdgeId;
import io.gaugewire.wire.Parcel;
import io.gaugewire.wire.ReadingColumns;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Changes made straight in the database, each undone by emptying the tables. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class VerificationContract {
  abstract DatabaseOptions options();

  private static final EdgeId EDGE = new EdgeId("plant", "edge");
  private Database database;
  private List<Parcel> parcels = List.of();

  @BeforeAll
  void open() throws SQLException {
    database = Database.open(options());
  }

  @AfterAll
  void close() {
    database.close();
  }

  @BeforeEach
  void fill() throws SQLException {
    execute(
        "truncate reading, station_result, inspection_record, station_event, gap, stream_tag,"
            + " ledger, quarantine, consumer, stream restart identity");
    ParcelMaker maker = new ParcelMaker(EDGE, 7, 9, 11);
    List<Parcel> made = new ArrayList<>(List.of(maker.announcement()));
    while (made.size() < 12) {
      made.add(made.size() % 3 == 0 ? maker.everything(20) : maker.readings(50));
    }
    parcels = made;
    StoredParcels.store(database, made);
    StoredParcels.store(database, List.of(new ParcelMaker(EDGE, 8, 2, 12).announcement()));
  }

  private void execute(String sql) {
    database.jdbi().useHandle(handle -> handle.execute(sql));
  }

  private Verdict verdict() throws SQLException {
    try (Connection connection = database.openUnbounded("verify")) {
      return Verification.run(connection, entries -> {});
    }
  }

  @Test
  void whatWasStoredAndLeftAloneIsIntact() throws SQLException {
    Verdict verdict = verdict();
    assertThat(verdict.findings()).isEmpty();
    assertThat(verdict.streams()).isEqualTo(2);
    assertThat(verdict.parcels()).isEqualTo(13);
    assertThat(verdict.entries())
        .isEqualTo(2 + parcels.stream().mapToLong(parcel -> parcel.contents().entries()).sum());
  }

  /** Stream 1 · 2^40 + seq, as it stands in the tables. */
  private static String parcel(int seq) {
    return "((1::bigint << 40) + " + seq + ")";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ALTERED | reading           | update reading set value = value + 1e-9 where ctid = (select ctid from reading where parcel = @ and value > 0 limit 1) and parcel = @
          ALTERED | reading           | update reading set time = (select max(time) from reading where parcel = @) - interval '1 microsecond' where parcel = @ and time = (select min(time) from reading where parcel = @)
          ALTERED | reading           | update reading set quality = 4096 where parcel = @ and quality = 0 and tag_id = (select min(tag_id) from reading where parcel = @)
          MISSING | reading           | delete from reading where ctid = (select ctid from reading where parcel = @ limit 1) and parcel = @
          ADDED   | reading           | insert into reading (tag_id, time, value, parcel, quality) select tag_id, time, value + 1, parcel, 0 from reading where parcel = @ limit 1
          ALTERED | station_result    | update station_result set verdict = 1 where parcel = @ and ordinal = 0
          MISSING | station_result    | delete from station_result where parcel = @ and ordinal = 0
          ADDED   | station_result    | insert into station_result select parcel, 2, station, time, counter, serial, batch, part_number, verdict, defect_codes, defect_counts from station_result where parcel = @ and ordinal = 0
          ALTERED | inspection_record | update inspection_record set content = '{}' where parcel = @
          MISSING | reading           | delete from inspection_record where parcel = @
          ADDED   | inspection_record | insert into inspection_record select parcel, 1, id, station, signed, content from inspection_record where parcel = @
          ALTERED | station_event     | update station_event set detail = 'nothing' where parcel = @
          ADDED   | station_event     | insert into station_event select parcel, 1, station, time, kind, detail from station_event where parcel = @
          ALTERED | gap               | update gap set missing = 0 where parcel = @
          ADDED   | gap               | insert into gap select parcel, 1, station, tag, reason, from_time, to_time, missing from gap where parcel = @
          ALTERED | ledger            | update ledger set hash = sha256('x') where parcel = @
          ALTERED | ledger            | update ledger set entries = entries + 1 where parcel = @
          MISSING | ledger            | delete from ledger where parcel = @
          MISSING | quarantine        | update ledger set quarantined = true where parcel = @
          """)
  void aChangeMadeStraightInTheDatabaseIsNamed(Kind kind, String table, String change)
      throws SQLException {
    execute(change.replace("@", parcel(10)));
    Verdict verdict = verdict();
    Finding first = verdict.findings().getFirst();
    assertThat(first.text()).contains("plant/edge epoch 7");
    assertThat(first.kind()).as(first.text()).isEqualTo(kind);
    assertThat(first.table()).as(first.text()).isEqualTo(table);
    assertThat(first.seq()).isEqualTo(10);
  }

  @Test
  void anAlteredReadingIsNamedByTagAndTime() throws SQLException {
    execute(
        "update reading set value = 99 where parcel = %s and time = (select max(time) from reading where parcel = %s)"
            .formatted(parcel(5), parcel(5)));
    ReadingColumns readings = parcels.get(4).contents().readings();
    long latest = 0;
    for (int row = 0; row < readings.size(); row++) {
      latest = Math.max(latest, readings.timeMicros(row));
    }
    assertThat(verdict().findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.seq()).isEqualTo(5);
              assertThat(finding.row()).startsWith("station ").contains("/t");
            });
    assertThat(verdict().findings().getFirst().row())
        .contains(String.format("%06dZ", latest % 1_000_000));
  }

  @Test
  void theLastLineAndTheCursorAreWatchedToo() throws SQLException {
    execute("update ledger set hash = sha256('x') where parcel = " + parcel(12));
    assertThat(verdict().findings()).extracting(Finding::table).containsExactly("ledger");
    fill();
    execute("update stream set head_hash = sha256('x') where id = 1");
    assertThat(verdict().findings()).extracting(Finding::table).containsExactly("stream");
    fill();
    execute("delete from ledger where parcel = " + parcel(12));
    assertThat(verdict().findings().getFirst().text()).contains("missing: ledger").contains("12");
    fill();
    execute("update stream set committed_seq = 11 where id = 1");
    assertThat(verdict().findings()).extracting(Finding::kind).contains(Kind.ADDED);
  }

  @Test
  void rowsOutsideOfEveryParcelAreFound() throws SQLException {
    execute("insert into reading values (1, now(), 1, (77::bigint << 40) + 1, 0, null)");
    execute("insert into reading select 1, now() + interval '1 day', 1, " + parcel(10) + ", 0");
    execute(
        "insert into inspection_record values ((1::bigint << 40) + 99, 0,"
            + " '00000000-0000-7000-8000-000000000000', 's', now(), '{}')");
    assertThat(verdict().findings())
        .hasSize(3)
        .allSatisfy(finding -> assertThat(finding.kind()).isEqualTo(Kind.ADDED));
  }

  @Test
  void aParcelInTheQuarantineIsWholeWhileItsBytesAreThere() throws SQLException {
    ParcelMaker maker = new ParcelMaker(EDGE, 9, 1, 3);
    ReadingColumns unknown = new ReadingColumns(1);
    unknown.add(77, maker.micros(), 1.0, 0);
    StoredParcels.quarantine(database, maker.seal(Contents.of(unknown)));
    assertThat(verdict().intact()).isTrue();
    execute("update quarantine set payload = 'x'");
    assertThat(verdict().findings()).extracting(Finding::table).containsExactly("quarantine");
  }

  @Test
  void readingsDroppedForAgeAreNoFinding() throws SQLException {
    execute("delete from reading");
    execute("update retention set dropped_before = now() + interval '1 day'");
    Verdict verdict = verdict();
    execute("update retention set dropped_before = '-infinity'");
    assertThat(verdict.findings()).isEmpty();
    assertThat(verdict.expired()).isEqualTo(11);
  }
}
