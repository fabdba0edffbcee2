package io.gaugewire.edge.gauge;

import io.gaugewire.edge.handshake.Handshake;
import io.gaugewire.edge.handshake.OperatorKeyHandshake;
import io.gaugewire.edge.journal.JournalFullException;
import io.gaugewire.edge.modbus.ModbusException;
import io.gaugewire.edge.modbus.ModbusUnit;

/** Polls the handshake of a gauge. Confined to the thread of its lane. */
final class HandshakePoll implements Poll {
  private final Handshake handshake;
  private final ModbusUnit unit;
  private final Schedule schedule;
  private volatile long taken;

  HandshakePoll(Handshake handshake, ModbusUnit unit, Schedule schedule) {
    this.handshake = handshake;
    this.unit = unit;
    this.schedule = schedule;
  }

  @Override
  public Schedule schedule() {
    return schedule;
  }

  long taken() {
    return taken;
  }

  /** Asks for a result; false when this station's results do not come on request. */
  boolean request() {
    if (handshake instanceof OperatorKeyHandshake key) {
      key.request();
      return true;
    }
    return false;
  }

  @Override
  public boolean run() {
    if (!unit.mayAsk()) {
      return false;
    }
    try {
      handshake.poll();
    } catch (ModbusException fault) {
      // The unit has counted it; the handshake knows what may have been lost.
    } catch (JournalFullException full) {
      // The result stays in the station or in the handshake; the journal has said that it is full.
    }
    taken = handshake.taken();
    return true;
  }
}
