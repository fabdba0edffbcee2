package io.gaugewire.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Stored and sent numbers may be appended to, never moved: an old row would change its meaning. */
class PinnedNumbersTest {
  @Test
  void enumerationsKeepTheirNumbers() {
    assertThat(names(StationResult.Verdict.values())).isEqualTo("NONE PASS FAIL");
    assertThat(names(StationEvent.Kind.values()))
        .isEqualTo(
            "DEVICE_LOST DEVICE_BACK HOLD_WRITTEN HOLD_FAILED EDGE_STARTED CONFIGURATION_LOADED"
                + " OUTBOX_DAMAGED OUTBOX_RESERVE");
    assertThat(names(Gap.Reason.values()))
        .isEqualTo("STATION_OVERRUN COUNTER_JUMP RESULT_LOST OUTBOX_FULL POLLS_SKIPPED OVERLOAD");
  }

  @Test
  void qualityMarksKeepTheirBits() {
    assertThat(
            List.of(
                Quality.BAD,
                Quality.UNREACHABLE,
                Quality.STALE,
                Quality.OVER_RANGE,
                Quality.TYPED,
                Quality.CLOCK,
                Quality.GAUGE_NOT_VALID,
                Quality.REDECODED))
        .containsExactly(1, 2, 4, 8, 16, 32, 64, 128);
  }

  @Test
  void topicsKeepTheirNames() {
    Topics topics = new Topics(new EdgeId("plant", "line-1"));
    assertThat(topics.parcel()).isEqualTo("gw/1/plant/line-1/parcel");
    assertThat(topics.state()).isEqualTo("gw/1/plant/line-1/state");
    assertThat(topics.committed()).isEqualTo("gw/1/plant/line-1/committed");
    assertThat(topics.command()).isEqualTo("gw/1/plant/line-1/command");
    assertThat(topics.context()).isEqualTo("gw/1/plant/line-1/context");
    assertThat(Topics.edgeOf("gw/1/plant/line-1/state")).contains(new EdgeId("plant", "line-1"));
    assertThat(Topics.edgeOf("gw/2/plant/line-1/state")).isEmpty();
    assertThat(Topics.edgeOf("gw/1/plant/+/state")).isEmpty();
  }

  @Test
  void encodedBytesAreUnchanged() {
    assertThat(HexFormat.of().formatHex(ParcelCodec.encode(golden()))).isEqualTo(GOLDEN_BYTES);
  }

  @Test
  void theLedgerHashIsUnchanged() {
    assertThat(golden().hash()).hasToString(GOLDEN_HASH);
  }

  // Computed with Python from the words of docs/formats/ledger.md, not with this code.
  private static final String GOLDEN_HASH =
      "b13ce158de03a5482bbf6a8b237467e1638f8364a896ed353c82570a89b3d30b";
  private static final String GOLDEN_BYTES =
      "0a05706c616e7412066c696e652d3118c08df6d70620012a20000000000000000000000000000000"
          + "00000000000000000000000000000000003220b13ce158de03a5482bbf6a8b237467e1638f8364a8"
          + "96ed353c82570a89b3d30b3a190801120773686166742d331a06e79bb4e5be8422026d6d28034238"
          + "0a03010001120a80c0f995e0a2b00604011a18000000000000f87f0000000000000080cdcccccccc"
          + "0c244022030204002a002a0212342a004a320a0773686166742d331102305f018b60060018522203"
          + "532d312a03422d373203502d393802420b0a0773637261746368100252280a100192f0c123457abc"
          + "8def0123456789ab120773686166742d331903305f018b60060022027b7d5a1b0a0773686166742d"
          + "331104305f018b60060018012205616761696e621f0a0773686166742d3318012100305f018b6006"
          + "002904305f018b6006003001";

  /** One of each kind of entry. */
  static Parcel golden() {
    ReadingColumns readings = new ReadingColumns(4);
    readings.add(2, 1_795_000_000_000_001L, 10.025, Quality.GOOD);
    readings.add(1, 1_795_000_000_000_002L, -0.0, Quality.STALE, new byte[] {0x12, 0x34});
    readings.add(1, 1_795_000_000_000_000L, Double.NaN, Quality.UNREACHABLE);
    Contents contents =
        new Contents(
            List.of(new TagDefinition(1, "shaft-3", "直径", "mm", 3)),
            readings,
            List.of(
                new StationResult(
                    "shaft-3",
                    1_795_000_000_000_002L,
                    41,
                    new StationResult.PartReference("S-1", "B-7", "P-9"),
                    StationResult.Verdict.FAIL,
                    List.of(new StationResult.DefectCount("scratch", 2)))),
            List.of(
                new InspectionRecord(
                    UUID.fromString("0192f0c1-2345-7abc-8def-0123456789ab"),
                    "shaft-3",
                    1_795_000_000_000_003L,
                    new byte[] {'{', '}'})),
            List.of(
                new StationEvent(
                    "shaft-3", 1_795_000_000_000_004L, StationEvent.Kind.DEVICE_BACK, "again")),
            List.of(
                new Gap(
                    "shaft-3",
                    "",
                    Gap.Reason.COUNTER_JUMP,
                    1_795_000_000_000_000L,
                    1_795_000_000_000_004L,
                    -1)));
    return Parcel.seal(
        new ParcelId(new EdgeId("plant", "line-1"), 1_795_000_000L, 1), LedgerHash.START, contents);
  }

  private static String names(Enum<?>[] values) {
    return String.join(" ", Arrays.stream(values).map(Enum::name).toList());
  }
}
