package io.gaugewire.ingest.batch;

import io.gaugewire.ingest.web.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Batches, opened and looked up. Safe for use by many threads. */
public final class Batches {
  private final BatchStore store;

  public Batches(BatchStore store) {
    this.store = store;
  }

  /**
   * A batch to open.
   *
   * @param parents batches that go into it
   */
  public record Opening(
      UUID id, String number, String part, int quantity, Batch.Origin origin, List<UUID> parents) {
    public Opening {
      parents = List.copyOf(parents);
    }
  }

  /** Opens a batch; what is on hold or gone cannot go into it. */
  public void open(Handle handle, Opening opening, Instant at) {
    for (UUID parent : opening.parents()) {
      Batch from = store.byId(handle, parent);
      BatchState state = from.standing().state();
      if (state == BatchState.HOLD || state.over()) {
        throw Problem.conflict(
            "Batch " + from.number() + " is " + state.key() + "; nothing is made of it.");
      }
    }
    Batch batch =
        new Batch(
            opening.id(),
            opening.number(),
            opening.part(),
            Standing.opened(opening.quantity()),
            opening.origin(),
            new Batch.Place(0, at),
            new Batch.Stamp(at, 1));
    store.add(handle, batch, opening.parents());
  }

  public Batch one(UUID id) {
    return store.jdbi().withHandle(handle -> store.byId(handle, id));
  }

  /** The batch with a label. */
  public Batch numbered(String number) {
    return store
        .jdbi()
        .withHandle(handle -> store.byNumber(handle, number))
        .orElseThrow(() -> Problem.notFound("There is no batch " + number + "; open it first."));
  }

  /** Batches in a state, or all, latest first. */
  public List<Batch> page(Optional<String> state, Optional<Instant> before, int most) {
    return store.page(state, before, most);
  }
}
