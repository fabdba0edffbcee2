package io.gaugewire.standalone.factory;

import io.gaugewire.ingest.identity.Role;
import io.gaugewire.standalone.factory.Inspecting.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;

/**
 * One nonconformance on its way to be closed. Each step looks at where it stands, does what comes
 * next in the name of whoever it is for, and comes back later; so it does not matter when somebody
 * else has done a step. Confined to one thread.
 */
final class Settling {
  private static final int MOST_TRIES = 80;
  private static final double SLOW = 0.08;
  private static final double BAD_AGAIN = 0.04;
  private static final Duration HURRY = Duration.ofMinutes(12);

  private final Ground ground;
  private final String id;
  private final Optional<String> stop;
  private final Consumer<String> decided;
  private final RandomGenerator chance;
  private String recordedAgain = "";
  private boolean over;
  private int tries;

  /**
   * @param stop a state in which it is left, for others to see
   * @param decided told the id of the batch when something was decided or carried out on it
   */
  Settling(Ground ground, String id, Optional<String> stop, Consumer<String> decided) {
    this.ground = ground;
    this.id = id;
    this.stop = stop;
    this.decided = decided;
    this.chance = ground.chance("nonconformance " + id);
  }

  boolean over() {
    return over;
  }

  void begin() {
    later(Ground.minutes(chance, 15, 150));
  }

  private void later(Duration after) {
    Duration slower = chance.nextDouble() < SLOW ? after.multipliedBy(6) : after;
    ground.inOffice(stop.isPresent() ? HURRY : slower, this::step);
  }

  private String path() {
    return "/nonconformances/" + id;
  }

  private void step() {
    try {
      JsonNode sheet = ground.desk().get(quality(0), path());
      JsonNode told = sheet.path("nonconformance");
      String state = told.path("state").asString();
      over =
          state.equals("closed")
              || state.equals("voided")
              || stop.filter(state::equals).isPresent();
      if (!over) {
        later(act(sheet, told, state));
      }
    } catch (Desk.RefusedException refused) {
      over = ++tries > MOST_TRIES;
      if (!over) {
        later(Ground.hours(chance, 2, 8));
      }
    }
  }

  /** Does what comes next, and says after how long to come back. */
  private Duration act(JsonNode sheet, JsonNode told, String state) {
    return switch (state) {
      case "raised" -> {
        contain(told);
        yield Ground.hours(chance, 2, 18);
      }
      case "contained" -> {
        if (stop.filter("voided"::equals).isPresent()) {
          declareVoid();
        } else {
          review(told);
        }
        yield Ground.hours(chance, 1, 12);
      }
      case "in-review" -> {
        decide(told);
        yield Ground.hours(chance, 2, 20);
      }
      case "dispositioned", "executing", "reinspection" -> {
        carryOut(sheet, told);
        yield Ground.hours(chance, 1, 10);
      }
      default -> verified(sheet);
    };
  }

  private String quality(int which) {
    return ground.one(Role.QUALITY, which);
  }

  private String head(JsonNode told) {
    String department = told.path("department").asString("quality");
    return ground.crew().virtual(Role.DEPARTMENT_HEAD).stream()
        .filter(login -> ground.crew().named(login).department().equals(department))
        .findAny()
        .orElse(ground.one(Role.DEPARTMENT_HEAD, 0));
  }

  private void contain(JsonNode told) {
    String words = ground.word(chance, "containment").asString();
    ground.desk().post(head(told), path() + "/containment", Map.of("text", words));
  }

  private void declareVoid() {
    ground
        .desk()
        .post(
            quality(0),
            path() + "/void",
            Map.of("reason", "复测合格，误报。Measured again and good; raised in error."));
  }

  private void review(JsonNode told) {
    String source = told.path("source").asString();
    String kind = ground.words().path("causes").has(source) ? source : "failed";
    JsonNode word = ground.word(chance, "causes", kind);
    ground
        .desk()
        .post(
            quality(0),
            path() + "/review",
            Map.of(
                "method", word.path("method").asString(),
                "cause", word.path("cause").asString(),
                "cost", 40 + chance.nextInt(160) * 10));
    if (chance.nextInt(5) < 2) {
      ask(told);
    }
  }

  private void ask(JsonNode told) {
    JsonNode word = ground.word(chance, "actions");
    Instant due = ground.now().plus(Duration.ofDays(3 + chance.nextInt(8)));
    ground
        .desk()
        .post(
            quality(0),
            "/actions",
            Map.of(
                "id", Ground.newId(chance),
                "nonconformance", id,
                "text", word.path("text").asString(),
                "department", told.path("department").asString("quality"),
                "owner", head(told),
                "verifier", quality(1),
                "due", due.truncatedTo(ChronoUnit.SECONDS).toString(),
                "measure", word.path("measure").asString()));
  }

  private void decide(JsonNode told) {
    int left = told.path("quantity").asInt() - told.path("decided").asInt();
    String kind = kind(told);
    Map<String, Object> decision = new LinkedHashMap<>();
    decision.put("id", Ground.newId(chance));
    decision.put("kind", kind);
    decision.put("quantity", left);
    decision.put("reason", reason(kind));
    decision.put("secret", ground.crew().password());
    String who = quality(0);
    if (kind.equals("concession")) {
      decision.put("customerReference", "CR-" + (1000 + chance.nextInt(9000)));
      decision.put("expires", ground.today().plusDays(30).toString());
      who = ground.one(Role.PLANT_MANAGER, 0);
    }
    ground.desk().post(who, path() + "/dispositions", decision);
    decided.accept(told.path("batchId").asString());
  }

  private String kind(JsonNode told) {
    String source = told.path("source").asString();
    if (stop.isPresent()) {
      return stop.get().equals("executing") ? "regrade" : "rework";
    }
    if (source.equals("gauge")) {
      return "concession";
    }
    if (source.equals("objective")) {
      return "regrade"; // It speaks of a rate: the pieces of no batch are to be touched.
    }
    if (source.equals("missed") || source.equals("rejected")) {
      return "sort";
    }
    int dice = chance.nextInt(100);
    if (told.path("operation").asString().equals("IQC")) {
      return dice < 60 ? "return" : "sort";
    }
    if (dice < 50) {
      return "rework";
    }
    if (dice < 72) {
      return "scrap";
    }
    return dice < 84 ? "repair" : dice < 94 ? "concession" : "regrade";
  }

  private static String reason(String kind) {
    return switch (kind) {
      case "rework" -> "可返工至合格。Can be worked to its drawing.";
      case "repair" -> "返修后功能不受影响。Its function is as good once repaired.";
      case "scrap" -> "无法返工。Cannot be reworked.";
      case "sort" -> "全检后合格件放行。Sorted; what is good goes on.";
      case "return" -> "退回供方并开索赔单。Goes back to the supplier with a claim.";
      case "concession" -> "偏差不影响装配，客户同意。Does not matter for the fit; the customer agrees.";
      default -> "降级为备件使用。Used as a spare of lower grade.";
    };
  }

  private void carryOut(JsonNode sheet, JsonNode told) {
    for (JsonNode decision : sheet.path("dispositions")) {
      String at = path() + "/dispositions/" + decision.path("id").asString();
      if (!decision.has("executed")) {
        ground.desk().post(head(told), at + "/execution", Map.of());
        decided.accept(told.path("batchId").asString());
        return;
      }
      String kind = decision.path("kind").asString();
      boolean again = List.of("rework", "repair", "sort").contains(kind);
      if (again && !decision.has("inspectionId")) {
        inspectAgain(told, at);
        return;
      }
    }
    ground
        .desk()
        .post(
            ground.one(Role.CHIEF_QUALITY_OFFICER, 0),
            path() + "/verification",
            Map.of("secret", ground.crew().password()));
  }

  /** The record may still be on its way; what became of it is asked at the next step. */
  private void inspectAgain(JsonNode told, String decision) {
    if (recordedAgain.isEmpty()) {
      String part = part(told);
      String operation = told.path("operation").asString();
      List<Products.Step> way = ground.products().of(part).way();
      int position = 1;
      while (!way.get(position - 1).operation().equals(operation)) {
        position++;
      }
      String record = Ground.newId(chance);
      Outcome outcome = chance.nextDouble() < BAD_AGAIN ? Outcome.BAD : Outcome.GOOD;
      ground
          .stations()
          .sign(
              ground.inspector(part, position),
              way.get(position - 1).station(),
              record,
              told.path("batchId").asString(),
              ground
                  .inspecting()
                  .inspection(
                      told.path("batch").asString(),
                      part,
                      operation,
                      outcome,
                      chance,
                      ground.now()));
      recordedAgain = record;
    } else {
      String record = recordedAgain;
      recordedAgain = "";
      ground.desk().post(head(told), decision + "/inspection", Map.of("record", record));
      decided.accept(told.path("batchId").asString());
    }
  }

  private String part(JsonNode told) {
    return ground
        .desk()
        .get(quality(0), "/batches/" + told.path("batchId").asString())
        .at("/batch/part")
        .asString();
  }

  /** Its actions are done and verified one after the other, then it is closed. */
  private Duration verified(JsonNode sheet) {
    for (JsonNode action : sheet.path("actions")) {
      String at = "/actions/" + action.path("id").asString();
      switch (action.path("state").asString()) {
        case "open" -> {
          ground
              .desk()
              .post(
                  action.path("owner").asString(),
                  at + "/completion",
                  Map.of("evidence", "已完成，见照片与记录。Done; see pictures and records."));
          return Ground.hours(chance, 8, 30);
        }
        case "done" -> {
          boolean effective = chance.nextInt(10) > 0;
          ground
              .desk()
              .post(
                  action.path("verifier").asString(),
                  at + "/verification",
                  Map.of(
                      "effective",
                      effective,
                      "outcome",
                      effective
                          ? "有效，未再发生。Effective; it has not come again."
                          : "再次发生一件，继续改进。It came once more; go on."));
          return Ground.hours(chance, 8, 30);
        }
        default -> {}
      }
    }
    ground.desk().post(quality(0), path() + "/closure", Map.of());
    decided.accept(sheet.at("/nonconformance/batchId").asString());
    return Ground.hours(chance, 1, 2);
  }
}
