package io.gaugewire.edge.outbox;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Reads a segment record by record. Confined to one thread at a time.
 *
 * <p>May read a segment that is being appended to, up to what its writer has made durable.
 */
final class SegmentReader implements AutoCloseable {
  private static final int BUFFER_BYTES = 256 * 1024;

  private final Segment segment;
  private final FileChannel channel;
  private ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES).flip();
  private long bufferedThrough;
  private long position;
  private final boolean headed;

  /**
   * @throws IOException when the file cannot be opened
   */
  SegmentReader(Segment segment) throws IOException {
    this.segment = segment;
    channel = FileChannel.open(segment.path(), StandardOpenOption.READ);
    try {
      headed =
          fill(Segment.HEADER_BYTES)
              && buffer.getInt(0) == Segment.MAGIC
              && buffer.getInt(4) == Segment.VERSION;
      seek(Segment.HEADER_BYTES);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /** Whether the file begins as a segment of this version. */
  boolean headed() {
    return headed;
  }

  Segment segment() {
    return segment;
  }

  /** Offset of the next record. */
  long position() {
    return position;
  }

  long size() throws IOException {
    return channel.size();
  }

  /**
   * The next record, or empty when no whole and undamaged record stands here. After an empty answer
   * the position is unchanged.
   */
  Optional<OutboxRecord> next() throws IOException {
    if (!fill(OutboxRecord.FRAME_BYTES)) {
      return Optional.empty();
    }
    int length = buffer.getInt(buffer.position());
    int crc = buffer.getInt(buffer.position() + 4);
    if (length < 1 || length > OutboxRecord.MOST_BYTES) {
      return Optional.empty();
    }
    if (!fill(OutboxRecord.FRAME_BYTES + length)) {
      return Optional.empty();
    }
    byte[] payload = new byte[length];
    buffer.get(buffer.position() + OutboxRecord.FRAME_BYTES, payload);
    if (OutboxRecord.crc(length, payload, 0) != crc) {
      return Optional.empty();
    }
    OutboxRecord record = OutboxRecord.ofPayload(payload);
    buffer.position(buffer.position() + OutboxRecord.FRAME_BYTES + length);
    position += OutboxRecord.FRAME_BYTES + length;
    return Optional.of(record);
  }

  /** Bytes at any place, without moving. */
  byte[] bytes(long offset, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, offset + bytes.position()) < 0) {
        throw new EOFException("file ended while it was read");
      }
    }
    return bytes.array();
  }

  /** Goes to any offset, also between records. */
  void seek(long offset) {
    long buffered = bufferedThrough - buffer.limit();
    position = offset;
    if (offset >= buffered && offset <= bufferedThrough) {
      buffer.position((int) (offset - buffered));
    } else {
      bufferedThrough = offset;
      buffer.clear().flip();
    }
  }

  /** Whether the bytes here could begin a record, without reading all of it. */
  boolean plausible() throws IOException {
    if (!fill(OutboxRecord.FRAME_BYTES + 1)) {
      return false;
    }
    int length = buffer.getInt(buffer.position());
    int kind = buffer.get(buffer.position() + OutboxRecord.FRAME_BYTES);
    return length > 1 && position + length <= size() && (kind == 1 || kind == 2);
  }

  private boolean fill(int needed) throws IOException {
    if (buffer.remaining() >= needed) {
      return true;
    }
    if (buffer.capacity() < needed) {
      if (bufferedThrough + needed - buffer.remaining() > channel.size()) {
        return false;
      }
      buffer = ByteBuffer.allocate(needed).put(buffer);
    } else {
      buffer.compact();
    }
    while (buffer.position() < buffer.capacity()) {
      int read = channel.read(buffer, bufferedThrough);
      if (read <= 0) {
        break;
      }
      bufferedThrough += read;
    }
    buffer.flip();
    return buffer.remaining() >= needed;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
