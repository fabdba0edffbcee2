package io.gaugewire.edge.outbox;

import io.gaugewire.wire.Contents;
import io.gaugewire.wire.EdgeId;
import io.gaugewire.wire.LedgerHash;
import io.gaugewire.wire.Parcel;
import io.gaugewire.wire.ParcelCodec;
import io.gaugewire.wire.ParcelId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Seals drafts and puts them on disk. Confined to the outbox's thread. */
final class OutboxWriter {
  private final OutboxSettings settings;
  private final OutboxDirectory directory;
  private final SegmentWriter.Opener opener;
  private final Clock clock;
  private final ChainState state;
  private @Nullable SegmentWriter active;

  OutboxWriter(
      OutboxSettings settings,
      OutboxDirectory directory,
      SegmentWriter.Opener opener,
      Clock clock,
      ChainState state) {
    this.settings = settings;
    this.directory = directory;
    this.opener = opener;
    this.clock = clock;
    this.state = state;
  }

  /** Goes on with the newest segment or begins one. */
  void open() throws IOException {
    List<Segment> segments = directory.segments();
    if (!segments.isEmpty()) {
      Segment newest = segments.getLast();
      long length = newest.path().toFile().length();
      if (newest.epoch() == state.position().epoch() && length < settings.segmentBytes()) {
        active = SegmentWriter.resume(opener, newest, length);
        return;
      }
    }
    roll();
  }

  Position position() {
    return state.position();
  }

  long gaps() {
    return state.gaps();
  }

  Segment active() {
    SegmentWriter writer = active;
    if (writer == null) {
      throw new IllegalStateException("no segment is open");
    }
    return writer.segment();
  }

  /**
   * Appends the drafts, each as one parcel, with one sync. When it fails none of them counts as
   * written, and {@link #roll} must succeed before the next attempt.
   */
  void write(List<Draft> drafts) throws IOException {
    SegmentWriter writer = active;
    if (writer == null || writer.length() >= settings.segmentBytes()) {
      writer = roll();
    }
    EdgeId edge = settings.edge();
    long now = ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
    long seq = state.position().seq();
    LedgerHash head = state.position().head();
    List<ByteBuffer> records = new ArrayList<>(drafts.size());
    List<Contents> contents = new ArrayList<>(drafts.size());
    List<LedgerHash> hashes = new ArrayList<>(drafts.size());
    for (Draft draft : drafts) {
      seq++;
      Parcel parcel =
          Parcel.seal(new ParcelId(edge, state.position().epoch(), seq), head, draft.contents());
      head = parcel.hash();
      ByteBuffer record =
          new OutboxRecord.Stored(
                  seq, Math.max(0, now), head, draft.lastResults, ParcelCodec.encode(parcel))
              .framed();
      records.add(record);
      contents.add(parcel.contents());
      hashes.add(head);
    }
    writer.append(records);
    seq = state.position().seq();
    for (int i = 0; i < drafts.size(); i++) {
      state.add(++seq, hashes.get(i), contents.get(i), drafts.get(i).lastResults);
    }
  }

  /** Begins a new segment; after a failure this is the probe whether the disk works again. */
  SegmentWriter roll() throws IOException {
    close();
    Position position = state.position();
    Segment segment = Segment.in(directory.path(), position.epoch(), position.seq() + 1);
    SegmentWriter writer = SegmentWriter.create(opener, segment, state.checkpoint());
    active = writer;
    return writer;
  }

  /** Sets a damaged segment aside; what is written from now on is a new chain. */
  void setAside(Segment damaged, long newEpoch, List<String> reports) throws IOException {
    close();
    ChainState salvaged = Salvage.of(directory, damaged, settings.edge(), newEpoch, reports::add);
    state.begin(salvaged.position().epoch());
    roll();
  }

  ChainState state() {
    return state;
  }

  void close() throws IOException {
    if (active != null) {
      active.close();
      active = null;
    }
  }
}
