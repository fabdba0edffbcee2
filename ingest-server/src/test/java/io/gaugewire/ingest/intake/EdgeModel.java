package io.gaugewire.ingest.intake;

import io.gaugewire.wire.Committed;
import io.gaugewire.wire.Decoded;
import io.gaugewire.wire.EdgeId;
import io.gaugewire.wire.MessageCodec;
import io.gaugewire.wire.Parcel;
import io.gaugewire.wire.ParcelCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** An edge as the intake sees it: parcels in order, and what it was told is committed. */
final class EdgeModel implements Downlink {
  private final EdgeId edge;
  private final List<byte[]> parcels = new ArrayList<>();
  private final AtomicLong committed = new AtomicLong();
  private final AtomicInteger answers = new AtomicInteger();
  private final AtomicInteger done = new AtomicInteger();
  private volatile boolean deaf;

  EdgeModel(EdgeId edge, List<Parcel> parcels) {
    this.edge = edge;
    parcels.forEach(parcel -> this.parcels.add(ParcelCodec.encode(parcel)));
  }

  /** Has answers lost on their way, or not. */
  void deaf(boolean now) {
    deaf = now;
  }

  @Override
  public void send(String topic, byte[] payload) {
    if (!deaf
        && MessageCodec.committed(payload) instanceof Decoded.Accepted<Committed>(Committed c)) {
      answers.incrementAndGet();
      committed.accumulateAndGet(c.through(), Math::max);
    }
  }

  /** The parcel of a seq as a delivery. */
  Delivery delivery(long seq) {
    return delivery(parcels.get((int) seq - 1));
  }

  Delivery delivery(byte[] payload) {
    return new Delivery(edge, payload, done::incrementAndGet);
  }

  long produced() {
    return parcels.size();
  }

  long committed() {
    return committed.get();
  }

  int answers() {
    return answers.get();
  }

  int done() {
    return done.get();
  }

  EdgeId edge() {
    return edge;
  }
}
