package io.gaugewire.edge.station;

import io.gaugewire.wire.ContextDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Who may act at the stations of this edge, from the context document {@code people}. Safe for use
 * by many threads.
 */
final class StationPeople {
  static final String KIND = "people";

  private final ContextCache context;
  private final JsonMapper json;

  /**
   * Someone on the list.
   *
   * @param pin the hash in its text form
   * @param stations where they may sign in
   */
  record Person(String badge, String name, String pin, List<String> stations) {}

  StationPeople(ContextCache context, JsonMapper json) {
    this.context = context;
    this.json = json;
  }

  Optional<Person> find(String badge) {
    for (JsonNode person : document().path(KIND)) {
      if (person.path("badge").asString("").equals(badge)) {
        List<String> stations = new ArrayList<>();
        person.path("stations").forEach(station -> stations.add(station.asString("")));
        return Optional.of(
            new Person(
                badge,
                person.path("name").asString(badge),
                person.path("pin").asString(""),
                List.copyOf(stations)));
      }
    }
    return Optional.empty();
  }

  /** The document as a browser may have it: a PIN of four digits does not outlast its hash. */
  byte[] withoutPins() {
    JsonNode document = document();
    for (JsonNode person : document.path(KIND)) {
      if (person instanceof ObjectNode node) {
        node.remove("pin");
      }
    }
    return json.writeValueAsBytes(document);
  }

  private JsonNode document() {
    return context
        .document(KIND)
        .map(ContextDocument::content)
        .map(json::readTree)
        .orElseGet(json::createObjectNode);
  }
}
