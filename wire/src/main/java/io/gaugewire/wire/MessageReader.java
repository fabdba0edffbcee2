package io.gaugewire.wire;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.UUID;

/** Reads one protobuf message by hand; unknown fields are passed over. */
final class MessageReader {
  private final CodedInputStream in;
  private int key;

  MessageReader(CodedInputStream in) {
    this.in = in;
  }

  /** Turns bytes into a message; anything that cannot be one becomes a reason. */
  interface Parser<T> {
    T parse(MessageReader reader) throws IOException;
  }

  static <T> Decoded<T> decode(byte[] bytes, Parser<T> parser) {
    try {
      return new Decoded.Accepted<>(
          parser.parse(new MessageReader(CodedInputStream.newInstance(bytes))));
    } catch (IOException | MalformedException | IllegalArgumentException e) {
      String message = e.getMessage();
      return new Decoded.Rejected<>(message == null ? e.getClass().getSimpleName() : message);
    }
  }

  /** Number of the next field, or 0 at the end. */
  int next() throws IOException {
    key = in.readTag();
    return key == 0 ? 0 : WireFormat.getTagFieldNumber(key);
  }

  void skip() throws IOException {
    in.skipField(key);
  }

  /**
   * A known field in an unexpected wire type would be read as something that was never written.
   *
   * @throws MalformedException unless the field at hand has this wire type
   */
  private void expect(int wireType) {
    if (WireFormat.getTagWireType(key) != wireType) {
      throw new MalformedException(
          "field " + WireFormat.getTagFieldNumber(key) + " has an unexpected wire type");
    }
  }

  String text() throws IOException {
    expect(WireFormat.WIRETYPE_LENGTH_DELIMITED);
    return in.readStringRequireUtf8();
  }

  byte[] bytes() throws IOException {
    expect(WireFormat.WIRETYPE_LENGTH_DELIMITED);
    return in.readByteArray();
  }

  UUID uuid() throws IOException {
    byte[] bytes = bytes();
    if (bytes.length != 16) {
      throw new MalformedException("an id has 16 bytes, not " + bytes.length);
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return new UUID(buffer.getLong(), buffer.getLong());
  }

  LedgerHash hash() throws IOException {
    return LedgerHash.ofBytes(bytes());
  }

  long varint() throws IOException {
    expect(WireFormat.WIRETYPE_VARINT);
    return in.readInt64();
  }

  int smallVarint() throws IOException {
    return Math.toIntExact(within(varint()));
  }

  private static long within(long number) {
    if (number < Integer.MIN_VALUE || number > Integer.MAX_VALUE) {
      throw new MalformedException("a number does not fit its field: " + number);
    }
    return number;
  }

  long zigzag() throws IOException {
    expect(WireFormat.WIRETYPE_VARINT);
    return in.readSInt64();
  }

  long fixed() throws IOException {
    expect(WireFormat.WIRETYPE_FIXED64);
    return in.readSFixed64();
  }

  boolean flag() throws IOException {
    expect(WireFormat.WIRETYPE_VARINT);
    return in.readBool();
  }

  /** The value of an enumeration at the position read. */
  <E extends Enum<E>> E oneOf(E[] values) throws IOException {
    long position = varint();
    if (position < 0 || position >= values.length) {
      throw new MalformedException(
          "unknown " + values[0].getDeclaringClass().getSimpleName() + " number " + position);
    }
    return values[(int) position];
  }

  <T> T message(Parser<T> parser) throws IOException {
    expect(WireFormat.WIRETYPE_LENGTH_DELIMITED);
    int limit = in.pushLimit(in.readRawVarint32());
    T message = parser.parse(this);
    in.popLimit(limit);
    return message;
  }

  void readings(ReadingsCodec codec, ReadingColumns into) throws IOException {
    expect(WireFormat.WIRETYPE_LENGTH_DELIMITED);
    if (!into.isEmpty()) {
      throw new MalformedException("a parcel has one table of readings, not two");
    }
    int limit = in.pushLimit(in.readRawVarint32());
    codec.read(in, into);
    in.popLimit(limit);
  }
}
