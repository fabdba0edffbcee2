package io.gaugewire.ingest.live;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One event of a topic. Its data are made when the first client gets it, and not at all when nobody
 * listens. Confined to the stream's lock.
 */
final class LiveEvent {
  private final long id;
  private final String topic;
  private final String name;
  private final Supplier<String> data;
  private @Nullable String json;

  /**
   * @param id grows by one with each event of this server process
   * @param topic for example {@code chart:12}
   * @param name the event's name as clients listen for it
   * @param data makes its JSON, one line
   */
  LiveEvent(long id, String topic, String name, Supplier<String> data) {
    this.id = id;
    this.topic = topic;
    this.name = name;
    this.data = data;
  }

  long id() {
    return id;
  }

  String topic() {
    return topic;
  }

  String name() {
    return name;
  }

  String json() {
    String made = json;
    if (made == null) {
      made = data.get();
      json = made;
    }
    return made;
  }
}
