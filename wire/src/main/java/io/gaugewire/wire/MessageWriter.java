package io.gaugewire.wire;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.UUID;

/** Writes one protobuf message by hand; numbers and texts that are zero or empty are left out. */
final class MessageWriter {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
  private final CodedOutputStream out = CodedOutputStream.newInstance(bytes, 4096);

  /** One write that cannot fail: the target is memory. */
  private interface Write {
    void to(CodedOutputStream out) throws IOException;
  }

  private MessageWriter write(Write write) {
    try {
      write.to(out);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  MessageWriter text(int field, String text) {
    return text.isEmpty() ? this : write(o -> o.writeString(field, text));
  }

  MessageWriter bytes(int field, byte[] value) {
    return value.length == 0 ? this : write(o -> o.writeByteArray(field, value));
  }

  /** Also writes an empty array: an element of a repeated field. */
  MessageWriter element(int field, byte[] value) {
    return write(o -> o.writeByteArray(field, value));
  }

  MessageWriter uuid(int field, UUID id) {
    byte[] value =
        ByteBuffer.allocate(16)
            .putLong(id.getMostSignificantBits())
            .putLong(id.getLeastSignificantBits())
            .array();
    return bytes(field, value);
  }

  MessageWriter varint(int field, long number) {
    return number == 0 ? this : write(o -> o.writeInt64(field, number));
  }

  MessageWriter zigzag(int field, long number) {
    return number == 0 ? this : write(o -> o.writeSInt64(field, number));
  }

  MessageWriter fixed(int field, long number) {
    return number == 0 ? this : write(o -> o.writeSFixed64(field, number));
  }

  MessageWriter flag(int field, boolean flag) {
    return flag ? write(o -> o.writeBool(field, true)) : this;
  }

  MessageWriter message(int field, MessageWriter message) {
    return element(field, message.toByteArray());
  }

  CodedOutputStream raw() {
    return out;
  }

  byte[] toByteArray() {
    write(CodedOutputStream::flush);
    return bytes.toByteArray();
  }
}
