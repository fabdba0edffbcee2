package io.gaugewire.edge.outbox;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** Appends to one segment. Confined to the outbox's writer thread. */
final class SegmentWriter implements AutoCloseable {
  /** Opens the file of a segment; a seam for failing disks. */
  @FunctionalInterface
  interface Opener {
    FileChannel open(Path path) throws IOException;
  }

  static final Opener ON_DISK =
      path -> FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);

  /** Ends the name of a segment that is being made. */
  static final String NEW = ".new";

  private final Segment segment;
  private final FileChannel channel;
  private long durable;

  private SegmentWriter(Segment segment, FileChannel channel, long durable) {
    this.segment = segment;
    this.channel = channel;
    this.durable = durable;
  }

  /**
   * Begins a segment: header and checkpoint are forced under another name first, so that a segment
   * of this name that holds nothing but a checkpoint is never lost.
   */
  static SegmentWriter create(Opener opener, Segment segment, Checkpoint checkpoint)
      throws IOException {
    Path beside = segment.path().resolveSibling(segment.path().getFileName() + NEW);
    FileChannel channel = opener.open(beside);
    try {
      channel.truncate(0);
      SegmentWriter writer = new SegmentWriter(segment, channel, 0);
      writer.append(List.of(start(checkpoint)));
      Files.move(beside, segment.path(), StandardCopyOption.ATOMIC_MOVE);
      forceDirectory(segment.directory());
      return writer;
    } catch (IOException e) {
      channel.close();
      Files.deleteIfExists(beside);
      throw e;
    }
  }

  /** What every segment begins with: header and checkpoint. */
  static ByteBuffer start(Checkpoint checkpoint) {
    ByteBuffer record = new OutboxRecord.Start(checkpoint).framed();
    return ByteBuffer.allocate(Segment.HEADER_BYTES + record.remaining())
        .putInt(Segment.MAGIC)
        .putInt(Segment.VERSION)
        .put(record)
        .flip();
  }

  /** Goes on with a segment whose first {@code length} bytes are whole records. */
  static SegmentWriter resume(Opener opener, Segment segment, long length) throws IOException {
    FileChannel channel = opener.open(segment.path());
    channel.truncate(length);
    channel.force(true);
    return new SegmentWriter(segment, channel, length);
  }

  Segment segment() {
    return segment;
  }

  long length() {
    return durable;
  }

  /**
   * Writes all of it and returns once it is on disk. When this fails, the file holds what it held
   * before, as far as the disk still obeys; nothing may be appended to it any more.
   */
  void append(List<ByteBuffer> records) throws IOException {
    long end = durable;
    try {
      for (ByteBuffer record : records) {
        while (record.hasRemaining()) {
          end += channel.write(record, end);
        }
      }
      channel.force(false);
      durable = end;
    } catch (IOException e) {
      try {
        channel.truncate(durable);
      } catch (IOException alsoFailed) {
        e.addSuppressed(alsoFailed);
      }
      throw e;
    }
  }

  static void forceDirectory(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
