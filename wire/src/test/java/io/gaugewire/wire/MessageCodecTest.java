package io.gaugewire.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class MessageCodecTest {
  @Test
  void everySmallMessageComesBackAsItWasSent() {
    Seeds.forAll(
        500,
        random -> {
          Samples some = new Samples(random);
          Committed committed =
              new Committed(
                  some.positive(), some.positive(), some.hash(), some.time(), some.time());
          assertThat(MessageCodec.committed(MessageCodec.encode(committed)))
              .isEqualTo(new Decoded.Accepted<>(committed));
          EdgeState state =
              new EdgeState(
                  random.nextBoolean(),
                  some.text(0),
                  some.positive(),
                  new EdgeState.OutboxState(
                      some.positive(), some.positive(), some.time(), some.positive()),
                  random.nextLong(),
                  some.time());
          assertThat(MessageCodec.edgeState(MessageCodec.encode(state)))
              .isEqualTo(new Decoded.Accepted<>(state));
          StationHold hold =
              new StationHold(
                  some.id(), some.text(1), random.nextBoolean(), some.positive(), some.text(0));
          assertThat(MessageCodec.stationHold(MessageCodec.encode(hold)))
              .isEqualTo(new Decoded.Accepted<>(hold));
          ContextDocument document =
              new ContextDocument(some.text(1), some.positive(), some.bytes(random.nextInt(50)));
          assertThat(MessageCodec.contextDocument(MessageCodec.encode(document)))
              .isEqualTo(new Decoded.Accepted<>(document));
        });
  }

  @Test
  void garbageNeverThrows() {
    List<Function<byte[], Decoded<?>>> decoders =
        List.of(
            MessageCodec::committed,
            MessageCodec::edgeState,
            MessageCodec::stationHold,
            MessageCodec::contextDocument);
    Seeds.forAll(
        10_000,
        random -> {
          byte[] garbage = new Samples(random).bytes(random.nextInt(60));
          for (Function<byte[], Decoded<?>> decoder : decoders) {
            assertThat(decoder.apply(garbage)).isNotNull();
          }
        });
  }

  @Test
  void aNumberInPlaceOfATextIsRejected() {
    byte[] versionAsNumber = {0x10, 0x05};
    assertThat(MessageCodec.edgeState(versionAsNumber))
        .isEqualTo(new Decoded.Rejected<>("field 2 has an unexpected wire type"));
  }
}
