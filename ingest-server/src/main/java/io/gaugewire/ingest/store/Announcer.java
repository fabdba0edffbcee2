package io.gaugewire.ingest.store;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells listeners of what was committed. Safe for use by many threads. */
public final class Announcer {
  private static final Logger log = LoggerFactory.getLogger(Announcer.class);

  private final List<CommitListener> listeners = new CopyOnWriteArrayList<>();

  public void add(CommitListener listener) {
    listeners.add(listener);
  }

  public void remove(CommitListener listener) {
    listeners.remove(listener);
  }

  /** Tells everyone; {@code parcels} is asked for only when someone listens. */
  public void announce(Supplier<List<CommittedParcel>> parcels) {
    if (listeners.isEmpty()) {
      return;
    }
    List<CommittedParcel> told = parcels.get();
    for (CommitListener listener : listeners) {
      try {
        listener.committed(told);
      } catch (RuntimeException e) {
        // The parcels are committed: a listener's fault must not look like a failed commit.
        log.error("listener failed", e);
      }
    }
  }
}
