package io.gaugewire.standalone.plant;

/** The transmitter of one zone of the dryer; coil 0 stops the machine. */
final class DryerZone extends ModbusDevice {
  private static final int STOP = 0;

  @Override
  void show(Inspected found, long number) {
    throw new IllegalStateException("no parts are inspected in the dryer");
  }

  synchronized void show(Dryer dryer) {
    put16(Table.INPUT, 0, (int) scaled(dryer.temperature(), 1));
    put16(Table.INPUT, 1, (int) scaled(dryer.humidity(), 1));
  }

  synchronized boolean stopped() {
    return coil(STOP);
  }
}
