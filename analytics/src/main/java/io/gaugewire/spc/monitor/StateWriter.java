package io.gaugewire.spc.monitor;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Appends values to a growing array of bytes, big-endian. */
final class StateWriter {
  private ByteBuffer bytes = ByteBuffer.allocate(256);

  private ByteBuffer room(int more) {
    if (bytes.remaining() < more) {
      byte[] longer = Arrays.copyOf(bytes.array(), 2 * bytes.capacity() + more);
      bytes = ByteBuffer.wrap(longer).position(bytes.position());
    }
    return bytes;
  }

  void writeInt(int value) {
    room(Integer.BYTES).putInt(value);
  }

  void writeLong(long value) {
    room(Long.BYTES).putLong(value);
  }

  void writeDouble(double value) {
    room(Double.BYTES).putDouble(value);
  }

  void writeBoolean(boolean value) {
    room(1).put((byte) (value ? 1 : 0));
  }

  void writeText(String value) {
    byte[] text = value.getBytes(StandardCharsets.UTF_8);
    writeInt(text.length);
    room(text.length).put(text);
  }

  byte[] toBytes() {
    return Arrays.copyOf(bytes.array(), bytes.position());
  }
}
