package io.gaugewire.ingest.stationcontext;

import io.gaugewire.ingest.database.Rounds;
import io.gaugewire.ingest.intake.Downlinks;
import io.gaugewire.ingest.intake.StationContext;
import io.gaugewire.ingest.web.Json;
import io.gaugewire.wire.ContextDocument;
import io.gaugewire.wire.EdgeId;
import io.gaugewire.wire.StationHold;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import tools.jackson.databind.JsonNode;

/**
 * The documents of context with people, gauges and open batches, from the records themselves, so
 * that there is no second list of them; whatever is written as a file comes as it is. Edges get
 * them when they connect and when they change: at once where {@link #changed} tells it, else at the
 * next look. Sends on a thread of its own; safe for use by many threads.
 */
public final class RecordedContext implements StationContext, AutoCloseable {
  private final Jdbi jdbi;
  private final Downlinks downlinks;
  private final StationContext files;
  private final StationKnowledge knowledge;
  private final Clock clock;
  private final Map<Kept, byte[]> sent = new HashMap<>();
  private final Rounds looks;

  private record Kept(EdgeId edge, String kind) {}

  private RecordedContext(
      Jdbi jdbi,
      Downlinks downlinks,
      StationContext files,
      StationKnowledge knowledge,
      Clock clock,
      Duration betweenLooks) {
    this.jdbi = jdbi;
    this.downlinks = downlinks;
    this.files = files;
    this.knowledge = knowledge;
    this.clock = clock;
    this.looks = Rounds.start("station-context", betweenLooks, this::look);
  }

  /**
   * Begins to look for changes.
   *
   * @param files whose documents come first
   * @param betweenLooks how long what nobody tells of may stay unseen
   */
  public static RecordedContext start(
      Jdbi jdbi,
      Downlinks downlinks,
      StationContext files,
      StationKnowledge knowledge,
      Clock clock,
      Duration betweenLooks) {
    return new RecordedContext(jdbi, downlinks, files, knowledge, clock, betweenLooks);
  }

  /** Records changed: looks at once, so that no station waits for what another just signed. */
  public void changed() {
    looks.wake();
  }

  @Override
  public List<StationHold> holds(EdgeId edge) {
    return files.holds(edge);
  }

  @Override
  public List<ContextDocument> documents(EdgeId edge) {
    List<ContextDocument> documents = new ArrayList<>(files.documents(edge));
    List<ContextDocument> recorded = recorded(edge, documents);
    synchronized (sent) {
      recorded.forEach(one -> sent.put(new Kept(edge, one.kind()), one.content()));
    }
    documents.addAll(recorded);
    return documents;
  }

  private List<ContextDocument> recorded(EdgeId edge, List<ContextDocument> written) {
    Set<String> stations = new LinkedHashSet<>(knowledge.stations(edge));
    Set<String> kinds = new LinkedHashSet<>();
    for (ContextDocument document : written) {
      kinds.add(document.kind());
      if (document.kind().equals("stations")) {
        for (JsonNode station : Json.parse(document.content()).path("stations")) {
          stations.add(station.path("station").asString(""));
        }
      }
    }
    long version = clock.millis();
    return knowledge.of(stations).entrySet().stream()
        .filter(document -> !kinds.contains(document.getKey()))
        .map(
            document ->
                new ContextDocument(document.getKey(), version, Json.bytes(document.getValue())))
        .toList();
  }

  private void look() {
    edges().stream().filter(downlinks::reaches).forEach(this::sendChanged);
  }

  private List<EdgeId> edges() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select site, name from edge")
                .map((row, c) -> new EdgeId(row.getString("site"), row.getString("name")))
                .list());
  }

  private void sendChanged(EdgeId edge) {
    for (ContextDocument document : recorded(edge, files.documents(edge))) {
      Kept key = new Kept(edge, document.kind());
      boolean same;
      synchronized (sent) {
        same = Arrays.equals(sent.get(key), document.content());
      }
      if (!same && downlinks.send(edge, document)) {
        synchronized (sent) {
          sent.put(key, document.content());
        }
      }
    }
  }

  @Override
  public void close() {
    looks.close();
  }
}
