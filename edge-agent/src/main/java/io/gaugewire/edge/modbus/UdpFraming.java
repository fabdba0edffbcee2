package io.gaugewire.edge.modbus;

import java.io.EOFException;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/**
 * Frames of Modbus TCP in datagrams. Opening anew takes another local port, so a reply that comes
 * too late finds nobody listening.
 */
final class UdpFraming implements Framing {
  private final String host;
  private final int port;
  private final byte[] frame = new byte[MbapFraming.HEADER + LONGEST_PDU];
  // One byte more than a frame can have, so that one that is too long is seen.
  private final byte[] received = new byte[frame.length + 1];
  private @Nullable DatagramSocket socket;
  private int transaction;
  private int unit;

  UdpFraming(String host, int port, int firstTransaction) {
    this.host = host;
    this.port = port;
    this.transaction = firstTransaction;
  }

  @Override
  public void open() throws IOException {
    close();
    var address = new InetSocketAddress(host, port);
    if (address.isUnresolved()) {
      throw new UnknownHostException(host);
    }
    DatagramSocket opened = new DatagramSocket();
    try {
      opened.connect(address);
    } catch (RuntimeException e) {
      opened.close();
      throw new IOException("cannot send to " + host + ":" + port, e);
    }
    socket = opened;
  }

  @Override
  public boolean namesTransactions() {
    return true;
  }

  @Override
  public int unsolicited() {
    // The transaction id tells a stray datagram from the reply.
    return 0;
  }

  private DatagramSocket opened() throws IOException {
    DatagramSocket open = socket;
    if (open == null) {
      throw new EOFException("not open");
    }
    return open;
  }

  @Override
  public void send(int toUnit, byte[] pdu, int length) throws IOException {
    transaction = (transaction + 1) & 0xffff;
    unit = toUnit;
    int total = MbapFraming.wrap(frame, transaction, unit, pdu, length);
    opened().send(new DatagramPacket(frame, total));
  }

  @Override
  public int receive(byte[] pdu, long deadlineNanos) throws IOException {
    long leftMillis = Math.ceilDiv(deadlineNanos - System.nanoTime(), 1_000_000L);
    if (leftMillis <= 0) {
      throw new SocketTimeoutException("deadline passed");
    }
    DatagramSocket from = opened();
    from.setSoTimeout((int) leftMillis);
    var packet = new DatagramPacket(received, received.length);
    from.receive(packet);
    if (packet.getLength() < MbapFraming.HEADER) {
      throw new ModbusException.Garbled("datagram of " + packet.getLength() + " bytes");
    }
    int length = MbapFraming.checkedPduLength(received, transaction, unit);
    if (packet.getLength() != MbapFraming.HEADER + length) {
      throw new ModbusException.Garbled("datagram and its length field disagree");
    }
    System.arraycopy(received, MbapFraming.HEADER, pdu, 0, length);
    return length;
  }

  @Override
  public void close() {
    DatagramSocket open = socket;
    socket = null;
    if (open != null) {
      open.close();
    }
  }
}
