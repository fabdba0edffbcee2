package io.gaugewire.edge.handshake;

import io.gaugewire.edge.config.HandshakeSpec;
import io.gaugewire.edge.config.Output;
import io.gaugewire.edge.modbus.Condition;
import io.gaugewire.edge.modbus.ConditionReader;
import io.gaugewire.edge.modbus.ReadPlan;
import io.gaugewire.edge.modbus.Register;
import io.gaugewire.edge.modbus.RegisterReader;
import io.gaugewire.wire.Gap;
import java.util.ArrayList;
import java.util.List;

/**
 * Flag up, read, write down, acknowledge; flag down, take the acknowledgement back.
 *
 * <p>Both lines are read from the station on every poll, so a lost reply to a write, a cut link or
 * a restart needs no memory of ours: the next poll sees where the conversation stands.
 */
final class ReadyAcknowledgeHandshake implements Handshake {
  private final StationLink station;
  private final Output acknowledge;
  private final ReadPlan lines;
  private final byte[] lineImage;
  private final ConditionReader ready;
  private final RegisterReader acknowledged;
  private final List<ConditionReader> overrun = new ArrayList<>();
  private final ResultReader result;
  private boolean overrunSeen;
  // Whether the flag was seen down since the last result: then the next one is new by itself.
  private boolean flagWasDown;
  // Whether the result offered now is ours already and only the acknowledgement is missing.
  private boolean written;
  private boolean firstPoll = true;

  ReadyAcknowledgeHandshake(HandshakeSpec.ReadyAcknowledge spec, StationLink station) {
    this.station = station;
    this.acknowledge = spec.acknowledge();
    List<Register> registers = new ArrayList<>();
    registers.add(spec.ready().register());
    registers.add(acknowledge.register());
    spec.overrun().forEach(condition -> registers.add(condition.register()));
    this.lines = station.plan(registers);
    this.lineImage = new byte[lines.imageSize()];
    this.ready = new ConditionReader(spec.ready(), lines);
    this.acknowledged = new RegisterReader(acknowledge.register(), lines);
    for (Condition condition : spec.overrun()) {
      overrun.add(new ConditionReader(condition, lines));
    }
    this.result = station.reader(spec.result(), List.of());
  }

  @Override
  public void poll() {
    station.log().flush();
    station.unit().read(lines, lineImage);
    boolean isReady = ready.holds(lineImage);
    boolean isAcknowledged = acknowledged.whole(lineImage) == acknowledge.on();
    if (!isReady) {
      flagWasDown = true;
      written = false;
      if (isAcknowledged) {
        station.write(acknowledge, false);
      }
    } else if (!isAcknowledged || firstPoll) {
      // At the first poll an acknowledged result is checked too: another master may have
      // acknowledged it.
      result.read();
      take();
      station.write(acknowledge, true);
    }
    firstPoll = false;
  }

  private void take() {
    ResultLog log = station.log();
    boolean overrunUp = isOverrunUp();
    boolean overran = overrunUp && !overrunSeen;
    overrunSeen = overrunUp;
    if (result.hasCounter()) {
      boolean jumped = log.step(result) != 1;
      if (overran && !jumped) {
        // The station says that it dropped results, although its counter shows none missing.
        log.write(result, List.of(log.gap(Gap.Reason.STATION_OVERRUN, -1)));
      } else {
        log.writeIfNew(result, overran ? Gap.Reason.STATION_OVERRUN : Gap.Reason.COUNTER_JUMP);
      }
      return;
    }
    if (written) {
      if (overran) {
        log.writeGap(Gap.Reason.STATION_OVERRUN, -1);
      }
      return;
    }
    // The flag may have fallen and risen again between two results: up means that something may be
    // missing.
    List<Gap> gaps = overrunUp ? List.of(log.gap(Gap.Reason.STATION_OVERRUN, -1)) : List.of();
    boolean isNew = flagWasDown || !log.looksLikeLast(result);
    // From here on the log keeps it, even if the journal is full.
    flagWasDown = false;
    written = true;
    if (isNew) {
      log.write(result, gaps);
    } else {
      // After a restart the same content is the same result, as far as anybody can know.
      log.writeGap(overrunUp ? Gap.Reason.STATION_OVERRUN : Gap.Reason.RESULT_LOST, -1);
    }
  }

  private boolean isOverrunUp() {
    boolean up = false;
    for (ConditionReader condition : overrun) {
      up |= condition.holds(lineImage);
    }
    return up;
  }

  @Override
  public long taken() {
    return station.log().taken();
  }
}
