package io.gaugewire.standalone.plant;

/** A screwdriver whose "new result" register is cleared by being read. */
final class TorqueTool extends ModbusDevice {
  private static final Table T = Table.INPUT;
  private static final int NEW_RESULT = 294;

  @Override
  void show(Inspected found, long number) {
    put32(T, 295, number);
    put16(T, 297, (int) scaled(found.value("torque"), 2));
    put16(T, 298, (int) scaled(found.value("angle"), 0));
    put16(T, 299, found.conforming() ? 1 : 2);
    putText(T, 300, 8, found.part().serial());
    put16(T, NEW_RESULT, 1);
  }

  @Override
  void inputWasRead(int address, int count) {
    if (address <= NEW_RESULT && NEW_RESULT < address + count) {
      put16(T, NEW_RESULT, 0);
    }
  }
}
