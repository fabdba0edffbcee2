package io.gaugewire.ingest.store;

import java.util.List;

/** Hears of what was committed. */
@FunctionalInterface
public interface CommitListener {
  /**
   * Called on the writer's thread right after a commit; returns at once and never waits. Within one
   * stream calls come in order of seq, but one can be missing (a commit whose answer was lost, a
   * full queue of the listener's own): who must see everything reads {@link
   * CommittedLog#readAfter}.
   */
  void committed(List<CommittedParcel> parcels);
}
