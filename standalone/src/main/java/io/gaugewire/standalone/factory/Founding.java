package io.gaugewire.standalone.factory;

import io.gaugewire.ingest.identity.People;
import io.gaugewire.ingest.identity.Person;
import io.gaugewire.ingest.identity.Role;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Founds the factory: people, master data, plans that two people answer for, qualifications, gauges
 * and objectives. What is there already is left as it is, so an interrupted founding can be gone on
 * with.
 */
final class Founding {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String ADMINISTRATOR = "admin";
  private static final String ENGINEER = "zhou.min";
  private static final String QUALITY = "chen.jing";

  private final Desk desk;
  private final Crew crew;
  private final LocalDate firstDay;

  /**
   * @param firstDay of the factory
   */
  Founding(Desk desk, Crew crew, LocalDate firstDay) {
    this.desk = desk;
    this.crew = crew;
    this.firstDay = firstDay;
  }

  /** Founds it. */
  void found(People people) {
    people.addIfAbsent(edit(crew.named(ADMINISTRATOR)));
    masterData();
    people();
    gauges();
    plans();
    qualifications();
    objectives();
  }

  /** The administrator comes before the departments. */
  private People.Edit edit(Crew.Member member) {
    return new People.Edit(
        new Person(
            member.id(),
            member.login(),
            member.badge(),
            member.name(),
            Optional.empty(),
            member.language(),
            new Person.Active(firstDay, Optional.empty())),
        List.of(new Person.Office(member.office().key(), firstDay, Optional.empty())),
        Optional.of(crew.password()),
        Optional.empty());
  }

  /** An id that is the same at the next attempt. */
  static String id(String what) {
    return UUID.nameUUIDFromBytes(what.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private Set<String> there(String path, String list, String... fields) {
    Set<String> there = new HashSet<>();
    for (JsonNode each : desk.get(ADMINISTRATOR, path).path(list)) {
      StringBuilder key = new StringBuilder();
      for (String field : fields) {
        key.append(key.isEmpty() ? "" : "/").append(each.at(field).asString(""));
      }
      there.add(key.toString());
    }
    return there;
  }

  private void masterData() {
    if (there("/master-data", "parts", "/code").isEmpty()) {
      desk.post(ADMINISTRATOR, "/master-data", map(FactoryFiles.read("master")));
    }
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(JsonNode node) {
    return JSON.treeToValue(node, Map.class);
  }

  private void people() {
    Set<String> there = there("/people", "people", "/login");
    for (Crew.Member member : crew.members()) {
      if (there.contains(member.login())) {
        continue;
      }
      Map<String, Object> office = new LinkedHashMap<>();
      office.put("role", member.office().key());
      office.put("from", firstDay.toString());
      member.years().ifPresent(years -> office.put("to", firstDay.plusYears(years).toString()));
      Map<String, Object> body = new LinkedHashMap<>();
      body.put("id", member.id().toString());
      body.put("login", member.login());
      body.put("name", member.name());
      body.put("department", member.department());
      body.put("language", member.language());
      body.put("activeFrom", firstDay.toString());
      body.put("offices", List.of(office));
      body.put("password", crew.password());
      member
          .badge()
          .ifPresent(
              badge -> {
                body.put("badge", badge);
                body.put("pin", crew.pin());
              });
      desk.post(ADMINISTRATOR, "/people", body);
    }
  }

  private void gauges() {
    Set<String> there = there("/gauges", "gauges", "/gauge/code");
    for (JsonNode gauge : FactoryFiles.list("gauges")) {
      String code = gauge.path("code").asString();
      LocalDate calibrated = firstDay.minusDays(gauge.path("calibrated").asInt());
      if (!there.contains(code)) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("code", code);
        body.put("name", map(gauge.path("name")));
        body.put("intervalDays", gauge.path("intervalDays").asInt());
        body.put("due", firstDay.toString());
        desk.post(ADMINISTRATOR, "/master-data", Map.of("gauges", List.of(body)));
      }
      desk.post(
          QUALITY,
          "/gauges/" + code + "/calibrations",
          Map.of(
              "id",
              id("calibration " + code + " " + calibrated),
              "performed",
              calibrated.toString(),
              "asFound",
              "pass",
              "certificate",
              certificate(code, calibrated),
              "byWhom",
              "何军 He Jun"));
    }
  }

  /** As the measuring room numbers them. */
  static String certificate(String gauge, LocalDate day) {
    return "C-" + gauge.substring(2) + "-" + day.toString().replace("-", "");
  }

  private void plans() {
    Set<String> approved = new HashSet<>();
    for (JsonNode plan : desk.get(ADMINISTRATOR, "/plans").path("plans")) {
      if (plan.has("approver")) {
        approved.add(plan.path("part").asString() + "/" + plan.path("operation").asString());
      }
    }
    for (JsonNode plan : FactoryFiles.list("plans")) {
      String part = plan.path("part").asString();
      String operation = plan.path("operation").asString();
      if (approved.contains(part + "/" + operation)) {
        continue;
      }
      String id = id("plan " + part + " " + operation + " 1");
      desk.post(
          ENGINEER,
          "/plans",
          Map.of(
              "id",
              id,
              "part",
              part,
              "operation",
              operation,
              "content",
              map(plan.path("content")),
              "reason",
              plan.path("reason").asString()));
      desk.post(QUALITY, "/plans/" + id + "/approval", Map.of("secret", crew.password()));
    }
  }

  /** Everybody with a badge is trained for what their lines make; one training has run out. */
  private void qualifications() {
    Set<String> there =
        there("/qualifications", "qualifications", "/person", "/part", "/operation");
    for (Crew.Member member : crew.members()) {
      if (member.office() != Role.INSPECTOR) {
        continue;
      }
      for (JsonNode plan : FactoryFiles.list("plans")) {
        String part = plan.path("part").asString();
        String operation = plan.path("operation").asString();
        boolean trained = member.virtual() || part.equals("HS-200");
        if (trained && !there.contains(member.id() + "/" + part + "/" + operation)) {
          boolean shortly = member.login().equals("anna.berg") && operation.equals("OP20");
          desk.post(
              QUALITY,
              "/qualifications",
              Map.of(
                  "person", member.id().toString(),
                  "part", part,
                  "operation", operation,
                  "from", firstDay.minusDays(60).toString(),
                  "to", (shortly ? firstDay.minusDays(3) : firstDay.plusYears(1)).toString()));
        }
      }
    }
  }

  private void objectives() {
    Set<String> there = there("/objectives?day=" + firstDay, "objectives", "/id");
    for (JsonNode objective : FactoryFiles.list("objectives")) {
      String id = id("objective " + objective.path("key").asString());
      if (there.contains(id)) {
        continue;
      }
      Map<String, Object> body = new LinkedHashMap<>();
      body.put("id", id);
      if (objective.has("parent")) {
        body.put("parent", id("objective " + objective.path("parent").asString()));
      }
      body.put("name", map(objective.path("name")));
      for (String field : List.of("metric", "direction", "scope", "period", "owner")) {
        body.put(field, objective.path(field).asString());
      }
      if (objective.has("code")) {
        body.put("scopeCode", objective.path("code").asString());
      }
      body.put("target", objective.path("target").decimalValue());
      body.put("validFrom", firstDay.withDayOfMonth(1).toString());
      body.put("reason", "随年度计划确定。Set with the year's plan.");
      desk.post(QUALITY, "/objectives", body);
    }
  }
}
