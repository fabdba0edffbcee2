package io.gaugewire.edge.handshake;

import io.gaugewire.edge.config.HandshakeSpec;
import io.gaugewire.edge.modbus.ConditionReader;
import io.gaugewire.edge.modbus.ModbusException;
import io.gaugewire.wire.Gap;
import java.util.List;

/**
 * Reads flag and result in one request; the reading clears the flag.
 *
 * <p>With a counter the flag adds nothing: a number that is new is a result that is new, whether
 * its flag was seen or lost with a reply. Without one, a lost reply can only be met by comparing
 * contents and saying that something may be missing.
 */
final class SelfClearingHandshake implements Handshake {
  private final StationLink station;
  private final ResultReader result;
  private final ConditionReader flag;
  private boolean mayHaveLost = true;

  SelfClearingHandshake(HandshakeSpec.SelfClearingFlag spec, StationLink station) {
    this.station = station;
    this.result = station.reader(spec.result(), List.of(spec.flag().register()));
    this.flag = new ConditionReader(spec.flag(), result.plan());
  }

  @Override
  public void poll() {
    ResultLog log = station.log();
    log.flush();
    boolean lostBefore = mayHaveLost;
    try {
      result.read();
    } catch (ModbusException e) {
      // Without a counter, a result can also have been overwritten while nobody could look.
      mayHaveLost |= e.requestMayHaveArrived() || !result.hasCounter();
      throw e;
    }
    boolean flagged = flag.holds(result.image());
    // A flag that was read is cleared in the station; until the result is on disk it can be lost.
    mayHaveLost |= flagged;
    if (result.hasCounter()) {
      log.writeIfNew(result, Gap.Reason.COUNTER_JUMP);
    } else if (flagged || lostBefore) {
      takeWithoutCounter(flagged, lostBefore);
    }
    mayHaveLost = false;
  }

  private void takeWithoutCounter(boolean flagged, boolean lostBefore) {
    ResultLog log = station.log();
    boolean changed = log.last() != null && !log.looksLikeLast(result);
    boolean isNew = flagged || (lostBefore && changed);
    if (isNew) {
      log.write(result, lostBefore ? List.of(log.gap(Gap.Reason.RESULT_LOST, -1)) : List.of());
    } else if (lostBefore) {
      log.writeGap(Gap.Reason.RESULT_LOST, -1);
    }
  }

  @Override
  public long taken() {
    return station.log().taken();
  }
}
