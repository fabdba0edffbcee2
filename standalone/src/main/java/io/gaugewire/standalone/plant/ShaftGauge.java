package io.gaugewire.standalone.plant;

import java.time.Duration;

/**
 * An inline station that writes a part's values first and counts up a moment later, so that a
 * careless reader gets the counter of one part with the values of the next.
 */
final class ShaftGauge extends ModbusDevice {
  private static final Table T = Table.HOLDING;
  private static final int MEASURING = 1;
  private static final int DONE = 2;
  private static final int INVALID = Integer.MIN_VALUE;

  private long announced;

  @Override
  void show(Inspected found, long number) {
    put32(T, 10, scaled(found.value("diameter"), 4));
    put32(T, 12, scaled(found.value("length"), 3));
    put16(T, 14, found.conforming() ? 1 : 2);
    putText(T, 20, 8, found.part().serial());
    putText(T, 28, 8, found.part().batchCode());
    put16(T, 2, MEASURING);
  }

  @Override
  void lapse(Duration realTime) {
    if (announced != counter()) {
      announce(counter());
      put16(T, 2, DONE);
    }
  }

  @Override
  void counterRestored(long value) {
    // The counter is kept through a power cut, the values are not: they say so until the next part.
    put32(T, 10, INVALID);
    put32(T, 12, INVALID);
    announce(value);
  }

  private void announce(long number) {
    announced = number;
    put32(T, 0, number);
  }
}
