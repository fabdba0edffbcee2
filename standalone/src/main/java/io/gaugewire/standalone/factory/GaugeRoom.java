package io.gaugewire.standalone.factory;

import io.gaugewire.ingest.identity.Role;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Calibrates what is due: nearly always in time, once too late, and once to find a gauge wrong. */
final class GaugeRoom {
  private static final int DAYS_AHEAD = 3;
  private static final int DAYS_LATE = 2;
  private static final String LATE = "G-103";
  private static final String WRONG = "G-201";

  /** Nobody remembers it. */
  private static final String FORGOTTEN = "G-310";

  private final Ground ground;
  private final Set<String> oddOnce = new HashSet<>();

  GaugeRoom(Ground ground) {
    this.ground = ground;
  }

  /** Looks at every gauge. */
  void look() {
    LocalDate today = ground.today();
    String who = ground.one(Role.QUALITY, 1);
    for (JsonNode each : ground.desk().get(who, "/gauges").path("gauges")) {
      JsonNode gauge = each.path("gauge");
      String code = gauge.path("code").asString();
      LocalDate due = LocalDate.parse(gauge.path("due").asString());
      boolean late = code.equals(LATE) && !oddOnce.contains(code);
      LocalDate day = late ? due.plusDays(DAYS_LATE) : due.minusDays(DAYS_AHEAD);
      if (!code.equals(FORGOTTEN) && !today.isBefore(day)) {
        boolean wrong = code.equals(WRONG) && !oddOnce.contains(code);
        oddOnce.add(code);
        ground
            .desk()
            .post(
                who,
                "/gauges/" + code + "/calibrations",
                Map.of(
                    "id", Founding.id("calibration " + code + " " + today),
                    "performed", today.toString(),
                    "asFound", wrong ? "fail" : "pass",
                    "certificate", Founding.certificate(code, today),
                    "byWhom", ground.crew().named(who).name()));
      }
    }
  }
}
