package io.gaugewire.standalone.plant;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * A station with a four-phase handshake: ready rises, the reader acknowledges, ready falls, the
 * reader takes its acknowledgement back. Eight results wait; what comes on top is lost, and the
 * result after a loss says so.
 */
abstract class ReadyStation extends ModbusDevice {
  private static final int DEPTH = 8;

  private final int readyInput;
  private final int overrunInput;
  private final int acknowledgeCoil;
  private final Queue<Waiting> queue = new ArrayDeque<>();
  private boolean lost;
  private boolean ready;

  private record Waiting(Inspected found, long number, boolean afterLoss) {}

  ReadyStation(int readyInput, int overrunInput, int acknowledgeCoil) {
    this.readyInput = readyInput;
    this.overrunInput = overrunInput;
    this.acknowledgeCoil = acknowledgeCoil;
  }

  abstract void write(Inspected found, long number);

  @Override
  final void show(Inspected found, long number) {
    if (queue.size() == DEPTH) {
      lost = true;
      return;
    }
    queue.add(new Waiting(found, number, lost));
    lost = false;
    present();
  }

  @Override
  final void lapse(Duration realTime) {
    present();
  }

  @Override
  final void coilWasWritten(int address, boolean on) {
    if (address != acknowledgeCoil) {
      return;
    }
    if (on && ready) {
      queue.remove();
      ready = false;
      putDiscrete(readyInput, false);
    }
  }

  private void present() {
    Waiting next = queue.peek();
    if (next == null || ready || coil(acknowledgeCoil)) {
      return;
    }
    write(next.found(), next.number());
    putDiscrete(overrunInput, next.afterLoss());
    ready = true;
    putDiscrete(readyInput, true);
  }
}
