package io.gaugewire.ingest.system;

import io.gaugewire.ingest.database.DatabaseKind;
import io.gaugewire.ingest.web.Blocking;
import io.gaugewire.ingest.web.Routes;
import io.vertx.ext.web.Router;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/** {@code /system}. */
public final class SystemRoutes implements Routes {
  private final DatabaseKind database;
  private final ZoneId zone;
  private final Optional<Currency> currency;
  private final LongSupplier judgedMicros;
  private final Backups backups;
  private final Clock clock;
  private final Instant started;

  /**
   * @param currency in which the plant counts costs; empty: it named none
   * @param judgedMicros source time of the newest reading judged, microseconds since 1970 UTC; 0
   *     before the first
   */
  public SystemRoutes(
      DatabaseKind database,
      ZoneId zone,
      Optional<Currency> currency,
      LongSupplier judgedMicros,
      Backups backups,
      Clock clock) {
    this.database = database;
    this.zone = zone;
    this.currency = currency;
    this.judgedMicros = judgedMicros;
    this.backups = backups;
    this.clock = clock;
    this.started = clock.instant();
  }

  @Override
  public void mount(Router api, Blocking blocking) {
    api.get("/system").handler(blocking.json(query -> system()));
  }

  private Map<String, Object> system() {
    Map<String, Object> system = new LinkedHashMap<>();
    system.put("version", Version.TEXT);
    system.put("started", started);
    system.put("zone", zone.getId());
    currency.ifPresent(known -> system.put("currency", known.getCurrencyCode()));
    system.put("database", "PostgreSQL " + database.postgresql());
    system.put("storage", database.level().text());
    if (!database.timescaledb().isEmpty()) {
      system.put("timescaledb", database.timescaledb());
    }
    long judged = judgedMicros.getAsLong();
    if (judged > 0) {
      system.put("monitoringLagMillis", Math.max(0, clock.millis() - judged / 1_000));
    }
    backups.last().ifPresent(backup -> system.put("backup", backup));
    return system;
  }
}
