package io.gaugewire.edge.modbus;

/** How long a reply must be, told from its first bytes; framings without a length field need it. */
final class ReplyShape {
  private static final int EXCEPTION = 0x80;
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
    if (got == (asked | EXCEPTION)) {
      return 2;
    }
    if (got != asked) {
      throw new ModbusException.Garbled("reply to function " + got + ", asked " + asked);
    }
    if (asked > 0x04) {
      return WRITE_ECHO;
    }
    if (third > Framing.LONGEST_PDU - 2) {
      throw new ModbusException.Garbled("byte count " + third + " in a reply");
    }
    return 2 + third;
  }
}
