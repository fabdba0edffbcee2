package io.gaugewire.ingest.intake;

import io.gaugewire.wire.Committed;
import io.gaugewire.wire.ContextDocument;
import io.gaugewire.wire.EdgeId;
import io.gaugewire.wire.MessageCodec;
import io.gaugewire.wire.StationHold;
import io.gaugewire.wire.Topics;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What goes down to the edges that can be reached now. Safe for use by many threads. */
public final class Downlinks {
  private final Map<EdgeId, Downlink> open = new ConcurrentHashMap<>();

  /** An edge can be reached; the latest way to it counts. */
  public void opened(EdgeId edge, Downlink link) {
    open.put(edge, link);
  }

  /** A way is closed; a newer one stays. */
  public void closed(EdgeId edge, Downlink link) {
    open.remove(edge, link);
  }

  /** Whether the edge can be reached now. */
  public boolean reaches(EdgeId edge) {
    return open.containsKey(edge);
  }

  /** Tells an edge how far it is stored. */
  public void send(EdgeId edge, Committed committed) {
    send(edge, new Topics(edge).committed(), MessageCodec.encode(committed));
  }

  /**
   * Sends a hold to a station of an edge.
   *
   * @return false when the edge cannot be reached now: it gets its holds when it comes back
   */
  public boolean send(EdgeId edge, StationHold hold) {
    return send(edge, new Topics(edge).command(), MessageCodec.encode(hold));
  }

  /**
   * Sends a document of context.
   *
   * @return false when the edge cannot be reached now: it gets its documents when it comes back
   */
  public boolean send(EdgeId edge, ContextDocument document) {
    return send(edge, new Topics(edge).context(), MessageCodec.encode(document));
  }

  private boolean send(EdgeId edge, String topic, byte[] payload) {
    Optional<Downlink> link = Optional.ofNullable(open.get(edge));
    link.ifPresent(way -> way.send(topic, payload));
    return link.isPresent();
  }
}
