package io.gaugewire.ingest.intake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Figures of the intake. Safe for use by many threads. */
final class IntakeMeters {
  final Counter parcels;
  final Counter readings;
  final Counter repeated;
  final Counter held;
  final Counter setAside;
  final Counter turnedAway;
  final Counter databaseFailures;
  final Timer commit;
  final Timer latency;

  IntakeMeters(MeterRegistry registry, LongSupplier bytes) {
    parcels = counter(registry, "parcels.committed", "Parcels committed");
    readings = counter(registry, "readings.committed", "Readings committed");
    repeated = counter(registry, "parcels.repeated", "Parcels that were stored already");
    held = counter(registry, "parcels.early", "Parcels that came before their turn");
    setAside = counter(registry, "parcels.quarantined", "Parcels put into the quarantine");
    turnedAway = counter(registry, "parcels.turned.away", "Parcels for which there was no room");
    databaseFailures = counter(registry, "database.failures", "Tries to store that failed");
    commit =
        Timer.builder("gaugewire.intake.commit")
            .description("One transaction from its first row to its commit")
            .publishPercentiles(0.5, 0.99)
            .distributionStatisticExpiry(Duration.ofMinutes(1))
            .register(registry);
    latency =
        Timer.builder("gaugewire.intake.latency")
            .description("From a parcel's arrival to its commit")
            .publishPercentiles(0.5, 0.99)
            .distributionStatisticExpiry(Duration.ofMinutes(1))
            .register(registry);
    Gauge.builder("gaugewire.intake.bytes", bytes::getAsLong)
        .description("Memory taken by parcels on their way")
        .baseUnit("bytes")
        .register(registry);
  }

  private static Counter counter(MeterRegistry registry, String name, String description) {
    return Counter.builder("gaugewire.intake." + name).description(description).register(registry);
  }
}
