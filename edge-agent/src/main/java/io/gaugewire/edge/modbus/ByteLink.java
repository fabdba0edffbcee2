package io.gaugewire.edge.modbus;

import java.io.IOException;
import java.time.Duration;

/** A stream of bytes to a device: a socket or a serial port. Confined to the thread of its lane. */
public interface ByteLink extends AutoCloseable {

  /** A TCP connection, not opened yet. */
  static ByteLink tcp(String host, int port, Duration connectTimeout) {
    return new SocketLink(host, port, connectTimeout, null);
  }

  /** A serial port, not opened yet. */
  static ByteLink serial(SerialLine line) {
    return new SerialLink(line);
  }

  void open() throws IOException;

  void write(byte[] bytes, int length) throws IOException;

  /**
   * Waits for at least one byte.
   *
   * @return how many bytes came, at most {@code length}
   * @throws java.net.SocketTimeoutException when none came before {@code deadlineNanos} of {@link
   *     System#nanoTime()}
   * @throws java.io.EOFException when the other side has ended the connection
   */
  int read(byte[] into, int offset, int length, long deadlineNanos) throws IOException;

  /** Bytes that can be read without waiting. */
  int available() throws IOException;

  @Override
  void close();

  /**
   * Fills {@code length} bytes or throws as {@link #read} does: the deadline is for all of them
   * together.
   */
  default void readFully(byte[] into, int offset, int length, long deadlineNanos)
      throws IOException {
    int done = 0;
    while (done < length) {
      done += read(into, offset + done, length - done, deadlineNanos);
    }
  }
}
