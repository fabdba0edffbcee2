package io.gaugewire.edge.testing;

import io.gaugewire.edge.outbox.CommittedModel;
import io.gaugewire.wire.Committed;
import io.gaugewire.wire.Decoded;
import io.gaugewire.wire.EdgeState;
import io.gaugewire.wire.MessageCodec;
import io.gaugewire.wire.Parcel;
import io.gaugewire.wire.ParcelCodec;
import java.util.Optional;

/** What the server says to each message of an edge. Safe for use by many threads. */
public final class ModelServer {
  public final CommittedModel model = new CommittedModel();

  public synchronized Optional<Committed> parcel(byte[] payload) {
    model.offer(payload);
    if (new ParcelCodec().decode(payload) instanceof Decoded.Accepted<Parcel>(Parcel parcel)) {
      long epoch = parcel.id().epoch();
      return Optional.of(new Committed(epoch, model.through(epoch), model.head(epoch), 0, 1));
    }
    return Optional.empty();
  }

  public synchronized Optional<Committed> state(byte[] payload) {
    if (MessageCodec.edgeState(payload) instanceof Decoded.Accepted<EdgeState>(EdgeState state)
        && state.online()) {
      long epoch = state.epoch();
      long known = model.through(epoch) == 0 ? 0 : epoch;
      return Optional.of(
          new Committed(
              known,
              model.through(epoch),
              model.head(epoch),
              state.sentMicros(),
              state.sentMicros() + 5_000_000));
    }
    return Optional.empty();
  }

  public synchronized int results() {
    return model.counters().size();
  }
}
