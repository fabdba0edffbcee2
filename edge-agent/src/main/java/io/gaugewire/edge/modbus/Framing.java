package io.gaugewire.edge.modbus;

import java.io.IOException;

/**
 * Wraps a request into the frame of a transport and unwraps the reply, refusing every frame that is
 * not the reply to this very request. Confined to the thread of its lane.
 */
interface Framing extends AutoCloseable {
  /**
   * The longest protocol data unit, function code included (Modbus Application Protocol V1.1b3,
   * 4.1).
   */
  int LONGEST_PDU = 253;

  void open() throws IOException;

  /**
   * Whether a reply names the request it answers. Without that a late reply of the same unit looks
   * like a timely one.
   */
  boolean namesTransactions();

  /**
   * Bytes nobody asked for that lie ready to be read. A reply found before its request was sent
   * belongs to another request.
   */
  int unsolicited() throws IOException;

  /**
   * Sends {@code pdu}; anything thrown from here on leaves it open whether the device received it.
   */
  void send(int unit, byte[] pdu, int length) throws IOException;

  /**
   * Receives the reply to what was sent last.
   *
   * @param pdu takes the protocol data unit of the reply
   * @return its length
   * @throws ModbusException.Garbled when a frame came that is not this reply
   */
  int receive(byte[] pdu, long deadlineNanos) throws IOException;

  @Override
  void close();
}
