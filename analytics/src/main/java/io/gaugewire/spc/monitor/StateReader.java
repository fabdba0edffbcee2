package io.gaugewire.spc.monitor;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Reads what {@link StateWriter} wrote; refuses to read beyond the end. */
final class StateReader {
  private final ByteBuffer bytes;

  StateReader(byte[] bytes) {
    this.bytes = ByteBuffer.wrap(bytes);
  }

  private ByteBuffer next(int needed) {
    if (needed < 0 || bytes.remaining() < needed) {
      throw new IllegalArgumentException(
          "the monitor state is cut short; rebuild it from the stored subgroups");
    }
    return bytes;
  }

  int remaining() {
    return bytes.remaining();
  }

  int readInt() {
    return next(Integer.BYTES).getInt();
  }

  long readLong() {
    return next(Long.BYTES).getLong();
  }

  double readDouble() {
    return next(Double.BYTES).getDouble();
  }

  boolean readBoolean() {
    return next(1).get() != 0;
  }

  String readText() {
    int length = readInt();
    next(length);
    byte[] text = new byte[length];
    bytes.get(text);
    return new String(text, StandardCharsets.UTF_8);
  }
}
