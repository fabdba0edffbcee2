package io.gaugewire.edge.modbus;

import io.gaugewire.edge.tls.PemFiles;

/** Where a device or gateway is reached, and in which framing. */
public sealed interface Endpoint {

  /** Modbus TCP. */
  record Tcp(String host, int port) implements Endpoint {}

  /** Modbus/TCP Security: both sides show a certificate. */
  record Tls(String host, int port, PemFiles files) implements Endpoint {}

  /** The frames of Modbus TCP in datagrams. */
  record Udp(String host, int port) implements Endpoint {}

  /** Serial RTU frames through a terminal server. */
  record RtuOverTcp(String host, int port) implements Endpoint {}

  /** Serial ASCII frames through a terminal server. */
  record AsciiOverTcp(String host, int port) implements Endpoint {}

  record Rtu(SerialLine line) implements Endpoint {}

  record Ascii(SerialLine line) implements Endpoint {}
}
