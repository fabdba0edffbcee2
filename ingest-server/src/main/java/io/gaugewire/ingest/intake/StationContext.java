package io.gaugewire.ingest.intake;

import io.gaugewire.wire.ContextDocument;
import io.gaugewire.wire.EdgeId;
import io.gaugewire.wire.StationHold;
import java.util.List;

/**
 * What an edge is given when it connects, so that nothing sent while it was away is missed. Asked
 * on a thread that may wait.
 */
public interface StationContext {
  /** Gives nothing. */
  StationContext NONE =
      new StationContext() {
        @Override
        public List<StationHold> holds(EdgeId edge) {
          return List.of();
        }

        @Override
        public List<ContextDocument> documents(EdgeId edge) {
          return List.of();
        }
      };

  /** Holds of the edge's stations: the placed ones, and those lifted lately. */
  List<StationHold> holds(EdgeId edge);

  /** The documents its stations work with. */
  List<ContextDocument> documents(EdgeId edge);
}
