package io.gaugewire.ingest.intake;

import io.gaugewire.ingest.intake.Work.Arrival;
import io.gaugewire.ingest.store.StoredStream;
import io.gaugewire.wire.LedgerHash;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One stream in its lane: what is stored, what waits in the present batch, and what came before its
 * turn. Confined to the lane's writer thread.
 */
final class Lineage {
  /** Most parcels kept that came before their turn; a repeat brings the others. */
  private static final int MOST_EARLY = 256;

  private static final long MOST_EARLY_BYTES = 4L << 20;
  private static final int REMEMBERED = 512;

  /** Where a parcel belongs. */
  enum Place {
    /** Stored, or waiting in the batch. */
    KNOWN,
    /** The next. */
    NEXT,
    /** Another one must come first. */
    EARLY
  }

  private StoredStream stored;
  private long planned;
  private LedgerHash plannedHead;
  private final TreeMap<Long, Arrival> early = new TreeMap<>();
  private long earlyBytes;
  private long holeSince;
  private long askedAt;

  /** Hashes of the latest parcels, by seq modulo its length: to tell a repeat from a fork. */
  private final LedgerHash[] recent = new LedgerHash[REMEMBERED];

  private final long recentFrom;

  Lineage(StoredStream stored) {
    this.stored = stored;
    this.planned = stored.through();
    this.plannedHead = stored.head();
    this.recentFrom = stored.through() + 1;
  }

  StoredStream stored() {
    return stored;
  }

  /** Takes the stream as it was read again; what is planned stays. */
  void reloaded(StoredStream again) {
    stored = again;
  }

  Place place(long seq) {
    if (seq <= planned) {
      return Place.KNOWN;
    }
    return seq == planned + 1 ? Place.NEXT : Place.EARLY;
  }

  /** Whether the parcel continues the chain. */
  boolean continues(Arrival next) {
    return next.parcel().previous().equals(plannedHead);
  }

  void plan(Arrival next) {
    planned = next.parcel().id().seq();
    plannedHead = next.parcel().hash();
    recent[(int) (planned % REMEMBERED)] = plannedHead;
    if (early.isEmpty()) {
      holeSince = 0;
    }
  }

  /** The hash of a known parcel, if it is still remembered. */
  Optional<LedgerHash> remembered(long seq) {
    return seq >= recentFrom && seq > planned - REMEMBERED
        ? Optional.of(recent[(int) (seq % REMEMBERED)])
        : Optional.empty();
  }

  /** Keeps a parcel that came before its turn; false when there is no room. */
  boolean keep(Arrival arrival, long now) {
    long seq = arrival.parcel().id().seq();
    holeSince = holeSince == 0 ? now : holeSince;
    if (early.containsKey(seq)
        || early.size() >= MOST_EARLY
        || earlyBytes + arrival.delivery().payload().length > MOST_EARLY_BYTES) {
      return false;
    }
    early.put(seq, arrival);
    earlyBytes += arrival.delivery().payload().length;
    return true;
  }

  /** The kept parcel whose turn it is now. */
  Optional<Arrival> takeNext() {
    if (!early.isEmpty() && early.firstKey() == planned + 1) {
      Arrival first = early.pollFirstEntry().getValue();
      earlyBytes -= first.delivery().payload().length;
      return Optional.of(first);
    }
    return Optional.empty();
  }

  /** Gives up what came before its turn. */
  List<Arrival> dropEarly() {
    List<Arrival> dropped = new ArrayList<>(early.values());
    early.clear();
    earlyBytes = 0;
    return dropped;
  }

  /** Whether a parcel has been missing for long enough to ask for it. */
  boolean asksFor(long now, long patience, long pause) {
    if (holeSince == 0 || now - holeSince < patience || now - askedAt < pause) {
      return false;
    }
    askedAt = now;
    return true;
  }

  /** A parcel after the next was not kept: the hole is there until the next comes. */
  void missesSomething(long now) {
    holeSince = holeSince == 0 ? now : holeSince;
  }

  boolean idle() {
    return early.isEmpty() && planned == stored.through();
  }
}
