package io.gaugewire.edge.modbus;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Arrays;

/** A line that keeps what it is told and says what it was given to say, and then nothing more. */
final class ScriptedLine implements ByteLink {
  private final byte[] reply;
  private final int piece;
  private int at;
  private byte[] written = {};

  /**
   * @param piece bytes it says at a time
   */
  ScriptedLine(byte[] reply, int piece) {
    this.reply = reply;
    this.piece = piece;
  }

  /** The message that arrives over {@code framing} within a second. */
  static byte[] reply(Framing framing) throws IOException {
    byte[] pdu = new byte[Framing.LONGEST_PDU];
    int length = framing.receive(pdu, System.nanoTime() + 1_000_000_000L);
    return Arrays.copyOf(pdu, length);
  }

  byte[] written() {
    return written;
  }

  @Override
  public void open() {
    at = 0;
  }

  @Override
  public void write(byte[] bytes, int length) {
    written = Arrays.copyOf(bytes, length);
  }

  @Override
  public int read(byte[] into, int offset, int length, long deadlineNanos) throws IOException {
    if (at == reply.length) {
      throw new SocketTimeoutException("deadline passed");
    }
    int count = Math.min(Math.min(length, piece), reply.length - at);
    System.arraycopy(reply, at, into, offset, count);
    at += count;
    return count;
  }

  @Override
  public int available() {
    return reply.length - at;
  }

  @Override
  public void close() {
    // Nothing is held.
  }
}
