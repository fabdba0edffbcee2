package io.gaugewire.edge.modbus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Modbus Application Protocol V1.1b3, 6 and 7: every first three bytes a reply can begin with. */
class ReplyShapeTest {
  private static final int LAST_READ = 0x04;
  private static final int LAST = 0x06;

  @Test
  void theByteCountOfAReadSaysHowLongItsReplyIs() {
    for (int asked = 1; asked <= LAST_READ; asked++) {
      for (int count = 0; count <= 0xff; count++) {
        int function = asked;
        int bytes = count;
        if (2 + count <= 253) {
          assertThat(ReplyShape.pduLength(function, function, bytes)).isEqualTo(2 + bytes);
        } else {
          assertThatThrownBy(() -> ReplyShape.pduLength(function, function, bytes))
              .as("function %d, %d bytes", function, bytes)
              .isInstanceOf(ModbusException.Garbled.class);
        }
      }
    }
  }

  @Test
  void aWriteIsRepeatedAndAnExceptionIsACodeWhateverFollows() {
    for (int third = 0; third <= 0xff; third++) {
      for (int asked = 1; asked <= LAST; asked++) {
        assertThat(ReplyShape.pduLength(asked, asked | 0x80, third)).isEqualTo(2);
        if (asked > LAST_READ) {
          assertThat(ReplyShape.pduLength(asked, asked, third)).isEqualTo(5);
        }
      }
    }
  }

  @Test
  void theReplyToAnotherFunctionIsNoReply() {
    for (int asked = 1; asked <= LAST; asked++) {
      for (int got = 0; got <= 0xff; got++) {
        int function = asked;
        int other = got;
        if (other != function && other != (function | 0x80)) {
          assertThatThrownBy(() -> ReplyShape.pduLength(function, other, 2))
              .as("function %d, asked %d", other, function)
              .isInstanceOf(ModbusException.Garbled.class);
        }
      }
    }
  }
}
