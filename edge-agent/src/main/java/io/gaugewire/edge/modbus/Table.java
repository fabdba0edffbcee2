package io.gaugewire.edge.modbus;

/** The four tables of the Modbus data model (Modbus Application Protocol V1.1b3, 4.3). */
public enum Table {
  COIL(FunctionCode.READ_COILS, true, true),
  DISCRETE(FunctionCode.READ_DISCRETE_INPUTS, true, false),
  HOLDING(FunctionCode.READ_HOLDING_REGISTERS, false, true),
  INPUT(FunctionCode.READ_INPUT_REGISTERS, false, false);

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
