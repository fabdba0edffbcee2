package io.gaugewire.standalone.plant;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Queues up to eight results; reading the front block to its end takes the oldest one out. A second
 * block keeps showing the newest. Values are 32-bit, low word first, times 1000.
 */
final class LeakTester extends ModbusDevice {
  private static final Table T = Table.INPUT;
  private static final int DEPTH = 8;
  private static final int LIVE = 0;
  private static final int WAITING = 16;
  private static final int FRONT = 32;
  private static final int NEWEST = 96;
  private static final int BLOCK = 16;
  private static final int OVERRUN = 5;
  private static final int PASCAL_PER_SECOND = 6;
  private static final double VENTS_PER_TICK = 0.97;

  private final Deque<Waiting> queue = new ArrayDeque<>();
  private boolean lost;
  private double pressure;

  private record Waiting(Inspected found, long number, boolean afterLoss) {}

  @Override
  void show(Inspected found, long number) {
    pressure = found.value("test-pressure");
    write(NEWEST, found, number);
    if (queue.size() == DEPTH) {
      lost = true;
      return;
    }
    queue.add(new Waiting(found, number, lost));
    lost = false;
    showFront();
  }

  @Override
  void lapse(Duration realTime) {
    pressure *= VENTS_PER_TICK;
    put32LowFirst(T, LIVE, scaled(pressure, 3));
  }

  @Override
  void inputWasRead(int address, int count) {
    boolean whole = address <= FRONT && address + count >= FRONT + BLOCK;
    if (whole && !queue.isEmpty()) {
      queue.remove();
      showFront();
    }
  }

  private void showFront() {
    put16(T, WAITING, queue.size());
    Waiting front = queue.peek();
    putDiscrete(OVERRUN, front != null && front.afterLoss());
    if (front == null) {
      clear(T, FRONT, BLOCK);
    } else {
      write(FRONT, front.found(), front.number());
    }
  }

  private void write(int block, Inspected found, long number) {
    put32LowFirst(T, block, number);
    put32LowFirst(T, block + 2, scaled(found.value("leak"), 3));
    put32LowFirst(T, block + 4, scaled(found.value("test-pressure"), 3));
    put16(T, block + 6, PASCAL_PER_SECOND);
    put16(T, block + 7, found.conforming() ? 1 : 2);
    putText(T, block + 8, 8, found.part().serial());
  }
}
