package io.gaugewire.ingest.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.gaugewire.ingest.TestDatabases;
import io.gaugewire.ingest.command.DataDirectories;
import io.gaugewire.ingest.database.Database;
import io.gaugewire.ingest.database.DatabaseOptions;
import io.gaugewire.ingest.verify.Verification;
import io.gaugewire.wire.EdgeId;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Files in and out again, over the verbs. */
class ExchangeTest {
  private static final String HEADER =
      "time,station,tag,unit,decimals,value,quality,serial,batch,part\n";

  @TempDir private Path folder;
  private DatabaseOptions options;
  private Database database;

  @BeforeEach
  void open() throws SQLException {
    options = TestDatabases.fresh();
    database = Database.open(options);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private DataDirectories.OpenDatabase opened(Path directory) {
    return new DataDirectories.OpenDatabase() {
      @Override
      public DatabaseOptions options() {
        return options;
      }

      @Override
      public void close() {}
    };
  }

  /** What a verb ended with and what it said. */
  private record Outcome(int exit, String text) {}

  private static Outcome run(Object verb, String... arguments) {
    StringWriter said = new StringWriter();
    CommandLine line = new CommandLine(verb);
    line.setOut(new PrintWriter(said, true)).setErr(new PrintWriter(said, true));
    int exit = line.execute(arguments);
    return new Outcome(exit, said.toString());
  }

  private Outcome bring(Path file, String... more) {
    List<String> arguments = new ArrayList<>(List.of(file.toString(), "--data", "unused"));
    arguments.addAll(List.of(more));
    return run(new ImportVerb(this::opened), arguments.toArray(String[]::new));
  }

  private Outcome take(Path file, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                file.toString(), "--data", "unused", "--from", "2025-01-01", "--to", "2026-01-01"));
    arguments.addAll(List.of(more));
    return run(new ExportVerb(this::opened), arguments.toArray(String[]::new));
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private long number(String sql) {
    return database.jdbi().withHandle(h -> h.createQuery(sql).mapTo(Long.class).one());
  }

  private boolean intact() throws SQLException {
    try (Connection connection = database.openUnbounded("verify")) {
      return Verification.run(connection, entries -> {}).intact();
    }
  }

  /** Of some weeks of last year, with all that a line can say. */
  private static String generated(long seed, int parts) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder(HEADER);
    Instant time = Instant.parse("2025-03-01T00:00:00Z");
    for (int part = 0; part < parts; part++) {
      time = time.plusMillis(60_000 + random.nextInt(1_000_000));
      String reference = random.nextInt(5) == 0 ? ",," : "SN-" + part + ",\"B;\"\"1\"\"\",P/7";
      for (String tag : List.of("length", "width")) {
        boolean bad = random.nextInt(20) == 0;
        String value = String.format(Locale.ROOT, "%.3f", 10 + random.nextGaussian());
        text.append(time).append(",ST-1,").append(tag).append(",mm,3,");
        text.append(bad ? ",2," : value + ",0,").append(reference).append('\n');
      }
      text.append(time).append(",ST-2,count,,0,").append(random.nextInt(9)).append(",0,,,\n");
    }
    return text.toString();
  }

  @Test
  void whatWasBroughtInComesOutAsItWasAndComesInNoSecondTime() throws Exception {
    String original = generated(20_261_121, 1_500);
    Path in = file("in.csv", original);
    assertThat(bring(in, "--dry-run").text()).contains("4,500 values of 3 tags");
    assertThat(number("select count(*) from ledger")).isZero();

    assertThat(bring(in).exit()).isZero();
    assertThat(number("select count(*) from reading")).isEqualTo(4_500);
    assertThat(number("select count(*) from reading_default"))
        .as("partitions of the past")
        .isZero();
    assertThat(number("select count(*) from ledger")).isGreaterThan(2);
    assertThat(bring(in).text()).contains("nothing was added");
    assertThat(number("select count(*) from reading")).isEqualTo(4_500);
    assertThat(intact()).isTrue();

    Path out = folder.resolve("out.csv");
    assertThat(take(out).text()).contains("4,500 values");
    assertThat(values(Files.readString(out))).isEqualTo(values(original));
    assertThat(take(out).exit()).as("an existing file is not written over").isNotZero();
  }

  /** Rows without the columns that only one of the two files has; numbers as numbers. */
  private static List<String> values(String csv) {
    List<String> header = List.of(csv.lines().findFirst().orElseThrow().split(","));
    List<String> rows = new ArrayList<>();
    csv.lines()
        .skip(1)
        .forEach(
            line -> {
              List<String> cells = CsvLine.cells(line, ',');
              StringBuilder row = new StringBuilder();
              for (String column :
                  List.of(
                      "time",
                      "station",
                      "tag",
                      "unit",
                      "decimals",
                      "quality",
                      "serial",
                      "batch",
                      "part")) {
                row.append(cells.get(header.indexOf(column))).append('|');
              }
              String value = cells.get(header.indexOf("value"));
              rows.add(row.append(value.isEmpty() ? "none" : Double.valueOf(value)).toString());
            });
    return rows;
  }

  @Test
  void anImportThatWasInterruptedGoesOnWhereItEnded() throws Exception {
    Path in = file("in.csv", generated(7, 8_000));
    HistoryImport history =
        new HistoryImport(in, new EdgeId("demo", "import"), ZoneId.of("UTC"), Clock.systemUTC());
    Survey survey = history.survey();
    try {
      history.store(
          database,
          survey,
          values -> {
            throw new IllegalStateException("power cut");
          });
    } catch (IllegalStateException e) {
      assertThat(e).hasMessage("power cut");
    }
    long first = number("select count(*) from ledger");
    assertThat(first).isEqualTo(8);
    assertThat(bring(in).text()).contains("of which 8 were stored");
    assertThat(number("select count(*) from reading")).isEqualTo(24_000);
    assertThat(number("select count(*) from ledger")).isGreaterThan(first);
    assertThat(intact()).isTrue();
  }

  @Test
  void everyFaultIsNamedWithItsLineAndItsField() throws Exception {
    Path in =
        file(
            "wrong.csv",
            """
            time;station;tag;value;quality
            2025-03-01T10:00:00Z;S;t;1.5;0
            2025-03-01T10:00:01Z;S;t;1,5;0
            yesterday;S;t;1.5;0
            2025-03-01T10:00:03Z;;t;1.5;0
            2025-03-01T10:00:04Z;S;t;;0
            2025-03-01T10:00:05Z;S;t;1.5;999
            2025-03-01T09:00:00Z;S;t;1.5;0
            2025-03-30 02:30:00;S;t;1.5;0
            2025-03-30 10:30:00;S;"t;1.5;0
            1969-12-31T00:00:00Z;S;t;1.5;0
            2025-03-31T10:00:05Z;S;t;NaN;0;too;many
            """);
    Outcome outcome = bring(in, "--zone", "Europe/Berlin");

    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.text())
        .contains("line 3, value: '1,5' is no number")
        .contains("line 4, time: 'yesterday' is no time")
        .contains("line 5, station: needs 1 to 200 characters")
        .contains("line 6, value: '' is no number")
        .contains("line 7, quality: '999' is no whole number from 0 to 255")
        .contains("line 8, time: lies before that of the station's row above")
        .contains("line 9, time: 2025-03-30T02:30 does not exist in Europe/Berlin")
        .contains("line 10: a quote is not closed")
        .contains("line 11, time: 1969-12-31T00:00:00Z lies outside")
        .contains("line 12: 7 cells under 5 columns")
        .contains("10 problems; nothing was stored");
    assertThat(bring(file("none.csv", "")).text()).contains("the file is empty");
    assertThat(bring(file("h.csv", "time,tag,value,colour\n")).text())
        .contains("line 1, colour: is no column")
        .contains("line 1, station: the column is missing");
    assertThat(number("select count(*) from stream")).isZero();
  }

  @Test
  void aqdefComesInAsKeysAndAsLinesOfFieldsAndGoesOutAgain() throws Exception {
    char field = 20;
    char next = 15;
    String text =
        """
        K0100 2
        K1001 4711
        K1002 Welle
        K1086 OP 20
        K2001/1 1
        K2002/1 Durchmesser Ä
        K2022/1 3
        K2142/1 mm
        K2001/2 2
        K2002/2 Rauheit
        K2142/2 um
        K0001/1 12.001
        K0004/1 01.03.2025/08:00:00
        K0006/1 #L-9
        K0014/1 SN1
        K0001/2 0.8
        K0002/2 256
        K0004/2 01.03.2025/08:00:00
        K0006/2 #L-9
        K0014/2 SN1
        """
            + ("12.002" + field + "0" + field + "01.03.2025/08:01:30" + field + field + "#L-9")
            + next
            + ("0.9" + field + "0" + field + "01.03.2025/08:01:30" + field + field + "#L-9")
            + "\n";
    Path in = folder.resolve("in.dfq");
    Files.write(in, text.getBytes(Charset.forName("windows-1252")));
    assertThat(bring(in, "--zone", "Asia/Shanghai").exit()).isZero();

    assertThat(
            number(
                "select count(*) from tag where station = 'OP 20' and name like 'Durchmesser Ä'"))
        .isEqualTo(1);
    assertThat(number("select count(*) from reading where time = '2025-03-01 00:00:00+00'"))
        .isEqualTo(2);
    assertThat(number("select count(*) from reading where quality = 1")).isEqualTo(1);
    assertThat(number("select count(*) from station_result where batch = 'L-9'")).isEqualTo(2);
    assertThat(
            number(
                "select count(*) from station_result where serial = 'SN1' and part_number = '4711'"))
        .isEqualTo(1);

    Path out = folder.resolve("out.dfq");
    assertThat(take(out, "--station", "OP 20", "--zone", "Asia/Shanghai").text())
        .contains("4 values");
    assertThat(Files.readString(out)).contains("K1086 OP 20\r\n", "K0004/2 01.03.2025/08:01:30");
    Outcome again = bring(out, "--zone", "Asia/Shanghai", "--edge", "again");
    assertThat(again.exit()).as(again.text()).isZero();
    assertThat(
            number(
                """
                select count(*) from (
                  select station, name, unit, decimals, time, value, quality
                  from reading r join tag t on t.id = r.tag_id
                  group by 1, 2, 3, 4, 5, 6, 7 having count(*) = 2) same
                """))
        .isEqualTo(4);
    assertThat(bring(file("none.dfq", "K1001 a\nK0001/1 5\n")).text())
        .contains("line 2, K2002/1: no characteristic 1 is described");
  }

  /** Two stations measure two parts in turn; the second station has both parts. */
  @Test
  void severalPartsAreOneFileInBothDirections() throws Exception {
    Path in =
        file(
            "parts.dfq",
            """
            K0100 4
            K1001/1 4711
            K1086/1 OP 10
            K2002/1 Length
            K2142/1 mm
            K1001/2 4711
            K1086/2 OP 20
            K2002/2 Width
            K2142/2 mm
            K2002/3 Mass
            K2142/3 g
            K1001/3 4712
            K1086/3 OP 20
            K2002/4 Width
            K2142/4 mm
            K0001/1 10.5
            K0004/1 01.03.2025/08:00:00
            K0014/1 SN1
            K0001/2 20.5
            K0004/2 01.03.2025/08:00:10
            K0014/2 SN1
            K0001/3 300
            K0004/3 01.03.2025/08:00:10
            K0014/3 SN1
            K0001/4 21.5
            K0004/4 01.03.2025/08:00:20
            K0014/4 SN2
            K0001/1 10.6
            K0004/1 01.03.2025/08:00:30
            K0014/1 SN3
            """);
    Outcome first = bring(in);
    assertThat(first.exit()).as(first.text()).isZero();
    assertThat(number("select count(*) from tag where station = 'OP 20'")).isEqualTo(2);
    assertThat(
            number(
                "select count(*) from station_result where station = 'OP 20'"
                    + " and (part_number, serial) in (('4711', 'SN1'), ('4712', 'SN2'))"))
        .isEqualTo(2);

    Path out = folder.resolve("out.dfq");
    assertThat(take(out).text()).contains("5 values");
    assertThat(Files.readString(out))
        .contains("K0100 4\r\n", "K1001/3 4712\r\nK1086/3 OP 20\r\n", "K0001/4 21.5\r\n");
    Outcome again = bring(out, "--edge", "again");
    assertThat(again.exit()).as(again.text()).isZero();
    String pairs =
        """
        select count(*) from (
          select %s having count(*) = 2) same
        """;
    assertThat(
            number(
                pairs.formatted(
                    "1 from reading r join tag t on t.id = r.tag_id"
                        + " group by station, name, unit, decimals, time, value, quality")))
        .isEqualTo(5);
    assertThat(
            number(
                pairs.formatted(
                    "1 from station_result group by station, time, serial, part_number")))
        .isEqualTo(4);
  }

  @Test
  void partsWhoseCharacteristicsCannotBeToldApartAreFaults() throws Exception {
    String value = "K0001/1 5\nK0004/1 01.03.2025/08:00:00\n";
    assertThat(bring(file("a.dfq", "K1001 a\nK2002/1 x\nK1001 b\n" + value)).text())
        .contains("line 3, K1001: part 1 has a number already");
    assertThat(bring(file("b.dfq", "K1001/1 a\nK2002/1 x\nK1001/2 b\nK2002/1 y\n" + value)).text())
        .contains("line 4, K2002/1: is described behind parts 1 and 2");
    assertThat(bring(file("c.dfq", "K1001/1 a\nK1001/2 b\nK2002/1 x\n" + value)).text())
        .contains("K1001/1: no characteristic is described behind this part");
    assertThat(number("select count(*) from reading")).isZero();
  }
}
