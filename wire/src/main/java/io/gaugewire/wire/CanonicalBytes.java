package io.gaugewire.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Feeds a digest with big-endian numbers and length-prefixed texts through one small buffer. */
final class CanonicalBytes {
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private final MessageDigest digest = newDigest();
  private final byte[] buffer = new byte[4096];
  private int filled;

  private static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  void section(char kind, int count) {
    int32(kind);
    int32(count);
  }

  void int32(int number) {
    room(4);
    INT.set(buffer, filled, number);
    filled += 4;
  }

  void int64(long number) {
    room(8);
    LONG.set(buffer, filled, number);
    filled += 8;
  }

  void reading(int tag, long timeMicros, long valueBits, int quality) {
    room(24);
    INT.set(buffer, filled, tag);
    LONG.set(buffer, filled + 4, timeMicros);
    LONG.set(buffer, filled + 12, valueBits);
    INT.set(buffer, filled + 20, quality);
    filled += 24;
  }

  void text(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    int32(utf8.length);
    bytes(utf8);
  }

  void bytes(byte[] bytes) {
    if (bytes.length > buffer.length) {
      flush();
      digest.update(bytes);
    } else {
      room(bytes.length);
      System.arraycopy(bytes, 0, buffer, filled, bytes.length);
      filled += bytes.length;
    }
  }

  byte[] sha256() {
    flush();
    return digest.digest();
  }

  private void room(int needed) {
    if (buffer.length - filled < needed) {
      flush();
    }
  }

  private void flush() {
    digest.update(buffer, 0, filled);
    filled = 0;
  }
}
