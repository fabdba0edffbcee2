package io.gaugewire.ingest.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.gaugewire.ingest.Eventually;
import io.gaugewire.ingest.ParcelMaker;
import io.gaugewire.ingest.audit.AuditStore;
import io.gaugewire.ingest.audit.ChainVerdict;
import io.gaugewire.ingest.inspection.DailySums;
import io.gaugewire.ingest.inspection.StationRecords;
import io.gaugewire.ingest.store.Announcer;
import io.gaugewire.ingest.store.NumberedParcel;
import io.gaugewire.ingest.store.ParcelWriter;
import io.gaugewire.ingest.store.StoredStream;
import io.gaugewire.wire.Contents;
import io.gaugewire.wire.EdgeId;
import io.gaugewire.wire.InspectionRecord;
import io.gaugewire.wire.ReadingColumns;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** OBJ-3, INS-3: the sums of a day are what its records say, at every moment. */
class DailySumsTest {
  private static final String[] OPERATIONS = {"IQC", "ASM", "FQC"};
  private static final int STEPS = 60;

  @Test
  void anySequenceOfRecordsGivesTheSumsThatCountingThemGives() throws SQLException {
    for (long seed : new long[] {20_261_121}) {
      try (Floor floor = new Floor(seed)) {
        for (int step = 0; step < STEPS; step++) {
          String done = floor.step();
          assertThat(sums(floor.plant))
              .as("seed %d, step %d: %s", seed, step, done)
              .isEqualTo(counted(floor.plant));
          assertThat(rows(floor.plant, "select kind, record, because from sum_fault"))
              .as("seed %d, step %d: %s", seed, step, done)
              .isEmpty();
        }
        assertThat(sums(floor.plant))
            .as("seed %d has something to count", seed)
            .hasSizeGreaterThan(12);
      }
    }
  }

  @Test
  void anotherZoneSumsAnewAndData2VerificationNamesTheFirstSumThatDiffers() {
    try (Plant plant = new Plant()) {
      plant.desk.clock.forward(Duration.ofHours(20));
      plant.batch("Z-1");
      plant.inspect("Z-1", "IQC", "10", "10.5").expect(201);
      assertThat(sums(plant)).containsKey("pieces 2026-10-06 L1 DR-100 IQC");

      DailySums.found(plant.desk.database.jdbi(), ZoneId.of("UTC"));

      assertThat(sums(plant))
          .containsKey("pieces 2026-10-05 L1 DR-100 IQC")
          .doesNotContainKey("pieces 2026-10-06 L1 DR-100 IQC");
      assertThat(rows(plant, "select kind, record, because from sum_fault")).isEmpty();
      for (String change :
          List.of(
              "update quality_day set nonconforming = 0",
              "update quality_tally set inspected = inspected + 1",
              "delete from check_day",
              "insert into defect_day values ('2026-10-05', 'L1', 'DR-100', 'IQC', 'crack', 3)")) {
        plant.desk.database.jdbi().useHandle(handle -> handle.execute(change));
        assertThat(
                new AuditStore(plant.desk.database.jdbi(), plant.desk.database.pool())
                    .verify(Optional.empty()))
            .as(change)
            .isInstanceOfSatisfying(
                ChainVerdict.AlteredRecord.class,
                found -> {
                  assertThat(change).contains(found.kind());
                  assertThat(found.record()).startsWith("2026-10-05 L1 DR-100 IQC");
                });
        plant.desk.database.jdbi().useHandle(handle -> handle.execute("delete from plant_day"));
        DailySums.found(plant.desk.database.jdbi(), ZoneId.of("UTC"));
      }
    }
  }

  /** Sums as the tables give them, without the zeros. */
  private static Map<String, List<Long>> sums(Plant plant) {
    Map<String, List<Long>> sums = new TreeMap<>();
    read(
        plant,
        sums,
        "pieces",
        """
        select concat_ws(' ', day, line, part, operation), records, failed, inspected,
               nonconforming, first_inspected, first_nonconforming from quality_day
        """);
    read(
        plant,
        sums,
        "inspector",
        """
        select concat_ws(' ', day, line, part, operation, inspector), records, failed, inspected,
               nonconforming, first_inspected, first_nonconforming from quality_tally
        """);
    read(
        plant,
        sums,
        "defects",
        "select concat_ws(' ', day, line, part, operation, code), count from defect_day");
    read(
        plant,
        sums,
        "checks",
        """
        select concat_ws(' ', day, line, part, operation), planned, done, missed, waived, pending
        from check_day
        """);
    sums.values().removeIf(numbers -> numbers.stream().allMatch(number -> number == 0));
    return sums;
  }

  private static void read(Plant plant, Map<String, List<Long>> into, String what, String sql) {
    for (List<Object> row : rows(plant, sql)) {
      List<Long> numbers = new ArrayList<>();
      row.subList(1, row.size()).forEach(number -> numbers.add(((Number) number).longValue()));
      into.put(what + " " + row.getFirst(), numbers);
    }
  }

  /** The same, counted here, record by record. */
  private static Map<String, List<Long>> counted(Plant plant) {
    Map<String, List<Long>> sums = new TreeMap<>();
    for (List<Object> row :
        rows(
            plant,
            """
            select extract(epoch from signed)::bigint, concat_ws(' ', line, part, operation), signer,
                   kind, verdict, inspected, nonconforming, first_time, id::text
            from inspection where voided is null
            """)) {
      String place = day(row.getFirst()) + " " + row.get(1);
      boolean product = !row.get(3).equals("confirmation");
      long inspected = product ? ((Number) row.get(5)).longValue() : 0;
      long nonconforming = product ? ((Number) row.get(6)).longValue() : 0;
      boolean first = (Boolean) row.get(7);
      List<Long> numbers =
          List.of(
              1L,
              row.get(4).equals("fail") ? 1L : 0L,
              inspected,
              nonconforming,
              first ? inspected : 0,
              first ? nonconforming : 0);
      add(sums, "pieces " + place, numbers);
      add(sums, "inspector " + place + " " + row.get(2), numbers);
      if (product) {
        for (List<Object> defect :
            rows(
                plant,
                "select code, count from inspection_defect where inspection_id = '"
                    + row.get(8)
                    + "'")) {
          add(
              sums,
              "defects " + place + " " + defect.getFirst(),
              List.of(((Number) defect.get(1)).longValue()));
        }
      }
    }
    for (List<Object> row :
        rows(
            plant,
            """
            select extract(epoch from planned)::bigint, concat_ws(' ', line, part, operation), state
            from planned_check
            """)) {
      List<Long> numbers = new ArrayList<>(List.of(1L));
      for (String state : new String[] {"done", "missed", "waived", "pending"}) {
        numbers.add(row.get(2).equals(state) ? 1L : 0L);
      }
      add(sums, "checks " + day(row.getFirst()) + " " + row.get(1), numbers);
    }
    return sums;
  }

  private static String day(Object epochSecond) {
    return Instant.ofEpochSecond(((Number) epochSecond).longValue())
        .atZone(TestDesk.ZONE)
        .toLocalDate()
        .toString();
  }

  private static void add(Map<String, List<Long>> sums, String key, List<Long> numbers) {
    sums.merge(
        key,
        numbers,
        (a, b) -> {
          List<Long> both = new ArrayList<>();
          for (int i = 0; i < a.size(); i++) {
            both.add(a.get(i) + b.get(i));
          }
          return both;
        });
  }

  private static List<List<Object>> rows(Plant plant, String sql) {
    return plant
        .desk
        .database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(sql)
                    .map(
                        (row, context) -> {
                          List<Object> cells = new ArrayList<>();
                          for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                            cells.add(row.getObject(i));
                          }
                          return cells;
                        })
                    .list());
  }

  /** A plant where anything may come next. */
  private static final class Floor implements AutoCloseable {
    final Plant plant = new Plant();
    private final SplittableRandom random;
    private final Announcer announcer = new Announcer();
    private final ParcelMaker maker;
    private final ParcelWriter writer;
    private final StoredStream stream;
    private final StationRecords follower;
    private final List<String> numbers = new ArrayList<>();
    private final List<String> batches = new ArrayList<>();
    private final List<String> records = new ArrayList<>();

    Floor(long seed) throws SQLException {
      random = new SplittableRandom(seed);
      EdgeId edge = new EdgeId("plant", "edge-1");
      maker = new ParcelMaker(edge, 1, 1, seed);
      writer = new ParcelWriter(plant.desk.database.openWriter("test"));
      stream = writer.stream(edge, 1);
      follower = plant.desk.desk.follow(announcer);
      plant.plan("ASM", "'everyMinutes':60,");
    }

    String step() throws SQLException {
      plant.desk.clock.forward(Duration.ofSeconds(random.nextInt(1, 200)));
      if (numbers.size() < 2 || random.nextInt(8) == 0) {
        String number = "B-" + numbers.size();
        batches.add(plant.batch(number));
        numbers.add(number);
        return "opened " + number;
      }
      int at = random.nextInt(numbers.size());
      String number = numbers.get(at);
      String operation = OPERATIONS[random.nextInt(OPERATIONS.length)];
      return switch (random.nextInt(8)) {
        case 0, 1, 2 -> signed(document(number, operation));
        case 3 -> signed(document(number, operation).replace("'inspection'", "'reinspection'"));
        case 4 ->
            signed(
                "{'kind':'confirmation','batch':'%s','operation':'%s','act':'%s'}"
                    .formatted(number, operation, random.nextBoolean() ? "confirm" : "reinspect"));
        case 5 -> voided();
        case 6 -> late(number, operation);
        default -> elsewhere(at, operation);
      };
    }

    private String document(String number, String operation) {
      String value = random.nextInt(8) == 0 ? "10.5" : "10";
      return plant.document(number, operation, "G-1", random.nextInt(3), value, "10");
    }

    private String signed(String document) {
      TestDesk.Reply reply = plant.record(document);
      if (reply.status() == 201) {
        records.add(reply.at("/id"));
      }
      return "signed, " + reply.status() + ": " + document;
    }

    private String voided() {
      if (records.isEmpty()) {
        return "nothing to declare void";
      }
      String id = records.remove(random.nextInt(records.size()));
      TestDesk.Reply reply =
          plant.desk.post("quality", "/inspections/" + id + "/void", "{'reason':'wrong batch'}");
      return "void, " + reply.status() + ": " + id;
    }

    /** What a station signed while it was cut off, up to three days ago. */
    private String late(String number, String operation) throws SQLException {
      Instant signed = plant.desk.clock.instant().minus(Duration.ofHours(random.nextInt(72)));
      String document = document(number, operation);
      String content =
          document.substring(0, document.length() - 1)
              + ",'signedBy':{'badge':'B-inspector','name':'x','by':'pin'}}";
      UUID id = new UUID(random.nextLong(), random.nextLong());
      InspectionRecord record =
          new InspectionRecord(
              id,
              "S1",
              ChronoUnit.MICROS.between(Instant.EPOCH, signed),
              content.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
      NumberedParcel parcel =
          new NumberedParcel(
              stream,
              maker.seal(
                  new Contents(
                      List.of(),
                      new ReadingColumns(1),
                      List.of(),
                      List.of(record),
                      List.of(),
                      List.of())),
              ChronoUnit.MICROS.between(Instant.EPOCH, plant.desk.clock.instant()));
      writer.store(List.of(parcel));
      announcer.announce(() -> ParcelWriter.announced(List.of(parcel)));
      Eventually.holds(
          "record " + id + " is taken in",
          () -> plant.desk.get("quality", "/inspections/" + id).status() == 200);
      records.add(id.toString());
      return "late, signed " + signed + ": " + content;
    }

    /** The batch goes on, the time passes, or the operation moves to another line. */
    private String elsewhere(int batch, String operation) {
      return switch (random.nextInt(3)) {
        case 0 -> "moved, " + plant.move(batches.get(batch), operation).status() + ": " + operation;
        case 1 -> {
          plant.desk.clock.forward(Duration.ofHours(30));
          plant.desk.desk.look();
          yield "time passed";
        }
        default -> {
          String line = random.nextBoolean() ? "L2" : "L1";
          String master =
              Plant.MASTER
                  .replace(
                      "'lines':[",
                      "'lines':[{'code':'L2','name':{'en':'Line 2','zh':'二线'},'department':'assembly'},")
                  .replace("'line':'L1','station':'S2'", "'line':'" + line + "','station':'S2'");
          yield "ASM on "
              + line
              + ": "
              + plant.desk.post("engineer", "/master-data", master).status();
        }
      };
    }

    @Override
    public void close() throws SQLException {
      follower.close();
      writer.close();
      plant.close();
    }
  }
}
