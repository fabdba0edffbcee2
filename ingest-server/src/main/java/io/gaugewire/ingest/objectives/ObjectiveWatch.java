package io.gaugewire.ingest.objectives;

import io.gaugewire.ingest.audit.Author;
import io.gaugewire.ingest.audit.Changes;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Looks for defect rates beyond their objectives, every few minutes, and raises each once a period
 * (NC-1). Confined to the thread that looks at the clocks.
 */
public final class ObjectiveWatch {
  private static final Duration EVERY = Duration.ofMinutes(5);

  private final Jdbi jdbi;
  private final Changes changes;
  private final Clock clock;
  private final Objectives objectives;
  private final Alarm alarm;
  private Instant next = Instant.EPOCH;

  /** Raises a nonconformance within a change, and answers with its id. */
  @FunctionalInterface
  public interface Alarm {
    UUID raise(Handle handle, UUID batch, String operation, int pieces, String words, Instant at);
  }

  public ObjectiveWatch(Jdbi jdbi, Changes changes, Clock clock, ZoneId zone, Alarm alarm) {
    this.jdbi = jdbi;
    this.changes = changes;
    this.clock = clock;
    this.objectives = Objectives.of(zone);
    this.alarm = alarm;
  }

  /** Raises what is beyond its objective by now. */
  public void look() {
    Instant now = clock.instant();
    if (now.isBefore(next)) {
      return;
    }
    next = now.plus(EVERY);
    if (jdbi.withHandle(handle -> objectives.breaches(handle, now)).isEmpty()) {
      return;
    }
    changes.make(
        Author.system("clock"),
        "",
        (handle, at) -> {
          for (Objectives.Breach breach : objectives.breaches(handle, at)) {
            UUID raised =
                alarm.raise(
                    handle, breach.batch(), breach.operation(), breach.pieces(), words(breach), at);
            objectives.store().raise(handle, breach.line().id(), breach.start(), raised);
          }
          return at;
        });
  }

  private static String words(Objectives.Breach breach) {
    Objectives.Line line = breach.line();
    return "%s: %d of %d pieces (%s) do not conform, beyond the objective of at most %s in %s."
        .formatted(
            line.nameEn(),
            line.count(),
            line.of(),
            percent(BigDecimal.valueOf(line.actual().orElse(0.0))),
            percent(line.target()),
            line.period());
  }

  private static String percent(BigDecimal share) {
    return share.movePointRight(2).setScale(2, RoundingMode.HALF_UP).toPlainString() + " %";
  }
}
