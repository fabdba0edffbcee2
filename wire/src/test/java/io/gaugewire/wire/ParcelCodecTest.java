package io.gaugewire.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ParcelCodecTest {
  private final ParcelCodec codec = new ParcelCodec();

  @Test
  void everyParcelComesBackAsItWasSealed() {
    Seeds.forAll(
        2_000,
        random -> {
          Parcel parcel = new Samples(random).parcel();
          Parcel decoded = accepted(codec.decode(ParcelCodec.encode(parcel)));
          assertThat(decoded).isEqualTo(parcel);
          assertThat(decoded.hashFits()).isTrue();
        });
  }

  @Test
  void equalParcelsHaveEqualBytes() {
    Seeds.forAll(
        200,
        random -> {
          byte[] bytes = ParcelCodec.encode(new Samples(random).parcel());
          assertThat(ParcelCodec.encode(accepted(codec.decode(bytes)))).isEqualTo(bytes);
        });
  }

  @Test
  void aCodecReusedAfterRejectedBytesStillDecodesRight() {
    Seeds.forAll(
        500,
        random -> {
          Samples samples = new Samples(random);
          byte[] damaged = ParcelCodec.encode(samples.parcel());
          damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
          ReadingColumns shared = new ReadingColumns(4);
          codec.decode(damaged, shared);
          Parcel parcel = samples.parcel();
          assertThat(accepted(codec.decode(ParcelCodec.encode(parcel), shared))).isEqualTo(parcel);
        });
  }

  @Test
  void aFlippedBitIsRejectedOrShownByTheHash() {
    Seeds.forAll(
        3_000,
        random -> {
          Parcel parcel = new Samples(random).parcel();
          byte[] bytes = ParcelCodec.encode(parcel);
          bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
          switch (codec.decode(bytes)) {
            case Decoded.Rejected<Parcel>(String reason) -> assertThat(reason).isNotBlank();
            // A flip may fall on an unknown field's bytes; then the parcel must be unharmed.
            case Decoded.Accepted<Parcel>(Parcel decoded) ->
                assertThat(!decoded.hashFits() || decoded.equals(parcel)).isTrue();
          }
        });
  }

  @Test
  void truncatedBytesNeverPassAsTheParcel() {
    Seeds.forAll(
        300,
        random -> {
          Parcel parcel = new Samples(random).parcel();
          byte[] bytes = ParcelCodec.encode(parcel);
          byte[] cut = Arrays.copyOf(bytes, random.nextInt(bytes.length));
          if (codec.decode(cut) instanceof Decoded.Accepted<Parcel>(Parcel decoded)) {
            assertThat(decoded.hashFits()).isFalse();
          }
        });
  }

  @Test
  void garbageIsRejectedWithAReasonAndNeverThrows() {
    Seeds.forAll(
        20_000,
        random -> {
          byte[] garbage = new Samples(random).bytes(random.nextInt(200));
          if (codec.decode(garbage) instanceof Decoded.Rejected<Parcel>(String reason)) {
            assertThat(reason).isNotBlank();
          } else {
            fail("garbage was taken for a parcel");
          }
        });
  }

  @Test
  void aParcelBeyondTheLargestSizeIsRefusedAtBothEnds() {
    List<InspectionRecord> records = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      records.add(
          new InspectionRecord(new UUID(0, i), "s", 1, new byte[InspectionRecord.MOST_BYTES]));
    }
    Contents contents =
        new Contents(List.of(), new ReadingColumns(0), List.of(), records, List.of(), List.of());
    Parcel parcel =
        Parcel.seal(new ParcelId(new EdgeId("p", "e"), 1, 1), LedgerHash.START, contents);
    assertThatThrownBy(() -> ParcelCodec.encode(parcel)).hasMessageContaining("1048576");
    assertThat(codec.decode(new byte[Parcel.MOST_BYTES + 1])).isInstanceOf(Decoded.Rejected.class);
  }

  private static byte[] parcelOf(io.gaugewire.wire.proto.Readings.Builder readings) {
    return io.gaugewire.wire.proto.Parcel.newBuilder()
        .setSite("p")
        .setEdge("e")
        .setEpoch(1)
        .setSeq(1)
        .setReadings(readings)
        .build()
        .toByteArray();
  }

  @Test
  void readingsOutOfOrderAreRejected() {
    var readings =
        io.gaugewire.wire.proto.Readings.newBuilder()
            .addTagStep(1)
            .addTagStep(0)
            .addTimeStep(10)
            .addTimeStep(-5)
            .addValue(1)
            .addValue(2);
    assertThat(codec.decode(parcelOf(readings)))
        .isEqualTo(new Decoded.Rejected<>("readings do not ascend by tag and time"));
  }

  @Test
  void columnsOfDifferentLengthAreRejected() {
    var readings =
        io.gaugewire.wire.proto.Readings.newBuilder()
            .addTagStep(1)
            .addTimeStep(10)
            .addTimeStep(5)
            .addValue(1);
    assertThat(codec.decode(parcelOf(readings)).toString()).contains("differ in length");
  }

  @Test
  void anUnknownFieldOfALaterVersionIsPassedOver() {
    Parcel parcel = new Samples(new Random(7)).parcel();
    byte[] known = ParcelCodec.encode(parcel);
    byte[] later = Arrays.copyOf(known, known.length + 4);
    // Field 100, varint 1.
    later[known.length] = (byte) 0xA0;
    later[known.length + 1] = 0x06;
    later[known.length + 2] = 0x01;
    byte[] withUnknown = Arrays.copyOf(later, known.length + 3);
    assertThat(accepted(codec.decode(withUnknown))).isEqualTo(parcel);
  }

  private static <T> T accepted(Decoded<T> decoded) {
    return switch (decoded) {
      case Decoded.Accepted<T>(T message) -> message;
      case Decoded.Rejected<T>(String reason) -> throw new AssertionError(reason);
    };
  }
}
