package io.gaugewire.standalone.factory;

import io.gaugewire.ingest.identity.Role;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;

/**
 * What the end of a month asks for: reasons for what was missed, and reports on their way. The last
 * month's are left on the way, so that somebody has something to sign.
 */
final class MonthEnds {
  private static final int EXPLAINED_ON = 2;
  private static final int APPROVED_ON = 4;
  private static final int ISSUED_ON = 8;

  private final Ground ground;

  /** The month in which the past ends. */
  private final YearMonth present;

  MonthEnds(Ground ground, YearMonth present) {
    this.ground = ground;
    this.present = present;
  }

  /** What is to be done today. */
  void look() {
    LocalDate today = ground.today();
    if (today.getDayOfMonth() == EXPLAINED_ON) {
      explain(today.withDayOfMonth(1).minusDays(1));
    }
    if (today.getDayOfMonth() >= APPROVED_ON) {
      for (JsonNode report :
          ground.desk().get(ground.one(Role.QUALITY, 0), "/reports").path("reports")) {
        goOn(report, today);
      }
    }
  }

  private void explain(LocalDate last) {
    for (JsonNode line :
        ground
            .desk()
            .get(ground.one(Role.QUALITY, 0), "/objectives?day=" + last)
            .path("objectives")) {
      boolean missed = line.path("status").asString().endsWith("missed");
      if (!missed || line.has("reason") || !line.path("over").asBoolean()) {
        continue;
      }
      String owner = line.path("owner").asString();
      boolean head = ground.crew().virtual(Role.DEPARTMENT_HEAD).contains(owner);
      String id = line.path("id").asString();
      RandomGenerator chance = ground.chance("missed " + id + last);
      ground
          .desk()
          .post(
              head ? owner : ground.one(Role.QUALITY, 0),
              "/objectives/" + id + "/reasons",
              Map.of(
                  "period", line.path("period").asString(),
                  "reason", ground.word(chance, "misses").asString()));
    }
  }

  private void goOn(JsonNode report, LocalDate today) {
    String path = "/reports/" + report.path("id").asString();
    LocalDate drafted =
        Instant.parse(report.path("drafted").asString()).atZone(ground.zone()).toLocalDate();
    boolean monthBefore = drafted.isBefore(present.atDay(1));
    boolean inspectors = report.path("kind").asString().equals("inspectors");
    Map<String, String> secret = Map.of("secret", ground.crew().password());
    switch (report.path("state").asString()) {
      case "draft" -> {
        if (monthBefore || inspectors) {
          ground.desk().post(ground.one(Role.PLANT_MANAGER, 0), path + "/approval", secret);
        }
      }
      case "approved" -> {
        boolean lately = !drafted.isBefore(present.minusMonths(1).atDay(1));
        boolean quarter = report.path("kind").asString().equals("quarter");
        if (today.getDayOfMonth() >= ISSUED_ON && !(quarter && lately)) {
          ground.desk().post(ground.one(Role.QUALITY, 0), path + "/issue", secret);
        }
      }
      default -> {}
    }
  }
}
