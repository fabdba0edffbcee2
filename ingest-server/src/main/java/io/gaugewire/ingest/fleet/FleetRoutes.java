package io.gaugewire.ingest.fleet;

import io.gaugewire.ingest.store.ReadingStore;
import io.gaugewire.ingest.web.Answer;
import io.gaugewire.ingest.web.Blocking;
import io.gaugewire.ingest.web.Call;
import io.gaugewire.ingest.web.Problem;
import io.gaugewire.ingest.web.Query;
import io.gaugewire.ingest.web.Routes;
import io.vertx.ext.web.Router;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /edges} and {@code /tags}. */
public final class FleetRoutes implements Routes {
  private final FleetStore fleet;
  private final ReadingStore readings;
  private final Clock clock;

  public FleetRoutes(FleetStore fleet, ReadingStore readings, Clock clock) {
    this.fleet = fleet;
    this.readings = readings;
    this.clock = clock;
  }

  @Override
  public void mount(Router api, Blocking blocking) {
    api.get("/edges")
        .handler(
            blocking.json(
                query ->
                    Map.of(
                        "asOf",
                        clock.instant(),
                        "edges",
                        fleet.edges().stream().map(EdgeView::of).toList())));
    api.get("/tags").handler(blocking.json(this::tags));
    api.get("/tags/:tag/readings").handler(blocking.call(this::readings));
  }

  /** Schema Edge. */
  private record EdgeView(
      String site,
      String edge,
      boolean online,
      Optional<Instant> since,
      String version,
      long outboxBytes,
      long lagMillis,
      long clockOffsetMicros,
      long gaps,
      List<StreamView> streams) {
    static EdgeView of(EdgeReport report) {
      return new EdgeView(
          report.edge().site(),
          report.edge().edge(),
          report.online(),
          report.since(),
          report.said().version(),
          report.said().outboxBytes(),
          report.said().lag().toMillis(),
          report.said().clockOffsetMicros(),
          report.said().gaps(),
          report.streams().stream().map(StreamView::of).toList());
    }
  }

  private record StreamView(
      long epoch, long produced, long stored, long quarantined, Optional<String> fault) {
    static StreamView of(EdgeReport.StreamReport stream) {
      return new StreamView(
          stream.epoch(),
          Math.max(stream.produced(), stream.stored()),
          stream.stored(),
          stream.quarantined(),
          stream.fault());
    }
  }

  /** Schema Tag. */
  private record TagView(
      int id,
      String site,
      String edge,
      String station,
      String name,
      String unit,
      int decimals,
      @Nullable Integer characteristic) {
    static TagView of(TagReport tag) {
      return new TagView(
          tag.id(),
          tag.edge().site(),
          tag.edge().edge(),
          tag.station(),
          tag.name(),
          tag.scale().unit(),
          tag.scale().decimals(),
          tag.characteristic().isPresent() ? tag.characteristic().getAsInt() : null);
    }
  }

  private Map<String, Object> tags(Query query) {
    int most = (int) query.whole("limit", 1, FleetStore.MOST_TAGS, 200);
    int after = (int) query.whole("after", 0, Integer.MAX_VALUE, 0);
    FleetStore.TagChoice choice =
        query.flag("unassigned") ? FleetStore.TagChoice.UNASSIGNED : FleetStore.TagChoice.ALL;
    List<TagReport> found = fleet.tags(choice, after, most);
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("tags", found.stream().map(TagView::of).toList());
    if (found.size() == most) {
      page.put("next", found.getLast().id());
    }
    return page;
  }

  private Answer readings(Call call) {
    Query query = call.query();
    int number = (int) query.whole("tag", 1, Integer.MAX_VALUE);
    Instant from = query.requiredTime("from");
    Instant to = query.requiredTime("to");
    if (!from.isBefore(to)) {
      throw Problem.badField("to", "Give a time after from.");
    }
    int most = (int) query.whole("limit", 1, ReadingStore.MOST, 10_000);
    TagReport tag =
        fleet.tags(FleetStore.TagChoice.ALL, number - 1, 1).stream()
            .filter(found -> found.id() == number)
            .findFirst()
            .orElseThrow(
                () -> Problem.notFound("There is no tag " + number + "; /api/v1/tags lists them."));
    int decimals = tag.scale().decimals();
    List<ReadingsJson> parts =
        readings.between(number, from, to, most, () -> new ReadingsJson(decimals));
    ReadingsJson all = parts.getFirst();
    parts.stream().skip(1).forEach(part -> all.addAll(part, most));
    return new Answer.Ready(all.document(number, all.count() == most));
  }
}
