package io.gaugewire.ingest.masterset;

import io.gaugewire.ingest.web.BodySchema;
import io.gaugewire.ingest.web.Json;
import io.gaugewire.ingest.web.ProblemException;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Holds what was told against the description of the interface, against itself, and against what is
 * there; whatever is wrong is noted with its place.
 */
final class SetCheck {
  private static final Map<MasterKind, Class<?>> TYPES =
      Map.ofEntries(
          Map.entry(MasterKind.SITES, MasterSet.Named.class),
          Map.entry(MasterKind.DEPARTMENTS, MasterSet.Named.class),
          Map.entry(MasterKind.LINES, MasterSet.Line.class),
          Map.entry(MasterKind.STATIONS, MasterSet.Station.class),
          Map.entry(MasterKind.DEFECTS, MasterSet.Defect.class),
          Map.entry(MasterKind.CHARACTERISTICS, MasterSet.Characteristic.class),
          Map.entry(MasterKind.CHARTS, MasterSet.Chart.class),
          Map.entry(MasterKind.PARTS, MasterSet.Part.class),
          Map.entry(MasterKind.PLANS, MasterSet.Plan.class),
          Map.entry(MasterKind.GAUGES, MasterSet.Gauge.class),
          Map.entry(MasterKind.PEOPLE, MasterSet.Member.class),
          Map.entry(MasterKind.QUALIFICATIONS, MasterSet.Qualification.class));

  private final Told told;
  private final JsonNode here;
  private final Map<MasterKind, Set<String>> known = new EnumMap<>(MasterKind.class);
  private final Set<String> operations = new HashSet<>();

  private SetCheck(Told told, JsonNode here) {
    this.told = told;
    this.here = here;
  }

  /**
   * Notes what each item is wrong in by itself. What follows needs items that are right.
   *
   * @param schema of a set
   */
  static void form(Told told, BodySchema schema) {
    for (String list : told.set().propertyNames()) {
      if (MasterKind.of(list).isEmpty()) {
        told.note(
            list,
            "There is no such list; there are " + String.join(", ", schema.properties()) + ".");
      } else if (!told.set().path(list).isArray()) {
        told.note(list, "Give a list.");
      }
    }
    for (MasterKind kind : MasterKind.values()) {
      BodySchema items = schema.items(kind.list()).orElseThrow();
      int index = 0;
      for (JsonNode item : told.items(kind)) {
        String path = kind.list() + "[" + index++ + "]";
        try {
          items.check(item);
          Json.read(item, Objects.requireNonNull(TYPES.get(kind), kind.name()));
        } catch (ProblemException refused) {
          String field = refused.problem().field();
          told.note(field.equals("body") ? path : path + "." + field, refused.problem().detail());
        }
      }
    }
  }

  /**
   * Notes what contradicts itself or what is there.
   *
   * @param here everything there is
   * @param judged codes of the charts that have judged readings
   */
  static void sense(Told told, JsonNode here, Set<String> judged) {
    SetCheck check = new SetCheck(told, here);
    new ChartCheck(told, here, judged).note();
    check.learn();
    for (MasterKind kind : MasterKind.values()) {
      check.once(kind);
      int index = 0;
      for (JsonNode item : told.items(kind)) {
        check.item(kind, item, kind.list() + "[" + index++ + "]");
      }
    }
    check.badges();
  }

  private void learn() {
    for (MasterKind kind : MasterKind.values()) {
      Set<String> keys = known.computeIfAbsent(kind, each -> new HashSet<>());
      for (JsonNode set : List.of(here, told.set())) {
        set.path(kind.list()).forEach(item -> keys.add(kind.key(item)));
      }
    }
    for (JsonNode set : List.of(here, told.set())) {
      for (JsonNode part : set.path(MasterKind.PARTS.list())) {
        for (JsonNode step : part.path("operations")) {
          operations.add(part.path("code").asString() + "/" + step.path("code").asString());
        }
      }
    }
  }

  private void once(MasterKind kind) {
    Set<String> seen = new HashSet<>();
    int index = 0;
    for (JsonNode item : told.items(kind)) {
      if (!seen.add(kind.key(item))) {
        told.note(
            kind.list() + "[" + index + "]",
            "The "
                + kind.noun()
                + " "
                + kind.key(item)
                + " stands here a second time; give it once.");
      }
      index++;
    }
  }

  private void item(MasterKind kind, JsonNode item, String path) {
    switch (kind) {
      case SITES, DEPARTMENTS, DEFECTS, CHARACTERISTICS -> {}
      case CHARTS -> needs(MasterKind.CHARACTERISTICS, item, "characteristic", path);
      case LINES -> needs(MasterKind.DEPARTMENTS, item, "department", path);
      case STATIONS -> needs(MasterKind.SITES, item, "site", path);
      case PARTS -> routing(item, path);
      case PLANS -> plan(item, path);
      case GAUGES -> gauge(item, path);
      case PEOPLE -> needs(MasterKind.DEPARTMENTS, item, "department", path);
      case QUALIFICATIONS -> {
        needs(MasterKind.PEOPLE, item, "person", path);
        operation(item, path);
      }
    }
  }

  private void needs(MasterKind kind, JsonNode item, String field, String path) {
    JsonNode named = item.path(field);
    if (named.isString() && !known.getOrDefault(kind, Set.of()).contains(named.stringValue())) {
      told.note(
          path + "." + field,
          "There is no "
              + kind.noun()
              + " "
              + named.stringValue()
              + ", here or among "
              + kind.list()
              + "; add it.");
    }
  }

  private void operation(JsonNode item, String path) {
    String operation = item.path("part").asString() + "/" + item.path("operation").asString();
    if (!operations.contains(operation)) {
      told.note(
          path + ".operation",
          "The routing of part "
              + item.path("part").asString()
              + " has no operation "
              + item.path("operation").asString()
              + "; add it to parts.");
    }
  }

  private void routing(JsonNode part, String path) {
    Set<String> steps = new LinkedHashSet<>();
    int index = 0;
    for (JsonNode step : part.path("operations")) {
      String at = path + ".operations[" + index++ + "]";
      needs(MasterKind.LINES, step, "line", at);
      if (!steps.add(step.path("code").asString())) {
        told.note(at + ".code", "The routing has this operation a second time; give it once.");
      }
    }
    for (JsonNode known : here.path(MasterKind.PARTS.list())) {
      if (known.path("code").equals(part.path("code"))) {
        for (JsonNode step : known.path("operations")) {
          String code = step.path("code").asString();
          if (!steps.contains(code)) {
            told.note(
                path,
                "The routing no longer has operation "
                    + code
                    + ", which records may name; put it where it belongs.");
          }
        }
      }
    }
  }

  private void plan(JsonNode plan, String path) {
    operation(plan, path);
    int index = 0;
    for (JsonNode item : plan.at("/content/characteristics")) {
      needs(
          MasterKind.CHARACTERISTICS,
          item,
          "characteristic",
          path + ".content.characteristics[" + index++ + "]");
    }
    index = 0;
    for (JsonNode code : plan.at("/content/attributes/defects")) {
      if (!known.getOrDefault(MasterKind.DEFECTS, Set.of()).contains(code.asString())) {
        told.note(
            path + ".content.attributes.defects[" + index + "]",
            "There is no defect " + code.asString() + ", here or among defects; add it.");
      }
      index++;
    }
  }

  /** What a failed calibration casts doubt on is looked for where it is recorded. */
  private void gauge(JsonNode gauge, String path) {
    for (JsonNode known : here.path(MasterKind.GAUGES.list())) {
      if (!known.path("code").equals(gauge.path("code"))) {
        continue;
      }
      Set<String> recorded = new HashSet<>();
      known.path("calibrations").forEach(each -> recorded.add(Comparison.calibration(each)));
      int index = 0;
      for (JsonNode each : gauge.path("calibrations")) {
        if (each.path("asFound").asString().equals("fail")
            && !recorded.contains(Comparison.calibration(each))) {
          told.note(
              path + ".calibrations[" + index + "].asFound",
              "A failed calibration of a gauge in use is recorded on its own page, which finds"
                  + " what it measured.");
        }
        index++;
      }
    }
  }

  private void badges() {
    Map<String, String> owners =
        stream(here, "badge")
            .collect(
                Collectors.toMap(
                    person -> person.path("badge").asString(),
                    person -> person.path("login").asString(),
                    (first, second) -> first));
    Set<String> moving =
        told.items(MasterKind.PEOPLE).stream()
            .map(person -> person.path("login").asString())
            .collect(Collectors.toSet());
    owners.values().removeIf(moving::contains);
    int index = 0;
    for (JsonNode person : told.items(MasterKind.PEOPLE)) {
      String badge = person.path("badge").asString("");
      String owner =
          badge.isEmpty() ? null : owners.putIfAbsent(badge, person.path("login").asString());
      if (owner != null) {
        told.note(
            MasterKind.PEOPLE.list() + "[" + index + "].badge",
            "The badge " + badge + " is that of " + owner + "; give each person one of their own.");
      }
      index++;
    }
  }

  private static Stream<JsonNode> stream(JsonNode set, String field) {
    return set.path(MasterKind.PEOPLE.list()).valueStream().filter(item -> item.has(field));
  }
}
