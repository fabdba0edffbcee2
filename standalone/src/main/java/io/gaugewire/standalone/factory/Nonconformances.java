package io.gaugewire.standalone.factory;

import io.gaugewire.ingest.identity.Role;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** Everything that is to be settled: found by looking at the list, as a department does. */
final class Nonconformances {
  private final Ground ground;
  private final Consumer<String> decided;
  private final Map<String, Settling> known = new HashMap<>();
  private final Set<String> left = new HashSet<>();

  /**
   * @param decided told the id of a batch on which something was decided
   */
  Nonconformances(Ground ground, Consumer<String> decided) {
    this.ground = ground;
    this.decided = decided;
  }

  /** Takes up what is new on the list; every so many are left to somebody else. */
  void look(int leaveEvery) {
    known.values().removeIf(Settling::over);
    for (JsonNode one :
        ground
            .desk()
            .get(ground.one(Role.QUALITY, 0), "/nonconformances?open=true&limit=200")
            .path("nonconformances")) {
      String id = one.path("id").asString();
      boolean leave = leaveEvery > 0 && one.path("number").asLong() % leaveEvery == 0;
      if (leave || one.path("batch").asString().startsWith("H")) {
        left.add(id);
      }
      if (!known.containsKey(id) && !left.contains(id)) {
        take(id, Optional.empty());
      }
    }
  }

  /** Takes one up; with {@code stop}, as far as that state. */
  void take(String id, Optional<String> stop) {
    stop.ifPresent(state -> left.add(id));
    Settling settling = new Settling(ground, id, stop, decided);
    known.put(id, settling);
    settling.begin();
  }
}
