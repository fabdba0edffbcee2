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

  private static final class Line implements ByteLink {
    private final byte[] reply;
    private final int piece;
    private int at;
    private byte[] written = {};

    Line(byte[] reply, int piece) {
      this.reply = reply;
      this.piece = piece;
    }

    @Override
    public void open() {
      at = 0;
    }

    @Override
    public void write(byte[] bytes, int length) {
      written = Arrays.copyOf(bytes, length);
    }

    @Override
    public int read(byte[] into, int offset, int length, long deadlineNanos) throws IOException {
      if (at == reply.length) {
        throw new SocketTimeoutException("deadline passed");
      }
      int count = Math.min(Math.min(length, piece), reply.length - at);
      System.arraycopy(reply, at, into, offset, count);
      at += count;
      return count;
    }

    @Override
    public int available() {
      return reply.length - at;
    }

    @Override
    public void close() {
      // Nothing is held.
    }
  }

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

  private static byte[] answer(Line line) throws IOException {
    var framing = new RtuFraming(line, 0);
    framing.send(17, READ_TWO, READ_TWO.length);
    byte[] pdu = new byte[Framing.LONGEST_PDU];
    int length = framing.receive(pdu, System.nanoTime() + 1_000_000_000L);
    return Arrays.copyOf(pdu, length);
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
      Line line = new Line(REPLY, piece);
      assertThat(answer(line)).as("%d bytes at a time", piece).containsExactly(3, 4, 0, 43, 0, 99);
      assertThat(line.written).isEqualTo(withCrc(17, 3, 0, 5, 0, 2));
      assertThat(line.available()).isZero();
    }
  }

  @Test
  void noReplyWithABitTurnedOverIsTaken() {
    for (int bit = 0; bit < 8 * REPLY.length; bit++) {
      byte[] damaged = REPLY.clone();
      damaged[bit / 8] ^= (byte) (1 << bit % 8);
      assertThatThrownBy(() -> answer(new Line(damaged, REPLY.length)))
          .as("bit %d", bit)
          .isInstanceOfAny(ModbusException.Garbled.class, SocketTimeoutException.class);
    }
  }

  @Test
  void aReplyThatEndsEarlyIsWaitedForAndNotTaken() {
    for (int length = 0; length < REPLY.length; length++) {
      byte[] cut = Arrays.copyOf(REPLY, length);
      assertThatThrownBy(() -> answer(new Line(cut, REPLY.length)))
          .as("%d bytes", length)
          .isInstanceOf(SocketTimeoutException.class);
    }
  }
}
