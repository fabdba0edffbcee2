package io.gaugewire.ingest.intake;

import io.gaugewire.ingest.store.StoredStream;
import io.gaugewire.wire.Committed;
import io.gaugewire.wire.EdgeId;
import io.gaugewire.wire.LedgerHash;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What the edges of a lane are told: how far their streams are stored. Answers are gathered, so
 * that a stream is told of once for everything that was stored together. Confined to the lane's
 * thread.
 */
final class Answers {
  private final Lane.LaneContext context;
  private final Set<Lineage> due = new LinkedHashSet<>();

  Answers(Lane.LaneContext context) {
    this.context = context;
  }

  /** Has a stream told of with the next {@link #send()}. */
  void owe(Lineage lineage) {
    due.add(lineage);
  }

  /** Keeps where a stream stands, for an edge that asks when it connects. */
  void remember(Lineage lineage) {
    StoredStream stream = lineage.stored();
    context.cursors().moved(stream.edge(), stream.epoch(), stream.through(), stream.head());
  }

  /** Keeps where every stream stands that is to be told of. */
  void rememberOwed() {
    due.forEach(this::remember);
  }

  void send() {
    due.forEach(this::send);
    due.clear();
  }

  void send(Lineage lineage) {
    StoredStream stream = lineage.stored();
    send(stream.edge(), stream.epoch(), stream.through(), stream.head(), 0);
  }

  /**
   * Answers an edge that asks.
   *
   * @param stream as it is stored; empty: nothing of it is
   */
  void send(Work.Question question, Optional<StoredStream> stream) {
    long through = stream.map(StoredStream::through).orElse(0L);
    LedgerHash head = stream.map(StoredStream::head).orElse(LedgerHash.START);
    if (stream.isPresent()) {
      context.cursors().moved(question.edge(), question.epoch(), through, head);
    }
    send(question.edge(), question.epoch(), through, head, question.echoMicros());
  }

  private void send(EdgeId edge, long epoch, long through, LedgerHash head, long echoMicros) {
    context
        .downlinks()
        .send(edge, new Committed(epoch, through, head, echoMicros, context.clock().micros()));
  }

  /** After a failure nobody knows what was stored, so nobody is told. */
  void forget() {
    due.clear();
  }
}
