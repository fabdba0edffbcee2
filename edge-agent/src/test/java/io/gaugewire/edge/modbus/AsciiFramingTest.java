package io.gaugewire.edge.modbus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** ASCII frames on a line that says what it is told to say. */
class AsciiFramingTest {
  private static final byte[] READ_ONE = {3, 0, 5, 0, 1};

  private static final class Line implements ByteLink {
    private final byte[] reply;
    private int at;
    private String written = "";

    Line(String reply) {
      this.reply = reply.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void open() {
      at = 0;
    }

    @Override
    public void write(byte[] bytes, int length) {
      written = new String(bytes, 0, length, StandardCharsets.US_ASCII);
    }

    @Override
    public int read(byte[] into, int offset, int length, long deadlineNanos) throws IOException {
      if (at == reply.length) {
        throw new SocketTimeoutException("deadline passed");
      }
      int count = Math.min(length, reply.length - at);
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

  private static byte[] answer(Line line) throws IOException {
    var framing = new AsciiFraming(line);
    framing.send(0x11, READ_ONE, READ_ONE.length);
    byte[] pdu = new byte[Framing.LONGEST_PDU];
    int length = framing.receive(pdu, System.nanoTime() + 1_000_000_000L);
    return Arrays.copyOf(pdu, length);
  }

  @Test
  void asksAndUnderstands() throws IOException {
    var line = new Line(":110302002BBF\r\n");
    assertThat(answer(line)).containsExactly(3, 2, 0, 0x2b);
    // The sum of 11 03 00 05 00 01 is 1A; its two's complement ends the frame.
    assertThat(line.written).isEqualTo(":110300050001E6\r\n");
    assertThat(answer(new Line(":110302002bbf\r\n"))).containsExactly(3, 2, 0, 0x2b);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ":110302002BBE\r\n",
        ":120302002BBE\r\n",
        "110302002BBF\r\n",
        ":110302002BB\r\n",
        ":11030200GGBF\r\n",
        ":11\r\n",
        "\r\n",
        ":110302\u00ff02BBF\r\n",
      })
  void refusesWhatIsNotTheReply(String reply) {
    assertThatThrownBy(() -> answer(new Line(reply)))
        .as(reply.strip())
        .isInstanceOf(ModbusException.Garbled.class);
  }

  @Test
  void refusesAFrameWithoutEndAndWaitsForOneThatIsNotThere() {
    assertThatThrownBy(() -> answer(new Line(":" + "11".repeat(600))))
        .isInstanceOf(ModbusException.Garbled.class);
    assertThatThrownBy(() -> answer(new Line(":1103"))).isInstanceOf(SocketTimeoutException.class);
  }
}
