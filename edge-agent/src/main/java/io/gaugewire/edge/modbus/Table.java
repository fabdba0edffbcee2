package io.gaugewire.edge.modbus;

/** The four tables of the Modbus data model (Modbus Application Protocol V1.1b3, 4.3). */
public enum Table {
  COIL(0x01, true, true),
  DISCRETE(0x02, true, false),
  HOLDING(0x03, false, true),
  INPUT(0x04, false, false);

  private final int readFunction;
  private final boolean bits;
  private final boolean writable;

  Table(int readFunction, boolean bits, boolean writable) {
    this.readFunction = readFunction;
    this.bits = bits;
    this.writable = writable;
  }

  int readFunction() {
    return readFunction;
  }

  /** Whether an address of this table holds one bit instead of a 16-bit register. */
  public boolean holdsBits() {
    return bits;
  }

  /** Whether the protocol has a function that writes this table. */
  public boolean isWritable() {
    return writable;
  }
}
