package io.gaugewire.edge.uplink;

import io.gaugewire.wire.ContextDocument;
import io.gaugewire.wire.StationHold;

/** Takes what the server sends to the station; called on the uplink's thread, one at a time. */
public interface Downlink {
  void hold(StationHold hold);

  void context(ContextDocument document);
}
