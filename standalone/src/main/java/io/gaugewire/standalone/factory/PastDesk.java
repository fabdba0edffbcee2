package io.gaugewire.standalone.factory;

import io.gaugewire.ingest.QualityDesk;
import io.gaugewire.ingest.identity.Caller;
import io.gaugewire.ingest.identity.InnerDoor;
import io.gaugewire.ingest.web.Answer;
import io.gaugewire.ingest.web.Json;
import io.gaugewire.ingest.web.ProblemException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A desk at which the past is retold: the domain's own code, at the time of what is told. Confined
 * to one thread.
 */
final class PastDesk implements Desk {
  private static final String ADDRESS = "virtual factory";

  private final QualityDesk quality;
  private final InnerDoor door;
  private final Clock clock;
  private final ZoneId zone;
  private final Map<String, Caller> callers = new HashMap<>();
  private LocalDate day = LocalDate.MIN;

  PastDesk(QualityDesk quality, Clock clock, ZoneId zone) {
    this.quality = quality;
    this.door = quality.door();
    this.clock = clock;
    this.zone = zone;
  }

  @Override
  public JsonNode get(String login, String path) {
    return ask(login, "GET " + path, new byte[0]);
  }

  @Override
  public JsonNode post(String login, String path, Map<String, ?> body) {
    return ask(login, "POST " + path, Json.bytes(body));
  }

  private JsonNode ask(String login, String request, byte[] body) {
    try {
      return switch (door.ask(caller(login), request, body)) {
        case Answer.Document document -> Json.parse(Json.bytes(document.body()));
        case Answer.Ready ready -> Json.parse(ready.bytes());
        case Answer.File file -> Json.parse(file.bytes());
        case Answer.Redirect redirect -> throw new IllegalStateException(redirect.location());
      };
    } catch (ProblemException e) {
      throw new RefusedException(login + ", " + request + ": " + e.problem().detail());
    }
  }

  /** Offices change from one day to the next, not within a day. */
  private Caller caller(String login) {
    LocalDate today = clock.instant().atZone(zone).toLocalDate();
    if (!today.equals(day)) {
      callers.clear();
      day = today;
    }
    return callers.computeIfAbsent(login, name -> quality.people().caller(name, today, ADDRESS));
  }
}
