package io.gaugewire.edge.outbox;

import io.gaugewire.wire.Contents;
import io.gaugewire.wire.Decoded;
import io.gaugewire.wire.LedgerHash;
import io.gaugewire.wire.Parcel;
import io.gaugewire.wire.ParcelCodec;
import io.gaugewire.wire.ParcelId;
import io.gaugewire.wire.ReadingColumns;
import io.gaugewire.wire.TagDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The parcels of one epoch from a cursor on, as they are to be sent. Parcels that follow a hole are
 * sealed anew, in the same order, into the epoch they are sent as: the same bytes every time.
 *
 * <p>Confined to one thread at a time.
 */
public final class OutboxReader implements AutoCloseable {
  /** Never another number: what is sealed anew must be the same bytes after an update, too. */
  private static final int TAGS_LISTED = 2_000;

  private final Outbox outbox;
  private final long epoch;
  private final StoredChain chain;
  private final boolean resealing;
  private final ParcelCodec codec = new ParcelCodec();
  private final Deque<Contents> announcements = new ArrayDeque<>();
  private Position sent;

  /**
   * Goes to a cursor.
   *
   * @param epoch an epoch of this outbox
   * @param through the server's cursor
   * @param head the server's hash at its cursor
   * @throws CursorException when the cursor does not belong to what this outbox holds
   */
  public static OutboxReader open(Outbox outbox, long epoch, long through, LedgerHash head) {
    List<Segment> segments =
        outbox.directory().segments().stream().filter(s -> s.epoch() == epoch).toList();
    if (segments.isEmpty()) {
      throw new CursorException("epoch " + epoch + " is not in this outbox");
    }
    OutboxReader reader = new OutboxReader(outbox, epoch, segments.getFirst(), through);
    try {
      reader.goTo(through, head);
      return reader;
    } catch (RuntimeException e) {
      reader.close();
      throw e;
    }
  }

  private OutboxReader(Outbox outbox, long epoch, Segment first, long through) {
    this.outbox = outbox;
    this.epoch = epoch;
    Checkpoint checkpoint = checkpoint(first);
    resealing = checkpoint.position().epoch() != epoch;
    if (resealing) {
      chain = new StoredChain(outbox, epoch, first.firstSeq());
      sent = Position.start(epoch);
      announce(checkpoint.tags());
    } else {
      // One before, for its hash; where that is freed, the checkpoint knows it.
      long from = Math.max(first.firstSeq(), through);
      chain = new StoredChain(outbox, epoch, from);
      sent =
          from == first.firstSeq()
              ? new Position(epoch, from - 1, checkpoint.position().head())
              : new Position(epoch, from - 1, LedgerHash.START);
    }
  }

  private static Checkpoint checkpoint(Segment segment) {
    try (SegmentReader reader = new SegmentReader(segment)) {
      if (reader.next().orElse(null) instanceof OutboxRecord.Start(Checkpoint checkpoint)) {
        return checkpoint;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw new CursorException(
        segment.path().getFileName() + " has no readable beginning: restart the edge agent");
  }

  private void announce(List<TagDefinition> tags) {
    for (int from = 0; from < tags.size(); from += TAGS_LISTED) {
      List<TagDefinition> some = tags.subList(from, Math.min(tags.size(), from + TAGS_LISTED));
      announcements.add(
          new Contents(some, new ReadingColumns(0), List.of(), List.of(), List.of(), List.of()));
    }
  }

  private void goTo(long through, LedgerHash head) {
    while (sent.seq() < through) {
      if (next().isEmpty()) {
        throw new CursorException(
            "the server has parcel "
                + through
                + " of epoch "
                + epoch
                + ", which this outbox never wrote: it was restored or copied, or another edge uses"
                + " its name");
      }
    }
    if (sent.seq() > through) {
      throw new CursorException(
          "the server asks for parcel "
              + (through + 1)
              + " of epoch "
              + epoch
              + ", which it had committed and this outbox has freed: the server lost data");
    }
    if (!sent.head().equals(head)) {
      throw new CursorException(
          "parcel "
              + through
              + " of epoch "
              + epoch
              + " is another one at the server: two outboxes use one name");
    }
  }

  /** The next parcel; empty when there is none yet, or in a chain that has ended no more. */
  public Optional<Outgoing> next() {
    if (!announcements.isEmpty()) {
      return Optional.of(sealed(announcements.removeFirst(), 0));
    }
    Optional<OutboxRecord.Stored> next = chain.next();
    if (next.isEmpty()) {
      return Optional.empty();
    }
    OutboxRecord.Stored stored = next.get();
    if (resealing) {
      return Optional.of(sealed(contents(stored), stored.appendedMicros()));
    }
    sent = new Position(epoch, stored.seq(), stored.hash());
    return Optional.of(
        new Outgoing(stored.seq(), stored.hash(), stored.appendedMicros(), stored.bytes()));
  }

  private Contents contents(OutboxRecord.Stored stored) {
    return switch (codec.decode(stored.bytes())) {
      case Decoded.Accepted<Parcel>(Parcel parcel) -> parcel.contents();
      case Decoded.Rejected<Parcel>(String reason) ->
          throw new IllegalStateException("a stored parcel cannot be decoded: " + reason);
    };
  }

  private Outgoing sealed(Contents contents, long appendedMicros) {
    ParcelId id = new ParcelId(outbox.edge(), epoch, sent.seq() + 1);
    Parcel parcel = Parcel.seal(id, sent.head(), contents);
    sent = new Position(epoch, id.seq(), parcel.hash());
    return new Outgoing(id.seq(), parcel.hash(), appendedMicros, ParcelCodec.encode(parcel));
  }

  /** Last parcel given. */
  public long through() {
    return sent.seq();
  }

  /** Whether this epoch has ended and all of it was given. */
  public boolean atEnd() {
    return chain.closed() && announcements.isEmpty() && chain.ended();
  }

  @Override
  public void close() {
    chain.close();
  }
}
