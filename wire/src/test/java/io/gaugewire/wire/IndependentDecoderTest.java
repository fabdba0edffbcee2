package io.gaugewire.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.nio.ByteBuffer;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The hand-written codec against the classes protoc generates from {@code gaugewire.proto}. */
class IndependentDecoderTest {
  @Test
  void protocReadsWhatTheCodecWrites() {
    Seeds.forAll(
        500,
        random -> {
          Parcel parcel = new Samples(random).parcel();
          assertSame(parcel, parse(ParcelCodec.encode(parcel)));
        });
  }

  @Test
  void theCodecReadsWhatProtocWrites() {
    Seeds.forAll(
        500,
        random -> {
          Parcel parcel = new Samples(random).parcel();
          byte[] rewritten = parse(ParcelCodec.encode(parcel)).toByteArray();
          assertThat(new ParcelCodec().decode(rewritten)).isEqualTo(new Decoded.Accepted<>(parcel));
        });
  }

  @Test
  void theSmallMessagesMeanTheSameToBoth() throws InvalidProtocolBufferException {
    UUID id = UUID.fromString("0192f0c1-2345-7abc-8def-0123456789ab");
    var committed =
        io.gaugewire.wire.proto.Committed.parseFrom(
            MessageCodec.encode(new Committed(5, 7, LedgerHash.START, 11, 13)));
    assertThat(committed.getEpoch()).isEqualTo(5);
    assertThat(committed.getThrough()).isEqualTo(7);
    assertThat(committed.getHead()).isEqualTo(bytes(LedgerHash.START));
    assertThat(committed.getEchoMicros()).isEqualTo(11);
    assertThat(committed.getServerMicros()).isEqualTo(13);
    var state =
        io.gaugewire.wire.proto.EdgeState.parseFrom(
            MessageCodec.encode(
                new EdgeState(true, "1.2", 3, new EdgeState.OutboxState(4, 5, 6, 7), -8, 9)));
    assertThat(state)
        .isEqualTo(
            io.gaugewire.wire.proto.EdgeState.newBuilder()
                .setOnline(true)
                .setVersion("1.2")
                .setEpoch(3)
                .setProduced(4)
                .setOutboxBytes(5)
                .setOldestMicros(6)
                .setGaps(7)
                .setClockOffsetMicros(-8)
                .setSentMicros(9)
                .build());
    assertThat(
            io.gaugewire.wire.proto.StationHold.parseFrom(
                MessageCodec.encode(new StationHold(id, "s", true, 3, "why"))))
        .isEqualTo(
            io.gaugewire.wire.proto.StationHold.newBuilder()
                .setId(bytes(id))
                .setStation("s")
                .setActive(true)
                .setRevision(3)
                .setReason("why")
                .build());
    assertThat(
            io.gaugewire.wire.proto.ContextDocument.parseFrom(
                MessageCodec.encode(new ContextDocument("plans", 2, new byte[] {1, 2}))))
        .isEqualTo(
            io.gaugewire.wire.proto.ContextDocument.newBuilder()
                .setKind("plans")
                .setVersion(2)
                .setContent(ByteString.copyFrom(new byte[] {1, 2}))
                .build());
  }

  private static void assertSame(Parcel parcel, io.gaugewire.wire.proto.Parcel other) {
    assertThat(other.getSite()).isEqualTo(parcel.id().edge().site());
    assertThat(other.getEdge()).isEqualTo(parcel.id().edge().edge());
    assertThat(other.getEpoch()).isEqualTo(parcel.id().epoch());
    assertThat(other.getSeq()).isEqualTo(parcel.id().seq());
    assertThat(other.getPreviousHash()).isEqualTo(bytes(parcel.previous()));
    assertThat(other.getHash()).isEqualTo(bytes(parcel.hash()));
    assertReadings(parcel.contents().readings(), other.getReadings());
    Contents contents = parcel.contents();
    assertThat(other.getTagsCount()).isEqualTo(contents.tags().size());
    for (int i = 0; i < contents.tags().size(); i++) {
      TagDefinition tag = contents.tags().get(i);
      var that = other.getTags(i);
      assertThat(
              new TagDefinition(
                  that.getNumber(),
                  that.getStation(),
                  that.getName(),
                  that.getUnit(),
                  that.getDecimals()))
          .isEqualTo(tag);
    }
    assertThat(other.getResultsCount()).isEqualTo(contents.results().size());
    for (int i = 0; i < contents.results().size(); i++) {
      assertResult(contents.results().get(i), other.getResults(i));
    }
    assertThat(other.getRecordsCount()).isEqualTo(contents.records().size());
    for (int i = 0; i < contents.records().size(); i++) {
      InspectionRecord record = contents.records().get(i);
      var that = other.getRecords(i);
      assertThat(that.getId()).isEqualTo(bytes(record.id()));
      assertThat(that.getStation()).isEqualTo(record.station());
      assertThat(that.getSignedMicros()).isEqualTo(record.signedMicros());
      assertThat(that.getContent()).isEqualTo(ByteString.copyFrom(record.content()));
    }
    assertThat(other.getEventsCount()).isEqualTo(contents.events().size());
    for (int i = 0; i < contents.events().size(); i++) {
      StationEvent event = contents.events().get(i);
      var that = other.getEvents(i);
      assertThat(that.getStation()).isEqualTo(event.station());
      assertThat(that.getTimeMicros()).isEqualTo(event.timeMicros());
      assertThat(that.getKind()).isEqualTo(event.kind().ordinal());
      assertThat(that.getDetail()).isEqualTo(event.detail());
    }
    assertThat(other.getGapsCount()).isEqualTo(contents.gaps().size());
    for (int i = 0; i < contents.gaps().size(); i++) {
      Gap gap = contents.gaps().get(i);
      var that = other.getGaps(i);
      assertThat(that.getStation()).isEqualTo(gap.station());
      assertThat(that.getTag()).isEqualTo(gap.tag());
      assertThat(that.getReason()).isEqualTo(gap.reason().ordinal());
      assertThat(that.getFromMicros()).isEqualTo(gap.fromMicros());
      assertThat(that.getToMicros()).isEqualTo(gap.toMicros());
      assertThat(that.getMissing()).isEqualTo(gap.missing());
    }
  }

  private static void assertResult(
      StationResult result, io.gaugewire.wire.proto.StationResult that) {
    assertThat(that.getStation()).isEqualTo(result.station());
    assertThat(that.getTimeMicros()).isEqualTo(result.timeMicros());
    assertThat(that.getCounter()).isEqualTo(result.counter());
    assertThat(that.getSerial()).isEqualTo(result.part().serial());
    assertThat(that.getBatch()).isEqualTo(result.part().batch());
    assertThat(that.getPartNumber()).isEqualTo(result.part().partNumber());
    assertThat(that.getVerdict()).isEqualTo(result.verdict().ordinal());
    assertThat(
            that.getDefectsList().stream()
                .map(defect -> new StationResult.DefectCount(defect.getCode(), defect.getCount()))
                .toList())
        .isEqualTo(result.defects());
  }

  private static void assertReadings(
      ReadingColumns readings, io.gaugewire.wire.proto.Readings that) {
    assertThat(that.getTagStepCount()).isEqualTo(readings.size());
    assertThat(that.getTimeStepCount()).isEqualTo(readings.size());
    assertThat(that.getValueCount()).isEqualTo(readings.size());
    int tag = 0;
    long time = 0;
    for (int row = 0; row < readings.size(); row++) {
      tag += that.getTagStep(row);
      time += that.getTimeStep(row);
      assertThat(tag).isEqualTo(readings.tag(row));
      assertThat(time).isEqualTo(readings.timeMicros(row));
      assertThat(Double.doubleToRawLongBits(that.getValue(row)))
          .isEqualTo(Double.doubleToRawLongBits(readings.value(row)));
      assertThat(that.getQualityCount() == 0 ? 0 : that.getQuality(row))
          .isEqualTo(readings.quality(row));
      byte[] raw = readings.raw(row);
      ByteString expected = raw == null ? ByteString.EMPTY : ByteString.copyFrom(raw);
      assertThat(that.getRawCount() == 0 ? ByteString.EMPTY : that.getRaw(row)).isEqualTo(expected);
    }
  }

  private static io.gaugewire.wire.proto.Parcel parse(byte[] bytes) {
    try {
      return io.gaugewire.wire.proto.Parcel.parseFrom(bytes);
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError(e);
    }
  }

  private static ByteString bytes(LedgerHash hash) {
    return ByteString.copyFrom(hash.bytes());
  }

  private static ByteString bytes(UUID id) {
    return ByteString.copyFrom(
        ByteBuffer.allocate(16)
            .putLong(id.getMostSignificantBits())
            .putLong(id.getLeastSignificantBits())
            .array());
  }
}
