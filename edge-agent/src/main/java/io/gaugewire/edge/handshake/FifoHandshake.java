package io.gaugewire.edge.handshake;

import io.gaugewire.edge.config.HandshakeSpec;
import io.gaugewire.edge.config.Output;
import io.gaugewire.edge.modbus.ConditionReader;
import io.gaugewire.edge.modbus.ModbusException;
import io.gaugewire.edge.modbus.ReadPlan;
import io.gaugewire.edge.modbus.Register;
import io.gaugewire.edge.modbus.RegisterReader;
import io.gaugewire.wire.Gap;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes results out of the station's queue.
 *
 * <p>Where reading takes the oldest result out, a lost reply may have cost it. The read is never
 * repeated as such: the counter of what comes next tells what is missing, and if nothing comes
 * next, the block with the newest result does.
 */
final class FifoHandshake implements Handshake {
  private static final int MOST_PER_POLL = 64;

  private final StationLink station;
  private final @Nullable Output pop;
  private final ReadPlan state;
  private final byte[] stateImage;
  private final RegisterReader waiting;
  private final List<ConditionReader> overrun = new ArrayList<>();
  private final ResultReader head;
  private final @Nullable ResultReader newest;
  // Whether a result may have left the queue without having been written; after a start nobody
  // knows.
  private boolean mayHaveLost = true;
  // After an overrun the newest result may never have been in the queue, and an overrun that was
  // seen before a restart is forgotten.
  private boolean newestUnchecked;
  private boolean overrunSeen;
  private boolean takenSinceOverrun;

  FifoHandshake(HandshakeSpec.ResultFifo spec, StationLink station) {
    this.station = station;
    this.pop = spec.pop();
    List<Register> registers = new ArrayList<>();
    registers.add(spec.waiting());
    spec.overrun().forEach(condition -> registers.add(condition.register()));
    this.state = station.plan(registers);
    this.stateImage = new byte[state.imageSize()];
    this.waiting = new RegisterReader(spec.waiting(), state);
    spec.overrun().forEach(condition -> overrun.add(new ConditionReader(condition, state)));
    this.head = station.reader(spec.result(), List.of());
    this.newest =
        spec.lastResultOffset() == 0
            ? null
            : station.reader(spec.result().shifted(spec.lastResultOffset()), List.of());
    this.newestUnchecked = newest != null;
  }

  @Override
  public void poll() {
    ResultLog log = station.log();
    log.flush();
    station.unit().read(state, stateImage);
    long count = waiting.whole(stateImage);
    boolean overran = overranNow();
    if (overran && newest == null) {
      log.writeGap(Gap.Reason.STATION_OVERRUN, -1);
    }
    newestUnchecked |= overran && newest != null;
    Gap.Reason jump = overran ? Gap.Reason.STATION_OVERRUN : Gap.Reason.COUNTER_JUMP;
    for (int i = 0; i < Math.min(count, MOST_PER_POLL); i++) {
      takeHead(jump);
    }
    if (count == 0 && (mayHaveLost || newestUnchecked)) {
      settleByNewest();
    }
  }

  private void takeHead(Gap.Reason jump) {
    ResultLog log = station.log();
    boolean lostBefore = mayHaveLost;
    takenSinceOverrun = true;
    readHead();
    if (head.hasCounter()) {
      log.writeIfNew(head, lostBefore ? Gap.Reason.RESULT_LOST : jump);
    } else if (!lostBefore) {
      log.write(head, List.of());
    } else if (pop != null && log.looksLikeLast(head)) {
      log.writeGap(Gap.Reason.RESULT_LOST, -1);
    } else {
      log.write(head, pop == null ? List.of(log.gap(Gap.Reason.RESULT_LOST, -1)) : List.of());
    }
    mayHaveLost = false;
    if (pop != null) {
      mayHaveLost = true;
      station.write(pop, true);
      mayHaveLost = false;
    }
  }

  private void readHead() {
    try {
      head.read();
    } catch (ModbusException e) {
      mayHaveLost |= e.requestMayHaveArrived();
      throw e;
    }
    // Out of the station and not on disk yet: only a written result clears this.
    mayHaveLost = true;
  }

  /** Nothing waits, and a result may be gone: is the newest one that the station remembers ours? */
  private void settleByNewest() {
    ResultLog log = station.log();
    if (newest != null) {
      newest.read();
      log.writeIfNew(newest, Gap.Reason.RESULT_LOST);
    } else if (!head.hasCounter() && pop == null) {
      log.writeGap(Gap.Reason.RESULT_LOST, -1);
    } else if (pop == null) {
      // The counter of the next result will tell.
      return;
    }
    mayHaveLost = false;
    newestUnchecked = false;
  }

  private boolean overranNow() {
    boolean now = false;
    for (ConditionReader condition : overrun) {
      now |= condition.holds(stateImage);
    }
    // Taking a result may have lowered the flag, and the next loss raised it again unseen.
    boolean news = now && (!overrunSeen || takenSinceOverrun);
    overrunSeen = now;
    takenSinceOverrun &= !news;
    return news;
  }

  @Override
  public long taken() {
    return station.log().taken();
  }
}
