package io.gaugewire.standalone.factory;

import io.gaugewire.ingest.identity.Role;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;

/** What customers say, and who hears it: complaints, and visits after each delivery. */
final class Customers {
  private static final int COMPLAINTS_PER_HUNDRED = 5;
  private static final int VISITS_IN_TIME_PER_HUNDRED = 88;
  private static final Duration ANSWERED_WITHIN = Duration.ofDays(7);

  private final Ground ground;

  Customers(Ground ground) {
    this.ground = ground;
  }

  private String listener() {
    return ground.one(Role.QUALITY, 1);
  }

  /** A batch is with its customer. */
  void delivered(BatchWay.Batch batch) {
    RandomGenerator chance = ground.chance("customer of " + batch.number());
    if (chance.nextInt(100) < COMPLAINTS_PER_HUNDRED) {
      ground.inOffice(Ground.hours(chance, 48, 400), () -> complain(batch, chance));
    }
  }

  private void complain(BatchWay.Batch batch, RandomGenerator chance) {
    JsonNode word = ground.word(chance, "complaints");
    String customer =
        ground
            .desk()
            .get(listener(), "/batches/" + batch.id())
            .at("/batch/customer")
            .asString("unknown");
    String id = Ground.newId(chance);
    Instant now = ground.now().truncatedTo(ChronoUnit.SECONDS);
    ground
        .desk()
        .post(
            listener(),
            "/complaints",
            Map.of(
                "id", id,
                "customer", customer,
                "batch", batch.id(),
                "said", word.path("said").asString(),
                "severity", word.path("severity").asString(),
                "received", now.minus(Duration.ofHours(1)).toString(),
                "due", now.plus(ANSWERED_WITHIN).toString()));
    ground.inOffice(
        Ground.hours(chance, 20, 200),
        () ->
            ground
                .desk()
                .post(
                    listener(),
                    "/complaints/" + id + "/answer",
                    Map.of(
                        "cause", word.path("cause").asString(),
                        "answer", word.path("answer").asString())));
  }

  /** Makes the visits that are to be made today; some wait longer than they should. */
  void visit() {
    LocalDate today = ground.today();
    for (JsonNode visit :
        ground.desk().get(listener(), "/visits/due?until=" + today.plusDays(3)).path("visits")) {
      RandomGenerator chance = ground.chance("visit " + visit.path("id").asString());
      LocalDate due = LocalDate.parse(visit.path("due").asString());
      boolean inTime = chance.nextInt(100) < VISITS_IN_TIME_PER_HUNDRED;
      LocalDate day =
          inTime ? due.minusDays(chance.nextInt(4)) : due.plusDays(3 + chance.nextInt(9));
      if (!today.isBefore(day)) {
        make(visit, chance);
      }
    }
  }

  private void make(JsonNode visit, RandomGenerator chance) {
    JsonNode word = ground.word(chance, "visits");
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("made", ground.today().toString());
    result.put("said", word.path("said").asString());
    result.put("satisfied", word.path("satisfied").asBoolean());
    if (word.has("cause")) {
      result.put("cause", word.path("cause").asString());
    }
    ground.desk().post(listener(), "/visits/" + visit.path("id").asString() + "/result", result);
  }
}
