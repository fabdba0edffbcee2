package io.gaugewire.ingest.intake;

import io.gaugewire.ingest.intake.Work.Arrival;
import io.gaugewire.wire.EdgeId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The streams that a lane has to do with. Confined to the lane's thread. */
final class Lineages {
  private static final int MOST = 10_000;

  private final Map<StreamName, Lineage> byName = new HashMap<>();

  record StreamName(EdgeId edge, long epoch) {
    static StreamName of(Arrival arrival) {
      return new StreamName(arrival.delivery().edge(), arrival.parcel().id().epoch());
    }
  }

  Optional<Lineage> of(StreamName name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** Takes up a stream; where there are too many, those that have nothing to do are let go. */
  void add(StreamName name, Lineage lineage) {
    if (byName.size() >= MOST) {
      byName.values().removeIf(Lineage::idle);
    }
    byName.put(name, lineage);
  }

  /** The stream of a parcel that was admitted. */
  Lineage known(Arrival arrival) {
    @Nullable Lineage lineage = byName.get(StreamName.of(arrival));
    if (lineage == null) {
      throw new IllegalStateException("no stream for " + arrival.parcel().id());
    }
    return lineage;
  }

  Collection<Lineage> all() {
    return byName.values();
  }

  void clear() {
    byName.clear();
  }
}
