package io.gaugewire.ingest.fleet;

import io.gaugewire.ingest.database.Rounds;
import io.gaugewire.ingest.fleet.EdgeReport.StreamReport;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Figures of every edge for the meters, read from the database every five seconds: above all
 * whether everything that was produced is stored.
 */
public final class FleetMeters implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private static final List<Figure> FIGURES =
      List.of(
          new Figure("online", "1 while it is connected", edge -> edge.online() ? 1 : 0),
          new Figure(
              "parcels.produced",
              "Parcels it numbered, as it said last",
              edge -> sum(edge, stream -> Math.max(stream.produced(), stream.stored()))),
          new Figure(
              "parcels.stored",
              "Parcels of it that are committed",
              edge -> sum(edge, StreamReport::stored)),
          new Figure(
              "parcels.quarantined",
              "Committed parcels of it that wait in the quarantine",
              edge -> sum(edge, StreamReport::quarantined)),
          new Figure(
              "streams.at.fault",
              "Streams of it that stand still",
              edge -> sum(edge, stream -> stream.fault().isPresent() ? 1 : 0)),
          new Figure(
              "outbox.bytes",
              "Bytes on its disk that are not freed",
              edge -> edge.said().outboxBytes()),
          new Figure(
              "lag.seconds",
              "Age of the oldest parcel it held when it spoke last",
              edge -> edge.said().lag().toMillis() / 1_000.0),
          new Figure(
              "clock.offset.seconds",
              "Server clock minus its clock",
              edge -> edge.said().clockOffsetMicros() / 1_000_000.0),
          new Figure("gaps", "Gap entries it ever wrote in its epoch", edge -> edge.said().gaps()));

  private record Figure(String name, String description, ToDoubleFunction<EdgeReport> of) {
    Meter in(MeterRegistry registry) {
      return new Meter(
          MultiGauge.builder("gaugewire.edge." + name).description(description).register(registry),
          of);
    }
  }

  private record Meter(MultiGauge gauge, ToDoubleFunction<EdgeReport> of) {}

  private final FleetStore fleet;
  private final List<Meter> meters;
  private final Rounds rounds;

  private FleetMeters(FleetStore fleet, MeterRegistry registry) {
    this.fleet = fleet;
    this.meters = FIGURES.stream().map(figure -> figure.in(registry)).toList();
    this.rounds = Rounds.start("fleet-meters", PAUSE, this::refresh);
  }

  /** Begins to keep the figures. */
  public static FleetMeters start(FleetStore fleet, MeterRegistry registry) {
    return new FleetMeters(fleet, registry);
  }

  private static double sum(EdgeReport edge, ToDoubleFunction<StreamReport> of) {
    return edge.streams().stream().mapToDouble(of).sum();
  }

  private void refresh() {
    List<EdgeReport> edges = fleet.edges();
    for (Meter meter : meters) {
      List<Row<?>> rows = edges.stream().<Row<?>>map(edge -> row(edge, meter.of())).toList();
      meter.gauge().register(rows, true);
    }
  }

  private static Row<?> row(EdgeReport edge, ToDoubleFunction<EdgeReport> of) {
    return Row.of(
        Tags.of("site", edge.edge().site(), "edge", edge.edge().edge()), of.applyAsDouble(edge));
  }

  @Override
  public void close() {
    rounds.close();
  }
}
