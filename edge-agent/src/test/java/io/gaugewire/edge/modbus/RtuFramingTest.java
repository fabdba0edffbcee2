package io.gaugewire.edge.modbus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** RTU frames on a line that says what it is told to say, in pieces of any length. */
class RtuFramingTest {
  private static final byte[] READ_TWO = {3, 0, 5, 0, 2};

  /** Unit 17 answers with the registers 0x002b and 0x0063. */
  private static final byte[] REPLY = withCrc(17, 3, 4, 0x00, 0x2b, 0x00, 0x63);

  private static byte[] withCrc(int... bytes) {
    byte[] frame = new byte[bytes.length + 2];
    for (int i = 0; i < bytes.length; i++) {
      frame[i] = (byte) bytes[i];
    }
    int crc = RtuFraming.crc(frame, bytes.length);
    frame[bytes.length] = (byte) crc;
    frame[bytes.length + 1] = (byte) (crc >> 8);
    return frame;
  }

  private static byte[] answer(ScriptedLine line) throws IOException {
    var framing = new RtuFraming(line, 0);
    framing.send(17, READ_TWO, READ_TWO.length);
    return ScriptedLine.reply(framing);
  }

  // The check value of CRC-16/MODBUS in the catalogue of parametrised CRC algorithms.
  @Test
  void theChecksumIsThatOfTheProtocol() {
    byte[] check = "123456789".getBytes(StandardCharsets.US_ASCII);
    assertThat(RtuFraming.crc(check, check.length)).isEqualTo(0x4b37);
  }

  @Test
  void understandsAReplyInWhateverPiecesItComes() throws IOException {
    for (int piece = 1; piece <= REPLY.length; piece++) {
      ScriptedLine line = new ScriptedLine(REPLY, piece);
      assertThat(answer(line)).as("%d bytes at a time", piece).containsExactly(3, 4, 0, 43, 0, 99);
      assertThat(line.written()).isEqualTo(withCrc(17, 3, 0, 5, 0, 2));
      assertThat(line.available()).isZero();
    }
  }

  @Test
  void noReplyWithABitTurnedOverIsTaken() {
    for (int bit = 0; bit < 8 * REPLY.length; bit++) {
      byte[] damaged = REPLY.clone();
      damaged[bit / 8] ^= (byte) (1 << bit % 8);
      assertThatThrownBy(() -> answer(new ScriptedLine(damaged, REPLY.length)))
          .as("bit %d", bit)
          .isInstanceOfAny(ModbusException.Garbled.class, SocketTimeoutException.class);
    }
  }

  @Test
  void aReplyThatEndsEarlyIsWaitedForAndNotTaken() {
    for (int length = 0; length < REPLY.length; length++) {
      byte[] cut = Arrays.copyOf(REPLY, length);
      assertThatThrownBy(() -> answer(new ScriptedLine(cut, REPLY.length)))
          .as("%d bytes", length)
          .isInstanceOf(SocketTimeoutException.class);
    }
  }
}
