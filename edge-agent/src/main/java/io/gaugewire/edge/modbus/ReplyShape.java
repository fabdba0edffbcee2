package io.gaugewire.edge.modbus;

/** How long a reply must be, told from its first bytes; framings without a length field need it. */
final class ReplyShape {
  private static final int EXCEPTION_REPLY = 2;
  private static final int WRITE_ECHO = 5;

  private ReplyShape() {}

  /**
   * The length of the data unit of a reply.
   *
   * @param asked the function code of the request
   * @param got the function code of the reply
   * @param third the byte after it: the byte count of a read
   */
  static int pduLength(int asked, int got, int third) {
    if (got == (asked | FunctionCode.EXCEPTION)) {
      return EXCEPTION_REPLY;
    }
    if (got != asked) {
      throw new ModbusException.Garbled("reply to function " + got + ", asked " + asked);
    }
    return switch (asked) {
      case FunctionCode.READ_COILS,
          FunctionCode.READ_DISCRETE_INPUTS,
          FunctionCode.READ_HOLDING_REGISTERS,
          FunctionCode.READ_INPUT_REGISTERS ->
          read(third);
      case FunctionCode.WRITE_SINGLE_COIL, FunctionCode.WRITE_SINGLE_REGISTER -> WRITE_ECHO;
      default -> throw new IllegalArgumentException("function " + asked + " is never asked for");
    };
  }

  private static int read(int byteCount) {
    if (byteCount > Framing.LONGEST_PDU - 2) {
      throw new ModbusException.Garbled("byte count " + byteCount + " in a reply");
    }
    return 2 + byteCount;
  }
}
