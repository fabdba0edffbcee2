package io.gaugewire.edge.modbus;

/** The functions that are asked for here (Modbus Application Protocol V1.1b3, 6). */
final class FunctionCode {
  static final int READ_COILS = 0x01;
  static final int READ_DISCRETE_INPUTS = 0x02;
  static final int READ_HOLDING_REGISTERS = 0x03;
  static final int READ_INPUT_REGISTERS = 0x04;
  static final int WRITE_SINGLE_COIL = 0x05;
  static final int WRITE_SINGLE_REGISTER = 0x06;

  /** Stands in the function code of a reply that says no. */
  static final int EXCEPTION = 0x80;

  private FunctionCode() {}
}
