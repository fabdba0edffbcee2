package io.gaugewire.ingest.intake;

import io.gaugewire.ingest.quarantine.Cause;
import io.gaugewire.ingest.store.ParcelKey;
import io.gaugewire.wire.Decoded;
import io.gaugewire.wire.Parcel;
import io.gaugewire.wire.ParcelCodec;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Understands what came and checks its hash, beside the lane's writer, so that both cores work.
 * Runs on one platform thread a lane, which keeps the order of its edges.
 */
final class Decoding implements Runnable {
  private static final Logger log = LoggerFactory.getLogger(Decoding.class);

  private record Raw(Delivery delivery, long receivedMicros, long nanos) {}

  /** Bounded by the byte budget, which everything in it has taken from. */
  private final BlockingQueue<Raw> inbox = new LinkedBlockingQueue<>();

  private final ParcelCodec codec = new ParcelCodec();
  private final Lane lane;
  private final MicrosClock clock;
  private volatile boolean stopping;

  Decoding(Lane lane, MicrosClock clock) {
    this.lane = lane;
    this.clock = clock;
  }

  void add(Delivery delivery) {
    inbox.add(new Raw(delivery, clock.micros(), System.nanoTime()));
  }

  void stop() {
    stopping = true;
  }

  @Override
  public void run() {
    while (!stopping) {
      try {
        Raw raw = inbox.take();
        lane.add(understood(raw));
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private Work understood(Raw raw) {
    Delivery delivery = raw.delivery();
    try {
      return switch (codec.decode(delivery.payload())) {
        case Decoded.Accepted<Parcel>(Parcel parcel) -> checked(raw, parcel);
        case Decoded.Rejected<Parcel>(String reason) ->
            new Work.Unfit(delivery, Cause.MALFORMED, reason);
      };
    } catch (RuntimeException e) {
      log.atError().addKeyValue("edge", delivery.edge()).setCause(e).log("decoding failed");
      return new Work.Unfit(delivery, Cause.MALFORMED, "decoding failed: " + e);
    }
  }

  private static Work checked(Raw raw, Parcel parcel) {
    Delivery delivery = raw.delivery();
    if (!parcel.id().edge().equals(delivery.edge())) {
      return new Work.Unfit(
          delivery,
          Cause.MALFORMED,
          "a parcel of " + parcel.id().edge() + " came on the topic of " + delivery.edge());
    }
    if (parcel.id().seq() > ParcelKey.MOST_SEQ) {
      return new Work.Unfit(
          delivery, Cause.MALFORMED, "no stream has a parcel " + parcel.id().seq());
    }
    if (!parcel.hashFits()) {
      return new Work.Unfit(
          delivery,
          Cause.FORGED,
          "the hash of parcel " + parcel.id() + " does not fit its contents");
    }
    return new Work.Arrival(delivery, parcel, raw.receivedMicros(), raw.nanos());
  }
}
