package io.gaugewire.edge.modbus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** ASCII frames on a line that says what it is told to say. */
class AsciiFramingTest {
  private static final byte[] READ_ONE = {3, 0, 5, 0, 1};

  private static ScriptedLine line(String reply) {
    byte[] bytes = reply.getBytes(StandardCharsets.ISO_8859_1);
    return new ScriptedLine(bytes, bytes.length);
  }

  private static byte[] answer(ScriptedLine line) throws IOException {
    var framing = new AsciiFraming(line);
    framing.send(0x11, READ_ONE, READ_ONE.length);
    return ScriptedLine.reply(framing);
  }

  @Test
  void asksAndUnderstands() throws IOException {
    ScriptedLine line = line(":110302002BBF\r\n");
    assertThat(answer(line)).containsExactly(3, 2, 0, 0x2b);
    // The sum of 11 03 00 05 00 01 is 1A; its two's complement ends the frame.
    assertThat(line.written()).asString(StandardCharsets.US_ASCII).isEqualTo(":110300050001E6\r\n");
    assertThat(answer(line(":110302002bbf\r\n"))).containsExactly(3, 2, 0, 0x2b);
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
    assertThatThrownBy(() -> answer(line(reply)))
        .as(reply.strip())
        .isInstanceOf(ModbusException.Garbled.class);
  }

  @Test
  void refusesAFrameWithoutEndAndWaitsForOneThatIsNotThere() {
    assertThatThrownBy(() -> answer(line(":" + "11".repeat(600))))
        .isInstanceOf(ModbusException.Garbled.class);
    assertThatThrownBy(() -> answer(line(":1103"))).isInstanceOf(SocketTimeoutException.class);
  }
}
