package io.gaugewire.ingest;

import io.gaugewire.wire.Contents;
import io.gaugewire.wire.EdgeId;
import io.gaugewire.wire.Gap;
import io.gaugewire.wire.InspectionRecord;
import io.gaugewire.wire.LedgerHash;
import io.gaugewire.wire.Parcel;
import io.gaugewire.wire.ParcelId;
import io.gaugewire.wire.Quality;
import io.gaugewire.wire.ReadingColumns;
import io.gaugewire.wire.StationEvent;
import io.gaugewire.wire.StationResult;
import io.gaugewire.wire.TagDefinition;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Seals the parcels of one edge, chained as an outbox chains them, with entries of every kind. */
public final class ParcelMaker {
  private final EdgeId edge;
  private final long epoch;
  private final Random random;
  private final int tags;
  private long seq;
  private LedgerHash head = LedgerHash.START;
  private long micros = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()) - 60_000_000;

  /** A maker for an edge with {@code tags} tags; the seed settles every value. */
  public ParcelMaker(EdgeId edge, long epoch, int tags, long seed) {
    this.edge = edge;
    this.epoch = epoch;
    this.tags = tags;
    this.random = new Random(seed);
  }

  /** The first parcel: announces the tags, and nothing else. */
  public Parcel announcement() {
    List<TagDefinition> definitions = new ArrayList<>();
    for (int number = 1; number <= tags; number++) {
      definitions.add(new TagDefinition(number, "station " + number % 3, "t" + number, "mm", 3));
    }
    return seal(
        new Contents(
            definitions, new ReadingColumns(1), List.of(), List.of(), List.of(), List.of()));
  }

  /** The next parcel, of periodic readings only. */
  public Parcel readings(int count) {
    return seal(Contents.of(columns(count)));
  }

  private ReadingColumns columns(int count) {
    ReadingColumns readings = new ReadingColumns(Math.max(1, count));
    for (int i = 0; i < count; i++) {
      micros += random.nextInt(3);
      boolean odd = random.nextInt(20) == 0;
      readings.add(
          1 + random.nextInt(tags),
          micros,
          odd ? oddValue() : 10 + random.nextGaussian(),
          odd ? Quality.BAD : Quality.GOOD,
          odd ? new byte[] {1, (byte) i} : null);
    }
    return readings;
  }

  /** Values whose bits a careless way through a database changes. */
  private double oddValue() {
    return switch (random.nextInt(4)) {
      case 0 -> Double.longBitsToDouble(0x7ff8_0000_0000_0123L);
      case 1 -> -0.0;
      case 2 -> Double.NEGATIVE_INFINITY;
      default -> Double.MIN_VALUE;
    };
  }

  /** The next parcel, with entries of every kind. */
  public Parcel everything(int readingCount) {
    ReadingColumns readings = columns(readingCount);
    StationResult result =
        new StationResult(
            "station 1",
            ++micros,
            seq,
            new StationResult.PartReference("SN-" + seq, "B1", "P/7"),
            StationResult.Verdict.FAIL,
            List.of(
                new StationResult.DefectCount("scratch", 2),
                new StationResult.DefectCount("划痕", 1)));
    StationResult good =
        new StationResult(
            "station 2",
            ++micros,
            -1,
            StationResult.PartReference.UNKNOWN,
            StationResult.Verdict.NONE,
            List.of());
    InspectionRecord record =
        new InspectionRecord(
            new UUID(random.nextLong(), random.nextLong()),
            "station 1",
            ++micros,
            "{\"batch\":\"B1\",\"ok\":true}".getBytes(StandardCharsets.UTF_8));
    StationEvent event =
        new StationEvent("station 0", ++micros, StationEvent.Kind.DEVICE_BACK, "line 1");
    Gap gap = new Gap("station 2", "", Gap.Reason.COUNTER_JUMP, micros, micros + 5, 3);
    return seal(
        new Contents(
            List.of(),
            readings,
            List.of(result, good),
            List.of(record),
            List.of(event),
            List.of(gap)));
  }

  /** Any contents as the next parcel. */
  public Parcel seal(Contents contents) {
    seq++;
    Parcel parcel = Parcel.seal(new ParcelId(edge, epoch, seq), head, contents);
    head = parcel.hash();
    return parcel;
  }

  /** Source time of the last entry. */
  public long micros() {
    return micros;
  }

  public EdgeId edge() {
    return edge;
  }
}
