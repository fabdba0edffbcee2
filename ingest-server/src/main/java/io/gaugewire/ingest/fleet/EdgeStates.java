package io.gaugewire.ingest.fleet;

import io.gaugewire.ingest.database.Rounds;
import io.gaugewire.wire.EdgeId;
import io.gaugewire.wire.EdgeState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The latest state of every edge in memory, written to the database every two seconds where it
 * changed, and again until there is a place for all of it. Safe for use by many threads; {@link
 * #heard} and {@link #lost} never wait.
 */
public final class EdgeStates implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(EdgeStates.class);
  private static final Duration WRITE_PAUSE = Duration.ofSeconds(2);

  /**
   * A state and when it came.
   *
   * @param since when the edge came or went
   */
  public record Heard(EdgeState state, Instant received, Instant since) {}

  private final Map<EdgeId, Heard> latest = new ConcurrentHashMap<>();
  private final Set<EdgeId> changed = ConcurrentHashMap.newKeySet();
  private final FleetStore store;
  private final Clock clock;
  private final Rounds writer;

  private EdgeStates(FleetStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
    this.writer = Rounds.start("edge-states", WRITE_PAUSE, this::write);
  }

  /** Begins to keep states. */
  public static EdgeStates start(FleetStore store, Clock clock) {
    return new EdgeStates(store, clock);
  }

  /** An edge spoke of itself, or its will did. */
  public void heard(EdgeId edge, EdgeState state) {
    Instant now = clock.instant();
    latest.compute(
        edge,
        (e, before) ->
            new Heard(
                state,
                now,
                before != null && before.state().online() == state.online()
                    ? before.since()
                    : now));
    changed.add(edge);
  }

  /** An edge's connection broke; what it said last stays, but it is gone. */
  public void lost(EdgeId edge) {
    Instant now = clock.instant();
    latest.computeIfPresent(
        edge,
        (e, before) ->
            before.state().online()
                ? new Heard(gone(before.state()), before.received(), now)
                : before);
    changed.add(edge);
  }

  private static EdgeState gone(EdgeState state) {
    return new EdgeState(
        false,
        state.version(),
        state.epoch(),
        state.outbox(),
        state.clockOffsetMicros(),
        state.sentMicros());
  }

  private void write() {
    for (EdgeId edge : Set.copyOf(changed)) {
      changed.remove(edge);
      Heard heard = latest.get(edge);
      if (heard != null) {
        try {
          if (!store.save(edge, heard)) {
            changed.add(edge);
          }
        } catch (RuntimeException e) {
          changed.add(edge);
          log.atDebug().addKeyValue("edge", edge).setCause(e).log("state not written yet");
          return;
        }
      }
    }
  }

  /** Writes what is not written yet and stops. */
  @Override
  public void close() {
    writer.close();
    write();
  }
}
