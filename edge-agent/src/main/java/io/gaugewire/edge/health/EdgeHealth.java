package io.gaugewire.edge.health;

import io.gaugewire.edge.outbox.OutboxStatus;
import io.gaugewire.edge.uplink.UplinkStatus;
import io.gaugewire.wire.EdgeId;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** Gathers what the parts of the edge say of themselves. Safe for use by many threads. */
public final class EdgeHealth {
  /** A clock this far off makes source times doubtful. */
  private static final Duration MOST_CLOCK_OFFSET = Duration.ofSeconds(1);

  private final EdgeId edge;
  private final Supplier<OutboxStatus> outbox;
  private final Supplier<UplinkStatus> uplink;
  private final Supplier<List<DeviceHealth>> devices;
  private final List<Loop> loops;
  private final InstantSource clock;
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final List<DeviceMeter> deviceMeters = new ArrayList<>();

  private record DeviceMeter(MultiGauge gauges, ToDoubleFunction<DeviceHealth> number) {}

  public EdgeHealth(
      EdgeId edge,
      Supplier<OutboxStatus> outbox,
      Supplier<UplinkStatus> uplink,
      Supplier<List<DeviceHealth>> devices,
      List<Loop> loops,
      InstantSource clock) {
    this.edge = edge;
    this.outbox = outbox;
    this.uplink = uplink;
    this.devices = devices;
    this.loops = List.copyOf(loops);
    this.clock = clock;
    meters();
  }

  private void meters() {
    gauge("gaugewire_outbox_bytes", () -> outbox.get().bytes());
    gauge("gaugewire_outbox_produced", () -> outbox.get().produced());
    gauge("gaugewire_outbox_gaps", () -> outbox.get().gaps());
    gauge("gaugewire_outbox_refused", () -> outbox.get().refused());
    gauge("gaugewire_outbox_room", () -> outbox.get().room().ordinal());
    gauge("gaugewire_outbox_waiting", () -> waiting(outbox.get(), uplink.get()));
    gauge("gaugewire_outbox_oldest_seconds", this::oldestSeconds);
    gauge("gaugewire_uplink_phase", () -> uplink.get().phase().ordinal());
    gauge("gaugewire_uplink_committed", () -> uplink.get().committed());
    gauge("gaugewire_clock_offset_seconds", () -> uplink.get().clockOffsetMicros() / 1e6);
    for (Loop loop : loops) {
      Gauge.builder("gaugewire_loop_alive", () -> loop.alive().getAsBoolean() ? 1 : 0)
          .tag("loop", loop.name())
          .register(registry);
      FunctionCounter.builder("gaugewire_loop_deaths", loop, l -> l.deaths().getAsLong())
          .tag("loop", loop.name())
          .register(registry);
    }
    device("gaugewire_gauge_answering", d -> d.answering() ? 1 : 0);
    device("gaugewire_gauge_stale", d -> d.stale() ? 1 : 0);
    device("gaugewire_gauge_polls", DeviceHealth::polls);
    device("gaugewire_gauge_polls_per_second", DeviceHealth::pollsPerSecond);
    device("gaugewire_gauge_skipped", DeviceHealth::skipped);
    device("gaugewire_gauge_faults", DeviceHealth::faults);
    device("gaugewire_gauge_latency_seconds", d -> d.latencyNanos() / 1e9);
  }

  private void gauge(String name, Supplier<Number> number) {
    Gauge.builder(name, number).register(registry);
  }

  private void device(String name, ToDoubleFunction<DeviceHealth> number) {
    deviceMeters.add(new DeviceMeter(MultiGauge.builder(name).register(registry), number));
  }

  private static long waiting(OutboxStatus box, UplinkStatus link) {
    return box.epoch() == link.epoch() ? box.produced() - link.committed() : box.produced();
  }

  private double oldestSeconds() {
    long oldest = uplink.get().oldestMicros();
    long now = ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
    return oldest == 0 ? 0 : Math.max(0, now - oldest) / 1e6;
  }

  /** Everything in the text format of Prometheus. */
  public synchronized String scrape() {
    List<DeviceHealth> now = devices.get();
    for (DeviceMeter meter : deviceMeters) {
      meter
          .gauges()
          .register(
              now.stream()
                  .map(
                      d ->
                          MultiGauge.Row.of(
                              Tags.of("gauge", d.gauge(), "station", d.station()),
                              d,
                              meter.number()))
                  .toList(),
              true);
    }
    return registry.scrape();
  }

  /**
   * What is wrong, one sentence each.
   *
   * @param fatal only what a restart may mend
   */
  public List<String> faults(boolean fatal) {
    List<String> faults = new ArrayList<>();
    for (Loop loop : loops) {
      if (!loop.alive().getAsBoolean()) {
        faults.add("loop " + loop.name() + " does not run");
      }
    }
    if (fatal) {
      return faults;
    }
    OutboxStatus box = outbox.get();
    if (box.room() != OutboxStatus.Level.AMPLE) {
      faults.add("outbox room is " + box.room() + " (" + box.bytes() + " bytes)");
    }
    UplinkStatus link = uplink.get();
    if (link.phase() == UplinkStatus.Phase.STOPPED) {
      faults.add("uplink stopped: " + link.reason());
    }
    if (Math.abs(link.clockOffsetMicros()) > MOST_CLOCK_OFFSET.toNanos() / 1000) {
      faults.add("clock is off by " + link.clockOffsetMicros() / 1000 + " ms");
    }
    return faults;
  }

  public HealthReport report() {
    List<String> faults = new ArrayList<>(faults(false));
    List<DeviceHealth> now = devices.get();
    if (uplink.get().phase() == UplinkStatus.Phase.DISCONNECTED) {
      faults.add("the server is not connected, everything is kept here");
    }
    for (DeviceHealth device : now) {
      if (!device.answering()) {
        faults.add("gauge " + device.gauge() + " does not answer: " + device.lastFault());
      }
    }
    return new HealthReport(edge.toString(), outbox.get(), uplink.get(), now, faults);
  }
}
