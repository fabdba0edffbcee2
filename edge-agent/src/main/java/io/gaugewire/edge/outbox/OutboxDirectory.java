package io.gaugewire.edge.outbox;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The files of one outbox, held by one process at a time. Safe for use by many threads. */
final class OutboxDirectory implements AutoCloseable {
  private final Path path;
  private final FileChannel lock;

  /**
   * @throws OutboxException when another process has it open or it cannot be made
   */
  OutboxDirectory(Path path) {
    this.path = path;
    try {
      Files.createDirectories(damaged());
      lock =
          FileChannel.open(
              path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new OutboxException(
          "outbox directory " + path + " cannot be used, make it writable: " + e, e);
    }
    boolean locked;
    try {
      locked = lock.tryLock() != null;
    } catch (IOException | OverlappingFileLockException e) {
      locked = false;
    }
    if (!locked) {
      throw new OutboxException(
          "outbox " + path + " is open in another process: stop that one first");
    }
  }

  Path path() {
    return path;
  }

  Path damaged() {
    return path.resolve("damaged");
  }

  /** Segments in the order they are to be sent. */
  List<Segment> segments() {
    try (Stream<Path> files = Files.list(path)) {
      return files.map(Segment::ofPath).flatMap(Optional::stream).sorted().toList();
    } catch (IOException e) {
      throw new OutboxException("outbox " + path + " cannot be listed: " + e, e);
    }
  }

  /** Bytes of all segments. */
  long bytes() {
    long bytes = 0;
    for (Segment segment : segments()) {
      bytes += segment.path().toFile().length();
    }
    return bytes;
  }

  /** Bytes the file system still has for us. */
  long usable() {
    return path.toFile().getUsableSpace();
  }

  void delete(Segment segment) {
    try {
      Files.deleteIfExists(segment.path());
    } catch (IOException e) {
      throw new OutboxException("segment " + segment.path() + " cannot be deleted: " + e, e);
    }
  }

  /** Moves a segment out of the way, under a name that is free. */
  Path setAside(Segment segment) throws IOException {
    Path target = free(segment.path().getFileName().toString());
    Files.move(segment.path(), target, StandardCopyOption.ATOMIC_MOVE);
    SegmentWriter.forceDirectory(damaged());
    SegmentWriter.forceDirectory(path);
    return target;
  }

  /** Keeps a copy of bytes that are about to be cut off. */
  Path keep(Segment segment, long offset, byte[] bytes) throws IOException {
    Path target = free(segment.path().getFileName() + ".tail-" + offset);
    Files.write(target, bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.SYNC);
    return target;
  }

  private Path free(String name) {
    Path target = damaged().resolve(name);
    for (int i = 1; Files.exists(target); i++) {
      target = damaged().resolve(name + "." + i);
    }
    return target;
  }

  Segment rename(Segment segment, long epoch) throws IOException {
    Segment renamed = Segment.in(path, epoch, segment.firstSeq());
    Files.move(segment.path(), renamed.path(), StandardCopyOption.ATOMIC_MOVE);
    return renamed;
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      throw new OutboxException("outbox lock of " + path + " cannot be released: " + e, e);
    }
  }
}
