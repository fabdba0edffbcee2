package io.gaugewire.edge.modbus;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** ASCII frames: colon, hexadecimal digits, LRC, CR LF (Modbus over Serial Line V1.02, 2.5.2). */
final class AsciiFraming implements Framing {
  private static final int LONGEST = 1 + 2 * (1 + LONGEST_PDU + 1) + 2;
  private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

  private final ByteLink link;
  private final byte[] line = new byte[LONGEST];
  private final byte[] bytes = new byte[1 + LONGEST_PDU + 1];
  private int unit;

  AsciiFraming(ByteLink link) {
    this.link = link;
  }

  @Override
  public void open() throws IOException {
    link.open();
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
    bytes[0] = (byte) unit;
    System.arraycopy(pdu, 0, bytes, 1, length);
    bytes[1 + length] = (byte) lrc(bytes, 1 + length);
    int at = 0;
    line[at++] = ':';
    for (int i = 0; i < length + 2; i++) {
      line[at++] = HEX[(bytes[i] >> 4) & 0xf];
      line[at++] = HEX[bytes[i] & 0xf];
    }
    line[at++] = '\r';
    line[at++] = '\n';
    link.write(line, at);
  }

  @Override
  public int receive(byte[] pdu, long deadlineNanos) throws IOException {
    int length = readLine(deadlineNanos);
    if (line[0] != ':' || length < 9 || length % 2 == 0) {
      throw new ModbusException.Garbled("not an ASCII frame");
    }
    int count = (length - 1) / 2;
    for (int i = 0; i < count; i++) {
      int high = line[1 + 2 * i];
      int low = line[2 + 2 * i];
      if (!HexFormat.isHexDigit(high) || !HexFormat.isHexDigit(low)) {
        throw new ModbusException.Garbled("a character that is no hexadecimal digit");
      }
      bytes[i] = (byte) ((HexFormat.fromHexDigit(high) << 4) | HexFormat.fromHexDigit(low));
    }
    if (lrc(bytes, count - 1) != (bytes[count - 1] & 0xff)) {
      throw new ModbusException.Garbled("wrong LRC");
    }
    if ((bytes[0] & 0xff) != unit) {
      throw new ModbusException.Garbled("reply of unit " + (bytes[0] & 0xff) + ", asked " + unit);
    }
    System.arraycopy(bytes, 1, pdu, 0, count - 2);
    return count - 2;
  }

  /** Reads up to CR LF, which must end the frame, and gives the length without them. */
  private int readLine(long deadlineNanos) throws IOException {
    int length = 0;
    while (length < line.length) {
      link.readFully(line, length, 1, deadlineNanos);
      if (line[length] == '\n' && length > 0 && line[length - 1] == '\r') {
        return length - 1;
      }
      length++;
    }
    throw new ModbusException.Garbled("a frame without end");
  }

  @Override
  public void close() {
    link.close();
  }

  private static int lrc(byte[] bytes, int length) {
    int sum = 0;
    for (int i = 0; i < length; i++) {
      sum += bytes[i] & 0xff;
    }
    return -sum & 0xff;
  }
}
