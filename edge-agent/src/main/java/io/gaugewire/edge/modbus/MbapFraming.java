package io.gaugewire.edge.modbus;

import java.io.IOException;

/**
 * Frames of Modbus TCP over a stream: MBAP header and data unit (Modbus Messaging on TCP/IP V1.0b,
 * 3.1.3).
 */
final class MbapFraming implements Framing {
  static final int HEADER = 7;

  private final ByteLink link;
  private final byte[] frame = new byte[HEADER + LONGEST_PDU];
  private int transaction;
  private int unit;

  MbapFraming(ByteLink link, int firstTransaction) {
    this.link = link;
    this.transaction = firstTransaction;
  }

  @Override
  public void open() throws IOException {
    link.open();
  }

  @Override
  public boolean namesTransactions() {
    return true;
  }

  @Override
  public int unsolicited() throws IOException {
    return link.available();
  }

  @Override
  public void send(int toUnit, byte[] pdu, int length) throws IOException {
    transaction = (transaction + 1) & 0xffff;
    unit = toUnit;
    link.write(frame, wrap(frame, transaction, unit, pdu, length));
  }

  @Override
  public int receive(byte[] pdu, long deadlineNanos) throws IOException {
    link.readFully(frame, 0, HEADER, deadlineNanos);
    int length = checkedPduLength(frame, transaction, unit);
    link.readFully(pdu, 0, length, deadlineNanos);
    return length;
  }

  @Override
  public void close() {
    link.close();
  }

  static int wrap(byte[] frame, int transaction, int unit, byte[] pdu, int length) {
    frame[0] = (byte) (transaction >> 8);
    frame[1] = (byte) transaction;
    frame[2] = 0;
    frame[3] = 0;
    frame[4] = (byte) ((length + 1) >> 8);
    frame[5] = (byte) (length + 1);
    frame[6] = (byte) unit;
    System.arraycopy(pdu, 0, frame, HEADER, length);
    return HEADER + length;
  }

  /** The length of the data unit behind a header that fits the request. */
  static int checkedPduLength(byte[] frame, int transaction, int unit) {
    int gotTransaction = ((frame[0] & 0xff) << 8) | (frame[1] & 0xff);
    if (gotTransaction != transaction) {
      throw new ModbusException.Garbled(
          "reply to transaction " + gotTransaction + ", open is " + transaction);
    }
    if (frame[2] != 0 || frame[3] != 0) {
      throw new ModbusException.Garbled("reply of another protocol");
    }
    int length = (((frame[4] & 0xff) << 8) | (frame[5] & 0xff)) - 1;
    if (!(length >= 2 && length <= LONGEST_PDU)) {
      throw new ModbusException.Garbled("length field " + (length + 1) + " in a reply");
    }
    if ((frame[6] & 0xff) != unit) {
      throw new ModbusException.Garbled("reply of unit " + (frame[6] & 0xff) + ", asked " + unit);
    }
    return length;
  }
}
