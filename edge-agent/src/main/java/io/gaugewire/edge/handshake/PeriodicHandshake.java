package io.gaugewire.edge.handshake;

import io.gaugewire.edge.config.HandshakeSpec;
import io.gaugewire.edge.journal.LastResult;
import io.gaugewire.edge.journal.SourceTime;
import io.gaugewire.wire.Gap;
import java.util.List;

/** One result in every period of UTC; a period without one becomes a gap. */
final class PeriodicHandshake implements Handshake {
  private final StationLink station;
  private final SourceTime time;
  private final ResultReader result;
  private final long periodMicros;

  PeriodicHandshake(HandshakeSpec.Periodic spec, StationLink station, SourceTime time) {
    this.station = station;
    this.time = time;
    this.result = station.reader(spec.result(), List.of());
    this.periodMicros = spec.every().toNanos() / 1000;
  }

  @Override
  public void poll() {
    ResultLog log = station.log();
    log.flush();
    LastResult last = log.last();
    long period = Math.floorDiv(time.nowMicros(), periodMicros);
    long lastPeriod = last == null ? period - 1 : Math.floorDiv(last.timeMicros(), periodMicros);
    if (period == lastPeriod) {
      return;
    }
    result.read();
    // The reading may have crossed into the next period; the result counts for the one it is
    // stamped with.
    long missed = Math.floorDiv(time.nowMicros(), periodMicros) - lastPeriod - 1;
    log.write(result, missed > 0 ? List.of(log.gap(Gap.Reason.POLLS_SKIPPED, missed)) : List.of());
  }

  @Override
  public long taken() {
    return station.log().taken();
  }
}
