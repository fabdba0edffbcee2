package io.gaugewire.edge.handshake;

import io.gaugewire.edge.config.HandshakeSpec;
import io.gaugewire.edge.modbus.ReadPlan;
import io.gaugewire.edge.modbus.Register;
import io.gaugewire.edge.modbus.RegisterReader;
import io.gaugewire.wire.Gap;
import java.util.List;
import java.util.Objects;

/**
 * A new number in the counter is a new result.
 *
 * <p>Stations write values and counter one after the other, in whichever order, while they are
 * being read. So a result counts only when the counter is the same before and after, and the values
 * are the same in two readings.
 */
final class CounterHandshake implements Handshake {
  private static final int ATTEMPTS = 3;

  private final StationLink station;
  private final ReadPlan counterPlan;
  private final byte[] counterImage;
  private final RegisterReader counter;
  private final ResultReader result;
  private boolean resetSeen;

  CounterHandshake(HandshakeSpec.CounterChange spec, StationLink station) {
    this.station = station;
    Register register = Objects.requireNonNull(spec.result().counter(), "counter").register();
    this.counterPlan = station.plan(List.of(register));
    this.counterImage = new byte[counterPlan.imageSize()];
    this.counter = new RegisterReader(register, counterPlan);
    this.result = station.reader(spec.result(), List.of());
  }

  @Override
  public void poll() {
    ResultLog log = station.log();
    log.flush();
    long before = readCounter();
    if (log.last() != null && log.last().counter() == before) {
      return;
    }
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      result.read();
      byte[] first = result.copy();
      result.read();
      long after = readCounter();
      if (after == before && result.counter() == before && result.sameAs(first)) {
        take(before);
        return;
      }
      before = after;
    }
    // Still moving: the next poll tries again, and the counter keeps account of what it costs.
  }

  private void take(long number) {
    ResultLog log = station.log();
    if (number == 0 && log.step(result) == -1) {
      // Switched off and on: it has counted nothing since, and what it counted before is unknown.
      if (!resetSeen) {
        log.writeGap(Gap.Reason.COUNTER_JUMP, -1);
        resetSeen = true;
      }
      return;
    }
    resetSeen = false;
    log.writeIfNew(result, Gap.Reason.COUNTER_JUMP);
  }

  private long readCounter() {
    station.unit().read(counterPlan, counterImage);
    return counter.whole(counterImage);
  }

  @Override
  public long taken() {
    return station.log().taken();
  }
}
