package io.gaugewire.standalone.plant;

/** A camera that measures two edges and counts flaws; its text has the low byte first. */
final class VisionStation extends ReadyStation {
  private static final Table T = Table.INPUT;

  VisionStation() {
    super(3, 4, 3);
  }

  @Override
  void write(Inspected found, long number) {
    put16(T, 0, (int) number);
    put32(T, 2, scaled(found.value("width"), 3));
    put32(T, 4, scaled(found.value("height"), 3));
    putTextLowFirst(T, 6, 8, found.part().serial());
    int address = 14;
    for (int count : found.defects().values()) {
      put16(T, address++, count);
    }
    putDiscrete(5, found.conforming());
  }
}
