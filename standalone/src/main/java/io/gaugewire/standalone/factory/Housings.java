package io.gaugewire.standalone.factory;

import io.gaugewire.standalone.factory.Inspecting.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;

/**
 * The housings, which nobody of the factory works on: batches that wait at the hand gauges and the
 * scale for whoever tries a station.
 */
final class Housings {
  private static final String PART = "HS-200";
  private static final String TURNER = "zhao.qiang";
  private static final Duration STEP = Duration.ofSeconds(20);

  private final Desk desk;
  private final Crew crew;
  private final RetoldClock clock;
  private final Inspecting inspecting = new Inspecting();
  private final RandomGenerator chance = new SplittableRandom(412);
  private final Set<String> there = new HashSet<>();

  Housings(Desk desk, Crew crew, RetoldClock clock) {
    this.desk = desk;
    this.crew = crew;
    this.clock = clock;
  }

  /** Opens those that are not there yet. */
  void open() {
    for (JsonNode batch : desk.get(TURNER, "/batches?limit=200").path("batches")) {
      there.add(batch.path("number").asString());
    }
    batch("H0411", List.of(step("OP10", Outcome.GOOD), step("OP20", Outcome.GOOD)));
    goOn("H0411", "OP40");
    batch("H0412", List.of(step("OP10", Outcome.GOOD)));
    batch("H0413", List.of());
    batch("H0414", List.of(step("OP10", Outcome.BAD)));
    batch("H0415", List.of(step("OP10", Outcome.GOOD)));
    hold("H0415", "顾客投诉硬度不符。The customer complained of the hardness.");
  }

  private record Step(String operation, Outcome outcome) {}

  private static Step step(String operation, Outcome outcome) {
    return new Step(operation, outcome);
  }

  private void batch(String number, List<Step> steps) {
    if (there.contains(number)) {
      return;
    }
    desk.post(
        TURNER,
        "/batches",
        Map.of(
            "id",
            Founding.id("batch " + number),
            "number",
            number,
            "part",
            PART,
            "quantity",
            480,
            "supplierLot",
            "AL-2207"));
    List<Step> done = new ArrayList<>();
    for (Step step : steps) {
      clock.forward(STEP);
      if (!done.isEmpty()) {
        String before = record(number, done.getLast().operation());
        inspect(number, step, Inspecting.confirmation(number, PART, step.operation(), before), "g");
      }
      inspect(
          number,
          step,
          inspecting.inspection(
              number, PART, step.operation(), step.outcome(), chance, clock.instant()),
          "");
      done.add(step);
    }
  }

  /** Otherwise its hourly inspection would be due for ever. */
  private void goOn(String number, String operation) {
    if (!there.contains(number)) {
      clock.forward(STEP);
      desk.post(
          TURNER,
          "/batches/" + Founding.id("batch " + number) + "/moves",
          Map.of("operation", operation));
    }
  }

  private static String record(String number, String operation) {
    return Founding.id("record " + number + " " + operation);
  }

  private void inspect(String number, Step step, Map<String, Object> document, String kind) {
    desk.post(
        TURNER,
        "/inspections",
        Map.of(
            "id",
            Founding.id("record " + number + " " + step.operation() + kind),
            "station",
            step.operation().equals("OP10") ? "SH-10" : "HG-01",
            "document",
            document,
            "secret",
            crew.pin()));
  }

  private void hold(String number, String reason) {
    if (!there.contains(number)) {
      clock.forward(STEP);
      desk.post(
          "wang.fang",
          "/holds",
          Map.of(
              "id", Founding.id("hold " + number),
              "batch", Founding.id("batch " + number),
              "kind", "quality",
              "reason", reason,
              "secret", crew.password()));
    }
  }
}
