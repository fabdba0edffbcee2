package io.gaugewire.edge.health;

import io.gaugewire.edge.gauge.GaugeHealth;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What the gauges say of themselves, and the rate at which each was really polled over the last
 * seconds. Safe for use by many threads.
 */
public final class PollRates implements Supplier<List<DeviceHealth>> {
  /** A rate is taken over at least this time, and at most twice as much while somebody looks. */
  private static final long WINDOW_NANOS = Duration.ofSeconds(5).toNanos();

  private final Supplier<List<GaugeHealth>> gauges;
  private final LongSupplier nanos;
  private Map<String, Track> tracks = Map.of();

  private record Count(long polls, long nanos) {}

  /** Polls counted at two moments; the rate is taken from the older one. */
  private record Track(Count older, Count newer) {
    Track at(Count now) {
      if (now.polls() < newer.polls()) {
        return new Track(now, now); // The gauge was set up anew.
      }
      return now.nanos() - newer.nanos() < WINDOW_NANOS ? this : new Track(newer, now);
    }

    double perSecond(Count now) {
      long passed = now.nanos() - older.nanos();
      return passed <= 0 ? 0 : (now.polls() - older.polls()) * 1e9 / passed;
    }
  }

  /**
   * @param nanos a clock that only goes forward
   */
  public PollRates(Supplier<List<GaugeHealth>> gauges, LongSupplier nanos) {
    this.gauges = gauges;
    this.nanos = nanos;
    get();
  }

  @Override
  public synchronized List<DeviceHealth> get() {
    Map<String, Track> next = new HashMap<>();
    List<DeviceHealth> all =
        gauges.get().stream()
            .map(
                gauge -> {
                  Count now = new Count(gauge.polls(), nanos.getAsLong());
                  Track known = tracks.getOrDefault(gauge.gauge(), new Track(now, now));
                  double rate = known.perSecond(now);
                  next.put(gauge.gauge(), known.at(now));
                  return describe(gauge, Math.max(0, rate));
                })
            .toList();
    tracks = next;
    return all;
  }

  private static DeviceHealth describe(GaugeHealth gauge, double pollsPerSecond) {
    return new DeviceHealth(
        gauge.gauge(),
        gauge.station(),
        gauge.answering(),
        gauge.stale(),
        gauge.polls(),
        pollsPerSecond,
        gauge.skipped(),
        gauge.faults(),
        gauge.latencyNanos(),
        gauge.lastFault());
  }
}
