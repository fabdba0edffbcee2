package io.gaugewire.standalone.factory;

import io.gaugewire.ingest.identity.Role;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The chief quality officer's: on a batch that is being worked on. */
final class Vetoes {
  private static final String REASON =
      "批记录与实物数量不符，查清前不得放行。"
          + "Records and pieces differ in number; nothing leaves before that is clear.";
  private static final String LIFTED = "已清点，记录更正。Counted again; the record is corrected.";

  private final Ground ground;

  Vetoes(Ground ground) {
    this.ground = ground;
  }

  /** Batches of the factory that are being worked on, latest first. */
  List<JsonNode> openBatches() {
    return ground
        .desk()
        .get(ground.one(Role.QUALITY, 0), "/batches?state=open&limit=100")
        .path("batches")
        .valueStream()
        .filter(batch -> ground.products().knows(batch.path("part").asString()))
        .filter(batch -> batch.path("position").asInt() > 0)
        .toList();
  }

  /**
   * Places a veto, when there is something to place it on.
   *
   * @param lifted after how long; absent: it stands
   * @param name makes its id
   */
  void place(Optional<Duration> lifted, String name) {
    List<JsonNode> open = openBatches();
    if (open.isEmpty()) {
      return;
    }
    String hold = Founding.id(name);
    post(
        "/holds",
        Map.of(
            "id",
            hold,
            "batch",
            open.getFirst().path("id").asString(),
            "kind",
            "veto",
            "reason",
            REASON,
            "secret",
            ground.crew().password()));
    lifted.ifPresent(
        after ->
            ground.inOffice(
                after,
                () ->
                    post(
                        "/holds/" + hold + "/lift",
                        Map.of("reason", LIFTED, "secret", ground.crew().password()))));
  }

  private void post(String path, Map<String, String> body) {
    ground.desk().post(ground.one(Role.CHIEF_QUALITY_OFFICER, 0), path, body);
  }
}
