package io.gaugewire.edge.config;

import io.gaugewire.edge.modbus.Endpoint;
import io.gaugewire.edge.modbus.SerialLine;
import io.gaugewire.edge.modbus.Timing;
import io.gaugewire.edge.tls.PemFiles;
import io.gaugewire.settings.Section;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Reads the keys that say where a device is reached. */
final class EndpointKeys {
  private static final int MODBUS_PORT = 502;
  // Modbus/TCP Security V21, 6: the port registered for it.
  private static final int MODBUS_TLS_PORT = 802;

  private EndpointKeys() {}

  private enum Transport {
    TCP,
    TLS,
    UDP,
    RTU,
    ASCII,
    RTU_OVER_TCP,
    ASCII_OVER_TCP
  }

  static Endpoint endpoint(Section in, Path folder) {
    return switch (in.choice("transport", Transport.values(), Transport.TCP)) {
      case TCP -> new Endpoint.Tcp(in.name("host"), in.port("port", MODBUS_PORT));
      case TLS ->
          new Endpoint.Tls(
              in.name("host"),
              in.port("port", MODBUS_TLS_PORT),
              new PemFiles(
                  in.requiredPath("authority", folder),
                  Optional.of(
                      new PemFiles.Identity(
                          in.requiredPath("certificate", folder),
                          in.requiredPath("key", folder)))));
      case UDP -> new Endpoint.Udp(in.name("host"), in.port("port", MODBUS_PORT));
      case RTU_OVER_TCP -> new Endpoint.RtuOverTcp(in.name("host"), in.port("port", MODBUS_PORT));
      case ASCII_OVER_TCP ->
          new Endpoint.AsciiOverTcp(in.name("host"), in.port("port", MODBUS_PORT));
      case RTU -> new Endpoint.Rtu(serialLine(in, 8));
      case ASCII -> new Endpoint.Ascii(serialLine(in, 7));
    };
  }

  static SerialLine serialLine(Section in, int dataBits) {
    var parity = in.choice("parity", SerialLine.Parity.values(), SerialLine.Parity.EVEN);
    // Modbus over Serial Line V1.02, 2.5.1: without parity a second stop bit takes its place.
    int stopBits = parity == SerialLine.Parity.NONE ? 2 : 1;
    return new SerialLine(
        in.name("device"),
        (int) in.whole("baud", 300, 4_000_000, 19_200),
        (int) in.whole("data-bits", 7, 8, dataBits),
        parity,
        (int) in.whole("stop-bits", 1, 2, stopBits));
  }

  static Timing timing(Section in) {
    Duration shortest = Duration.ofMillis(1);
    Duration longest = Duration.ofMinutes(1);
    Timing fallback = Timing.DEFAULT;
    return new Timing(
        in.duration("timeout", shortest, longest, fallback.timeout()),
        in.duration("connect-timeout", shortest, longest, fallback.connectTimeout()),
        in.duration("pause", Duration.ZERO, longest, fallback.pause()),
        in.duration("pause-after-connect", Duration.ZERO, longest, fallback.pauseAfterConnect()));
  }
}
