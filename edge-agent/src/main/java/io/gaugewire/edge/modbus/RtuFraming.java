package io.gaugewire.edge.modbus;

import java.io.IOException;
import java.util.concurrent.locks.LockSupport;

/** RTU frames over a serial line or a terminal server (Modbus over Serial Line V1.02, 2.5.1). */
final class RtuFraming implements Framing {
  private static final int CRC = 2;

  private final ByteLink link;
  private final long silenceNanos;
  private final byte[] frame = new byte[1 + LONGEST_PDU + CRC];
  private long lastByteNanos;
  private int unit;
  private int function;

  /**
   * @param silenceNanos the rest between two frames, 3.5 characters on a serial line
   */
  RtuFraming(ByteLink link, long silenceNanos) {
    this.link = link;
    this.silenceNanos = silenceNanos;
  }

  @Override
  public void open() throws IOException {
    link.open();
    lastByteNanos = System.nanoTime();
  }

  @Override
  public boolean namesTransactions() {
    return false;
  }

  @Override
  public int unsolicited() throws IOException {
    return link.available();
  }

  @Override
  public void send(int toUnit, byte[] pdu, int length) throws IOException {
    unit = toUnit;
    function = pdu[0] & 0xff;
    frame[0] = (byte) unit;
    System.arraycopy(pdu, 0, frame, 1, length);
    int crc = crc(frame, 1 + length);
    frame[1 + length] = (byte) crc;
    frame[2 + length] = (byte) (crc >> 8);
    long rest = lastByteNanos + silenceNanos - System.nanoTime();
    if (rest > 0) {
      LockSupport.parkNanos(rest);
    }
    link.write(frame, 1 + length + CRC);
    lastByteNanos = System.nanoTime();
  }

  @Override
  public int receive(byte[] pdu, long deadlineNanos) throws IOException {
    link.readFully(frame, 0, 3, deadlineNanos);
    if ((frame[0] & 0xff) != unit) {
      throw new ModbusException.Garbled("reply of unit " + (frame[0] & 0xff) + ", asked " + unit);
    }
    int pduLength = ReplyShape.pduLength(function, frame[1] & 0xff, frame[2] & 0xff);
    int total = 1 + pduLength + CRC;
    link.readFully(frame, 3, total - 3, deadlineNanos);
    lastByteNanos = System.nanoTime();
    int expected = crc(frame, 1 + pduLength);
    int got = (frame[1 + pduLength] & 0xff) | ((frame[2 + pduLength] & 0xff) << 8);
    if (got != expected) {
      throw new ModbusException.Garbled("checksum %04x, expected %04x".formatted(got, expected));
    }
    System.arraycopy(frame, 1, pdu, 0, pduLength);
    return pduLength;
  }

  @Override
  public void close() {
    link.close();
  }

  /**
   * CRC-16/MODBUS, polynomial 0xA001 reflected, start 0xFFFF (Modbus over Serial Line V1.02,
   * 6.2.2).
   */
  static int crc(byte[] bytes, int length) {
    int crc = 0xffff;
    for (int i = 0; i < length; i++) {
      crc ^= bytes[i] & 0xff;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 1) == 0 ? crc >>> 1 : (crc >>> 1) ^ 0xa001;
      }
    }
    return crc;
  }
}
