package io.gaugewire.edge.outbox;

import io.gaugewire.wire.Decoded;
import io.gaugewire.wire.EdgeId;
import io.gaugewire.wire.Parcel;
import io.gaugewire.wire.ParcelCodec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds out, when an outbox is opened, what is durable in it. */
final class Recovery {
  private final OutboxDirectory directory;
  private final EdgeId edge;
  private long newEpoch;
  private boolean lost;
  private final List<String> reports = new ArrayList<>();

  /**
   * @param newEpoch number of an epoch that must begin, unless a higher one is in use
   */
  Recovery(OutboxDirectory directory, EdgeId edge, long newEpoch) {
    this.directory = directory;
    this.edge = edge;
    this.newEpoch = newEpoch;
  }

  /**
   * @param state what the durable parcels of the newest chain add up to
   * @param reports damage found, one sentence each
   */
  record Recovered(ChainState state, List<String> reports) {}

  Recovered recover() throws IOException {
    Salvage.finish(directory);
    while (true) {
      List<Segment> segments = directory.segments();
      if (segments.isEmpty()) {
        return new Recovered(new ChainState(edge, Position.start(newEpoch)), reports);
      }
      Optional<ChainState> state = newest(segments.getLast());
      if (state.isPresent()) {
        if (lost) {
          state.get().begin(newEpoch);
        }
        return new Recovered(state.get(), reports);
      }
      lost = true;
      newEpoch = Math.max(newEpoch, segments.getLast().epoch() + 1);
    }
  }

  /** The state after the newest segment; empty when it had to be moved out of the way. */
  private Optional<ChainState> newest(Segment segment) throws IOException {
    SegmentScan scan = SegmentScan.of(segment);
    if (scan.checkpoint().isEmpty() && scan.runs().isEmpty()) {
      reports.add(segment.path().getFileName() + " set aside: nothing in it is readable");
      directory.setAside(segment);
      return Optional.empty();
    }
    if (scan.damaged() || scan.checkpoint().isEmpty()) {
      ChainState state = Salvage.of(directory, segment, edge, newEpoch, reports::add);
      return Optional.of(state);
    }
    checkEdge(scan.checkpoint().get());
    cutTail(segment, scan);
    return Optional.of(replay(segment, scan.checkpoint().get()));
  }

  private void checkEdge(Checkpoint checkpoint) {
    if (!checkpoint.edge().equals(edge)) {
      throw new OutboxException(
          "outbox "
              + directory.path()
              + " belongs to edge "
              + checkpoint.edge()
              + ", not to "
              + edge
              + ": give this edge a directory of its own");
    }
  }

  private void cutTail(Segment segment, SegmentScan scan) throws IOException {
    if (scan.end() == scan.size()) {
      return;
    }
    try (SegmentReader reader = new SegmentReader(segment)) {
      byte[] tail = reader.bytes(scan.end(), (int) (scan.size() - scan.end()));
      directory.keep(segment, scan.end(), tail);
      reports.add(
          "an unfinished record of "
              + tail.length
              + " bytes at the end of "
              + segment.path().getFileName()
              + " set aside");
    }
    SegmentWriter.resume(SegmentWriter.ON_DISK, segment, scan.end()).close();
  }

  static ChainState replay(Segment segment, Checkpoint checkpoint) throws IOException {
    ChainState state = ChainState.of(checkpoint);
    ParcelCodec codec = new ParcelCodec();
    try (SegmentReader reader = new SegmentReader(segment)) {
      for (Optional<OutboxRecord> next = reader.next(); next.isPresent(); next = reader.next()) {
        if (!(next.get() instanceof OutboxRecord.Stored stored)) {
          continue;
        }
        switch (codec.decode(stored.bytes())) {
          case Decoded.Accepted<Parcel>(Parcel parcel) ->
              state.add(stored.seq(), stored.hash(), parcel.contents(), stored.lastResults());
          case Decoded.Rejected<Parcel>(String reason) ->
              throw new DamagedSegmentException(segment, reason);
        }
      }
    }
    return state;
  }
}
