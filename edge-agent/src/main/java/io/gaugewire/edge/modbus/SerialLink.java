package io.gaugewire.edge.modbus;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import org.jspecify.annotations.Nullable;

/** A serial port, through the library j2mod uses for it. */
final class SerialLink implements ByteLink {
  private final SerialLine line;
  private @Nullable SerialPort port;
  private byte[] chunk = new byte[512];

  SerialLink(SerialLine line) {
    this.line = line;
  }

  @Override
  public void open() throws IOException {
    close();
    try {
      SerialPort opened = SerialPort.getCommPort(line.device());
      int parity =
          switch (line.parity()) {
            case NONE -> SerialPort.NO_PARITY;
            case EVEN -> SerialPort.EVEN_PARITY;
            case ODD -> SerialPort.ODD_PARITY;
          };
      int stopBits = line.stopBits() == 2 ? SerialPort.TWO_STOP_BITS : SerialPort.ONE_STOP_BIT;
      opened.setComPortParameters(line.baud(), line.dataBits(), stopBits, parity);
      opened.setFlowControl(SerialPort.FLOW_CONTROL_DISABLED);
      if (!opened.openPort(0)) {
        throw new IOException(
            "serial port " + line.device() + " cannot be opened: is it there, free and permitted?");
      }
      port = opened;
    } catch (SerialPortInvalidPortException e) {
      throw new IOException("no serial port " + line.device(), e);
    }
  }

  private SerialPort opened() throws IOException {
    SerialPort open = port;
    if (open == null) {
      throw new EOFException("serial port is closed");
    }
    return open;
  }

  @Override
  public void write(byte[] bytes, int length) throws IOException {
    if (opened().writeBytes(bytes, length) != length) {
      throw new IOException("serial port " + line.device() + " took only part of a request");
    }
  }

  @Override
  public int read(byte[] into, int offset, int length, long deadlineNanos) throws IOException {
    SerialPort open = opened();
    long leftMillis = Math.ceilDiv(deadlineNanos - System.nanoTime(), 1_000_000L);
    if (leftMillis <= 0) {
      throw new SocketTimeoutException("deadline passed");
    }
    open.setComPortTimeouts(SerialPort.TIMEOUT_READ_SEMI_BLOCKING, (int) leftMillis, 0);
    if (chunk.length < length) {
      chunk = new byte[length];
    }
    int count = open.readBytes(chunk, length);
    if (count < 0) {
      throw new EOFException("serial port " + line.device() + " is gone");
    }
    if (count == 0) {
      throw new SocketTimeoutException("no byte from " + line.device());
    }
    System.arraycopy(chunk, 0, into, offset, count);
    return count;
  }

  @Override
  public int available() throws IOException {
    int count = opened().bytesAvailable();
    if (count < 0) {
      throw new EOFException("serial port " + line.device() + " is gone");
    }
    return count;
  }

  @Override
  public void close() {
    SerialPort open = port;
    port = null;
    if (open != null) {
      open.closePort();
    }
  }
}
