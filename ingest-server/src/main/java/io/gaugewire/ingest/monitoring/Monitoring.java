package io.gaugewire.ingest.monitoring;

import io.gaugewire.ingest.chart.ChartId;
import io.gaugewire.ingest.chart.LimitVersion;
import io.gaugewire.ingest.chart.MeasuredSubgroups;
import io.gaugewire.ingest.database.Database;
import io.gaugewire.ingest.store.Announcer;
import io.gaugewire.ingest.store.CommittedLog;
import io.gaugewire.ingest.store.CommittedParcel;
import io.gaugewire.ingest.store.Follower;
import io.gaugewire.spc.Result;
import io.gaugewire.wire.Gap;
import io.gaugewire.wire.Quality;
import io.gaugewire.wire.ReadingColumns;
import io.gaugewire.wire.StationResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Judges what is committed. Everything but {@link #close}, {@link #lastMicros} and {@link
 * #chartsChanged} happens on the follower's thread.
 *
 * <p>What came out of a batch of parcels and the position after it are written in one transaction.
 * When that fails, what is in memory is thrown away and taken up again from the database, so that
 * charts are a function of stored readings alone.
 */
public final class Monitoring implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Monitoring.class);

  private final MonitoringStore store;
  private final FirstLimits firstLimits;
  private final Consumer<List<ChartOutcome>> listener;
  private final AtomicLong lastMicros = new AtomicLong();
  private final Map<ChartId, ChartTracker> trackers = new HashMap<>();
  private final Map<Integer, List<Feed>> feeds = new HashMap<>();
  private final AtomicBoolean chartsChanged = new AtomicBoolean();
  private boolean loaded;
  private @Nullable Follower follower;

  /** A chart fed by a tag of a station. */
  private record Feed(MonitoringStore.Feed of, ChartTracker tracker) {
    MonitoringStore.TagSource tag() {
      return of.tag();
    }

    boolean holdsAt(long micros) {
      return of.from() <= micros && micros < of.to();
    }
  }

  private Monitoring(Database database, Consumer<List<ChartOutcome>> listener) {
    this.store = new MonitoringStore(database);
    this.firstLimits = new FirstLimits(new MeasuredSubgroups(database.jdbi()));
    this.listener = listener;
  }

  /**
   * Begins where it was left.
   *
   * @param listener told of every subgroup once it is committed, on the monitoring thread
   */
  public static Monitoring start(
      Database database, Announcer announcer, Consumer<List<ChartOutcome>> listener) {
    Monitoring monitoring = new Monitoring(database, listener);
    monitoring.follower =
        Follower.start(
            MonitoringStore.FOLLOWER,
            announcer,
            new CommittedLog(database),
            new Follower.Handler() {
              @Override
              public void handle(List<CommittedParcel> parcels) {
                monitoring.handle(parcels);
              }

              @Override
              public void replayed(List<CommittedLog.Replayed> parcels) {
                monitoring.replayed(parcels);
              }
            });
    return monitoring;
  }

  /** Source time of the newest reading judged, microseconds since 1970 UTC; 0 before the first. */
  public long lastMicros() {
    return lastMicros.get();
  }

  /**
   * Says that tags were assigned or assignments ended, or charts begun or changed; heeded from the
   * next parcel on. Charts go forward: readings that were judged, or passed unjudged, stay as they
   * are.
   */
  public void chartsChanged() {
    chartsChanged.set(true);
  }

  private void handle(List<CommittedParcel> parcels) {
    try {
      judge(parcels);
    } catch (OutdatedChartException e) {
      log.atInfo().addKeyValue("reason", e.getMessage()).log("judged anew");
      judge(parcels);
    }
  }

  private void judge(List<CommittedParcel> parcels) {
    try {
      if (chartsChanged.getAndSet(false)) {
        loaded = false;
      }
      if (!loaded || parcels.stream().anyMatch(parcel -> !parcel.contents().tags().isEmpty())) {
        load(parcels.getLast().received());
      }
      List<ChartOutcome> outcomes = new ArrayList<>();
      List<MonitoringStore.NewLimits> limits = new ArrayList<>();
      for (CommittedParcel parcel : parcels) {
        observe(parcel, outcomes, limits);
      }
      List<ChartTracker> touched =
          trackers.values().stream().filter(ChartTracker::touched).toList();
      // Another process, such as the command line, begins and changes charts too.
      loaded = versions().equals(store.write(parcels, outcomes, limits, touched));
      touched.forEach(ChartTracker::settled);
      if (!outcomes.isEmpty()) {
        listener.accept(outcomes);
      }
    } catch (RuntimeException e) {
      loaded = false;
      throw e;
    }
  }

  private Map<Integer, ChartTracker.Versions> versions() {
    Map<Integer, ChartTracker.Versions> versions = new HashMap<>();
    trackers.forEach((chart, tracker) -> versions.put(chart.value(), tracker.newest()));
    return versions;
  }

  /**
   * A chart goes forward only: readings that come out of the quarantine after it has passed their
   * place are not judged any more; it is noted which they are. The tags that they announce are
   * taken up.
   */
  private void replayed(List<CommittedLog.Replayed> parcels) {
    loaded = false;
    load(parcels.getLast().parcel().received());
    Set<Long> passed = store.unjudged().passedWithout(parcels);
    List<UnjudgedReadings> unjudged = new ArrayList<>();
    for (CommittedLog.Replayed replayed : parcels) {
      if (passed.contains(replayed.parcel().key().number())) {
        unjudged.addAll(unjudged(replayed.parcel()));
      }
    }
    store.unjudged().passReplays(parcels.getLast().number(), passed, unjudged);
  }

  private Collection<UnjudgedReadings> unjudged(CommittedParcel parcel) {
    Map<UnjudgedReadings.Of, UnjudgedReadings> unjudged = new LinkedHashMap<>();
    ReadingColumns readings = parcel.contents().readings();
    for (int row = 0; row < readings.size(); row++) {
      if (!Quality.usable(readings.quality(row))) {
        continue;
      }
      int tag = readings.tag(row);
      long micros = readings.timeMicros(row);
      for (Feed feed : feeds.getOrDefault(tag, List.of())) {
        if (feed.holdsAt(micros)) {
          UnjudgedReadings.Of of =
              new UnjudgedReadings.Of(feed.of().chart(), tag, parcel.key().number());
          unjudged.merge(of, new UnjudgedReadings(of, micros, micros, 1), UnjudgedReadings::and);
        }
      }
    }
    return unjudged.values();
  }

  /** Takes up new tags; everything anew after a failure. */
  private void load(Instant at) {
    if (!loaded) {
      trackers.clear();
      trackers.putAll(store.trackers());
    }
    feeds.clear();
    for (MonitoringStore.Feed feed : store.feeds(at)) {
      ChartTracker tracker = trackers.get(feed.chart());
      if (tracker != null) {
        for (ChartTracker.Service time : tracker.inService()) {
          feed.within(time)
              .ifPresent(
                  fed ->
                      feeds
                          .computeIfAbsent(feed.tag().tag(), tag -> new ArrayList<>(1))
                          .add(new Feed(fed, tracker)));
        }
      }
    }
    loaded = true;
  }

  private void observe(
      CommittedParcel parcel, List<ChartOutcome> outcomes, List<MonitoringStore.NewLimits> limits) {
    Map<ResultKey, String> batches = batches(parcel.contents().results());
    ReadingColumns readings = parcel.contents().readings();
    List<Gap> gaps = parcel.contents().gaps();
    Set<Feed> waiting = gaps.isEmpty() ? Set.of() : missing(gaps);
    long newest = 0;
    int tag = 0;
    List<Feed> fed = List.of();
    for (int row = 0; row < readings.size(); row++) {
      // They stand in order of their tags.
      if (readings.tag(row) != tag) {
        tag = readings.tag(row);
        fed = feeds.getOrDefault(tag, List.of());
      }
      if (fed.isEmpty() || !Quality.usable(readings.quality(row))) {
        continue;
      }
      long micros = readings.timeMicros(row);
      // By number: an iterator a reading would be most of what is allocated here.
      for (int i = 0; i < fed.size(); i++) {
        Feed feed = fed.get(i);
        if (!feed.holdsAt(micros)) {
          continue;
        }
        if (!waiting.isEmpty() && waiting.remove(feed)) {
          interrupt(feed.tracker(), outcomes, limits);
        }
        String batch =
            batches.isEmpty()
                ? ""
                : batches.getOrDefault(new ResultKey(feed.tag().station(), micros), "");
        long before = feed.tracker().subgroups();
        feed.tracker().observe(tag, micros, readings.value(row), batch, outcomes);
        establishIfDue(feed.tracker(), before, limits);
        newest = Math.max(newest, micros);
      }
    }
    lastMicros.accumulateAndGet(newest, Math::max);
    waiting.forEach(feed -> interrupt(feed.tracker(), outcomes, limits));
  }

  private void interrupt(
      ChartTracker tracker, List<ChartOutcome> outcomes, List<MonitoringStore.NewLimits> limits) {
    long before = tracker.subgroups();
    tracker.interrupt(outcomes);
    establishIfDue(tracker, before, limits);
  }

  private record ResultKey(String station, long micros) {}

  private static Map<ResultKey, String> batches(List<StationResult> results) {
    if (results.isEmpty()) {
      return Map.of();
    }
    Map<ResultKey, String> batches = new HashMap<>();
    for (StationResult result : results) {
      batches.put(new ResultKey(result.station(), result.timeMicros()), result.part().batch());
    }
    return batches;
  }

  /**
   * The charts from whose stream something is missing. A gap is written before what follows it, so
   * in its own parcel it stands before the readings.
   */
  private Set<Feed> missing(List<Gap> gaps) {
    Map<String, List<Gap>> byStation = gaps.stream().collect(Collectors.groupingBy(Gap::station));
    Set<Feed> missing = new LinkedHashSet<>();
    for (List<Feed> ofTag : feeds.values()) {
      for (Feed feed : ofTag) {
        for (Gap gap : byStation.getOrDefault(feed.tag().station(), List.of())) {
          boolean whole = gap.tag().isEmpty() || gap.tag().equals(feed.tag().name());
          boolean fed = gap.fromMicros() < feed.of().to() && gap.toMicros() >= feed.of().from();
          if (whole && fed) {
            missing.add(feed);
          }
        }
      }
    }
    return missing;
  }

  /**
   * Estimates the first limits where phase I came to its end since.
   *
   * @param before how many subgroups there were then
   */
  private void establishIfDue(
      ChartTracker tracker, long before, List<MonitoringStore.NewLimits> limits) {
    if (!tracker.phaseOneCompletedSince(before)) {
      return;
    }
    switch (firstLimits.estimate(tracker)) {
      case Result.Available<LimitVersion>(LimitVersion version) -> {
        tracker.judgeBy(version);
        limits.add(new MonitoringStore.NewLimits(tracker.definition().id(), version));
      }
      case Result.NotAvailable<LimitVersion>(String because) ->
          log.atWarn()
              .addKeyValue("chart", tracker.definition().id().value())
              .addKeyValue("because", because)
              .log("first limits cannot be estimated yet");
    }
  }

  @Override
  public void close() {
    if (follower != null) {
      follower.close();
    }
    store.close();
  }
}
