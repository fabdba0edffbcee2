package io.gaugewire.standalone.factory;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;

/** What an inspector finds and writes down, as a plan asks for it. Immutable. */
final class Inspecting {
  private final Map<String, JsonNode> plans = new HashMap<>();
  private final Map<String, JsonNode> measuring = new HashMap<>();

  Inspecting() {
    FactoryFiles.list("plans")
        .forEach(
            plan ->
                plans.put(
                    plan.path("part").asString() + "/" + plan.path("operation").asString(), plan));
    FactoryFiles.list("measuring")
        .forEach(each -> measuring.put(each.path("code").asString(), each));
  }

  /** How a batch turns out at an inspection. */
  enum Outcome {
    GOOD,
    /** One value outside its specification, or more defects than the plan accepts. */
    BAD
  }

  private JsonNode plan(String part, String operation) {
    JsonNode plan = plans.get(part + "/" + operation);
    if (plan == null) {
      throw new IllegalStateException("plans.yml: there is no plan of " + part + "/" + operation);
    }
    return plan;
  }

  /** How often the operation is inspected while a batch is there. */
  int times(String part, String operation) {
    return plan(part, operation).path("periods").asInt(1);
  }

  /** The document of an inspection made now. */
  Map<String, Object> inspection(
      String batch,
      String part,
      String operation,
      Outcome outcome,
      RandomGenerator chance,
      Instant now) {
    JsonNode plan = plan(part, operation);
    JsonNode content = plan.path("content");
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("format", 1);
    document.put("kind", "inspection");
    document.put("batch", batch);
    document.put("part", part);
    document.put("operation", operation);
    document.put("started", time(now, 8 * 60));
    boolean bad = outcome == Outcome.BAD;
    List<Object> measurements = new ArrayList<>();
    for (JsonNode item : content.path("characteristics")) {
      measurements.add(measurement(item, plan.path("gauge").asString(""), bad, chance, now));
      bad = false;
    }
    document.put("measurements", measurements);
    if (content.has("attributes")) {
      document.put("counts", counts(content.path("attributes"), bad, chance));
    }
    return document;
  }

  private Map<String, Object> measurement(
      JsonNode item, String gauge, boolean bad, RandomGenerator chance, Instant now) {
    String code = item.path("characteristic").asString();
    JsonNode how = measuring.getOrDefault(code, item);
    int sample = item.path("sample").asInt();
    int worst = bad ? chance.nextInt(sample) : -1;
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < sample; i++) {
      Map<String, Object> value = new LinkedHashMap<>();
      value.put("value", value(how, i == worst, chance));
      value.put("source", gauge.isEmpty() ? "typed" : "gauge");
      value.put("time", time(now, 30L * (sample - i)));
      if (!gauge.isEmpty()) {
        value.put("gauge", gauge);
      }
      values.add(value);
    }
    return Map.of("characteristic", code, "unit", how.path("unit").asString(), "values", values);
  }

  /** Good parts lie within three times the spread, which every specification here allows. */
  private static BigDecimal value(JsonNode how, boolean bad, RandomGenerator chance) {
    double noise = Math.clamp(chance.nextGaussian(), -3, 3) * how.path("spread").asDouble();
    double value = bad ? how.path("bad").asDouble() : how.path("mean").asDouble() + noise;
    return BigDecimal.valueOf(value).setScale(how.path("decimals").asInt(), RoundingMode.HALF_EVEN);
  }

  private static Map<String, Object> counts(
      JsonNode attributes, boolean bad, RandomGenerator chance) {
    int accept = attributes.path("accept").asInt();
    int found = bad ? accept + 1 + chance.nextInt(2) : accept > 0 && chance.nextInt(5) == 0 ? 1 : 0;
    // The first codes of a plan are the usual ones and never critical.
    String code = attributes.path("defects").path(chance.nextInt(2)).asString();
    List<Object> defects = found == 0 ? List.of() : List.of(Map.of("code", code, "count", found));
    return Map.of("inspected", attributes.path("inspect").asInt(), "defects", defects);
  }

  /** The document of a confirmation of the operation before. */
  static Map<String, Object> confirmation(String batch, String part, String operation, String of) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("format", 1);
    document.put("kind", "confirmation");
    document.put("batch", batch);
    document.put("part", part);
    document.put("operation", operation);
    if (!of.isEmpty()) {
      document.put("of", of);
    }
    document.put("act", "confirmed");
    return document;
  }

  private static String time(Instant now, long secondsBefore) {
    return now.minusSeconds(secondsBefore).truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
