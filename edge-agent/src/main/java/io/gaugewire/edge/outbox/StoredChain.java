package io.gaugewire.edge.outbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The stored parcels of one epoch in order, as far as they are durable. Confined to a thread. */
final class StoredChain implements AutoCloseable {
  private final Outbox outbox;
  private final long epoch;
  private long nextSeq;
  private @Nullable SegmentReader reader;
  private long boundary;
  private int generation = -1;
  private boolean ended;

  StoredChain(Outbox outbox, long epoch, long nextSeq) {
    this.outbox = outbox;
    this.epoch = epoch;
    this.nextSeq = nextSeq;
  }

  private List<Segment> segments() {
    return outbox.directory().segments().stream().filter(s -> s.epoch() == epoch).toList();
  }

  /** Whether nothing more is written to this epoch. */
  boolean closed() {
    return outbox.durable().epoch() != epoch;
  }

  /**
   * The next parcel, or empty when there is none yet, or in a closed chain no more. A damaged
   * segment met on the way is set aside; then the chain ends before the hole.
   */
  Optional<OutboxRecord.Stored> next() {
    while (true) {
      try {
        return advance();
      } catch (DamagedSegmentException e) {
        closeReader();
        outbox.setAside(e.segment());
      } catch (IOException e) {
        closeReader();
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Whether a closed chain was read to its end. */
  boolean ended() {
    return closed() && ended;
  }

  private Optional<OutboxRecord.Stored> advance() throws IOException {
    while (closed() || nextSeq <= outbox.durable().seq()) {
      SegmentReader current = current();
      if (current == null) {
        return Optional.empty();
      }
      Optional<OutboxRecord> record = nextSeq < boundary ? read(current) : Optional.empty();
      if (record.isEmpty()) {
        if (!leave(current)) {
          return Optional.empty();
        }
      } else if (record.get() instanceof OutboxRecord.Stored stored && stored.seq() >= nextSeq) {
        if (stored.seq() > nextSeq) {
          throw new DamagedSegmentException(current.segment(), "parcel " + nextSeq + " is missing");
        }
        nextSeq++;
        return Optional.of(stored);
      }
    }
    return Optional.empty();
  }

  private static Optional<OutboxRecord> read(SegmentReader current) {
    try {
      return current.next();
    } catch (IOException e) {
      throw new DamagedSegmentException(current.segment(), String.valueOf(e.getMessage()));
    }
  }

  /** Ends one segment; false when it was the last one of a closed chain. */
  private boolean leave(SegmentReader last) throws IOException {
    if (boundary == Long.MAX_VALUE) {
      if (closed() && last.position() == last.size()) {
        ended = true;
        return false;
      }
      throw new DamagedSegmentException(last.segment(), "a record is unreadable");
    }
    if (nextSeq != boundary) {
      throw new DamagedSegmentException(last.segment(), "parcel " + nextSeq + " is unreadable");
    }
    closeReader();
    return true;
  }

  private @Nullable SegmentReader current() throws IOException {
    if (reader != null && generation == outbox.generation()) {
      return reader;
    }
    generation = outbox.generation();
    List<Segment> segments = segments();
    Segment holder = null;
    boundary = Long.MAX_VALUE;
    for (Segment segment : segments) {
      if (segment.firstSeq() <= nextSeq) {
        holder = segment;
      } else {
        boundary = Math.min(boundary, segment.firstSeq());
      }
    }
    if (holder == null) {
      if (segments.isEmpty()) {
        return null;
      }
      throw new CursorException(
          "parcel " + nextSeq + " of epoch " + epoch + " was committed and freed, it is gone here");
    }
    if (reader == null || !reader.segment().equals(holder)) {
      closeReader();
      reader = new SegmentReader(holder);
    }
    return reader;
  }

  private void closeReader() {
    if (reader != null) {
      try {
        reader.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      reader = null;
    }
  }

  @Override
  public void close() {
    closeReader();
  }
}
