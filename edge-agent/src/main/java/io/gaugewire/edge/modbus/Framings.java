package io.gaugewire.edge.modbus;

import io.gaugewire.edge.tls.PemFiles;
import org.jspecify.annotations.Nullable;

/** Chooses framing and link for an endpoint. */
final class Framings {
  // Modbus over Serial Line V1.02, 2.5.1.1: above 19 200 baud the rest is fixed.
  private static final long SHORTEST_SILENCE_NANOS = 1_750_000;

  private Framings() {}

  static Framing of(Endpoint endpoint, Timing timing, int firstTransaction) {
    return switch (endpoint) {
      case Endpoint.Tcp tcp ->
          new MbapFraming(socket(tcp.host(), tcp.port(), timing, null), firstTransaction);
      case Endpoint.Tls tls ->
          new MbapFraming(socket(tls.host(), tls.port(), timing, tls.files()), firstTransaction);
      case Endpoint.Udp udp -> new UdpFraming(udp.host(), udp.port(), firstTransaction);
      case Endpoint.RtuOverTcp rtu ->
          new RtuFraming(socket(rtu.host(), rtu.port(), timing, null), 0);
      case Endpoint.AsciiOverTcp ascii ->
          new AsciiFraming(socket(ascii.host(), ascii.port(), timing, null));
      case Endpoint.Rtu rtu -> serialRtu(rtu.line());
      case Endpoint.Ascii ascii -> new AsciiFraming(new SerialLink(ascii.line()));
    };
  }

  private static Framing serialRtu(SerialLine line) {
    long silence = Math.max(line.characterNanos() * 7 / 2, SHORTEST_SILENCE_NANOS);
    return new RtuFraming(new SerialLink(line), silence);
  }

  private static ByteLink socket(String host, int port, Timing timing, @Nullable PemFiles tls) {
    return new SocketLink(host, port, timing.connectTimeout(), tls);
  }
}
