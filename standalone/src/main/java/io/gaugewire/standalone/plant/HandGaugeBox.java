package io.gaugewire.standalone.plant;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A box that hand gauges are plugged into: at the press of the foot switch it sends one line for
 * each gauge to whoever is connected, such as {@code 0001,16.002,mm,01}. Safe for use by many
 * threads.
 */
final class HandGaugeBox implements AutoCloseable {
  private static final int MOST_READERS = 8;

  private final ServerSocket listener;
  private final List<Socket> readers = new CopyOnWriteArrayList<>();

  HandGaugeBox(int port) {
    try {
      listener = new ServerSocket(port, MOST_READERS, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException("the hand gauges' port " + port + " is in use", e);
    }
    Thread.ofVirtual().name("hand-gauges").start(this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket reader = listener.accept();
        if (readers.size() == MOST_READERS) {
          reader.close();
        } else {
          reader.setTcpNoDelay(true);
          readers.add(reader);
        }
      } catch (IOException e) {
        // The listener was closed, or one reader was gone before it was accepted.
      }
    }
  }

  /** The foot switch: sends what the gauges show. */
  void inspected(Inspected found, LineStation station) {
    var lines = new StringBuilder();
    int channel = 1;
    for (Measure measure : station.measures()) {
      Characteristic characteristic = measure.characteristic();
      BigDecimal value =
          BigDecimal.valueOf(found.value(characteristic.tag()))
              .setScale(characteristic.decimals(), RoundingMode.HALF_EVEN);
      lines
          .append("000")
          .append(channel++)
          .append(',')
          .append(value.toPlainString())
          .append(',')
          .append(characteristic.unit())
          .append(",01\r\n");
    }
    byte[] bytes = lines.toString().getBytes(StandardCharsets.US_ASCII);
    for (Socket reader : readers) {
      try {
        reader.getOutputStream().write(bytes);
      } catch (IOException e) {
        forget(reader);
      }
    }
  }

  private void forget(Socket reader) {
    readers.remove(reader);
    try {
      reader.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      listener.close();
      readers.forEach(this::forget);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
