package io.gaugewire.wire;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Link of the tamper-evident chain: SHA-256 over the previous link and the canonical bytes of a
 * parcel's entries.
 *
 * <p>The canonical bytes depend on what was recorded and on nothing else (not on the encoding it
 * travelled in), so that the link can be recomputed from stored rows. They are laid down in {@code
 * docs/formats/ledger.md}.
 */
public final class LedgerHash {
  /** Length in bytes. */
  public static final int BYTES = 32;

  /** What the first parcel of an epoch follows: 32 zero bytes. */
  public static final LedgerHash START = new LedgerHash(new byte[BYTES]);

  private final byte[] bytes;

  private LedgerHash(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * A link from its bytes.
   *
   * @throws IllegalArgumentException if there are not 32 of them
   */
  public static LedgerHash ofBytes(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("a ledger hash has 32 bytes, not " + bytes.length);
    }
    return new LedgerHash(bytes.clone());
  }

  /** The link that follows {@code previous} when parcel {@code id} holds {@code contents}. */
  public static LedgerHash of(LedgerHash previous, ParcelId id, Contents contents) {
    CanonicalBytes canonical = new CanonicalBytes();
    canonical.bytes(previous.bytes);
    canonical.text(id.edge().site());
    canonical.text(id.edge().edge());
    canonical.int64(id.epoch());
    canonical.int64(id.seq());
    tags(canonical, contents.tags());
    readings(canonical, contents.readings());
    results(canonical, contents.results());
    records(canonical, contents.records());
    events(canonical, contents.events());
    gaps(canonical, contents.gaps());
    return new LedgerHash(canonical.sha256());
  }

  private static void tags(CanonicalBytes canonical, List<TagDefinition> tags) {
    canonical.section('T', tags.size());
    for (TagDefinition tag : tags) {
      canonical.int32(tag.number());
      canonical.text(tag.station());
      canonical.text(tag.name());
      canonical.text(tag.unit());
      canonical.int32(tag.decimals());
    }
  }

  private static void readings(CanonicalBytes canonical, ReadingColumns readings) {
    if (!readings.isSorted()) {
      throw new IllegalStateException("readings are hashed in order of (tag, time): sort them");
    }
    int size = readings.size();
    canonical.section('R', size);
    for (int row = 0; row < size; row++) {
      byte @Nullable [] raw = readings.raw(row);
      canonical.reading(
          readings.tag(row),
          readings.timeMicros(row),
          Double.doubleToRawLongBits(readings.value(row)),
          readings.quality(row));
      if (raw == null) {
        canonical.int32(0);
      } else {
        canonical.int32(raw.length);
        canonical.bytes(raw);
      }
    }
  }

  private static void results(CanonicalBytes canonical, List<StationResult> results) {
    canonical.section('S', results.size());
    for (StationResult result : results) {
      canonical.text(result.station());
      canonical.int64(result.timeMicros());
      canonical.int64(result.counter());
      canonical.text(result.part().serial());
      canonical.text(result.part().batch());
      canonical.text(result.part().partNumber());
      canonical.int32(result.verdict().ordinal());
      canonical.int32(result.defects().size());
      for (StationResult.DefectCount defect : result.defects()) {
        canonical.text(defect.code());
        canonical.int32(defect.count());
      }
    }
  }

  private static void records(CanonicalBytes canonical, List<InspectionRecord> records) {
    canonical.section('I', records.size());
    for (InspectionRecord record : records) {
      canonical.int64(record.id().getMostSignificantBits());
      canonical.int64(record.id().getLeastSignificantBits());
      canonical.text(record.station());
      canonical.int64(record.signedMicros());
      canonical.int32(record.content().length);
      canonical.bytes(record.content());
    }
  }

  private static void events(CanonicalBytes canonical, List<StationEvent> events) {
    canonical.section('E', events.size());
    for (StationEvent event : events) {
      canonical.text(event.station());
      canonical.int64(event.timeMicros());
      canonical.int32(event.kind().ordinal());
      canonical.text(event.detail());
    }
  }

  private static void gaps(CanonicalBytes canonical, List<Gap> gaps) {
    canonical.section('G', gaps.size());
    for (Gap gap : gaps) {
      canonical.text(gap.station());
      canonical.text(gap.tag());
      canonical.int32(gap.reason().ordinal());
      canonical.int64(gap.fromMicros());
      canonical.int64(gap.toMicros());
      canonical.int64(gap.missing());
    }
  }

  /** A copy of the 32 bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  byte[] unsafeBytes() {
    return bytes;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof LedgerHash that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** Lower-case hexadecimal. */
  @Override
  public String toString() {
    return HexFormat.of().formatHex(bytes);
  }
}
