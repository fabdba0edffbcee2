package io.gaugewire.edge.uplink;

import io.gaugewire.edge.tls.PemFiles;
import io.gaugewire.wire.EdgeId;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The way to the server.
 *
 * @param server {@code mqtt://host:port} or {@code mqtts://host:port}
 * @param login user and password, where the server asks for them
 * @param certificates PEM files, where the way is encrypted
 * @param version of the edge agent, told to the server
 */
public record UplinkSettings(
    EdgeId edge,
    URI server,
    Optional<Login> login,
    Optional<PemFiles> certificates,
    String version,
    Pace pace) {
  public UplinkSettings {
    String scheme = String.valueOf(server.getScheme());
    if (!scheme.equals("mqtt") && !scheme.equals("mqtts")) {
      throw new IllegalArgumentException(
          "the server is mqtt://host:port or mqtts://host:port, not " + server);
    }
    if (scheme.equals("mqtts") && certificates.isEmpty()) {
      throw new IllegalArgumentException("mqtts needs the authority's certificate");
    }
    if (server.getHost() == null) {
      throw new IllegalArgumentException("the server has no host: " + server);
    }
  }

  /** Whether the way is encrypted. */
  boolean encrypted() {
    return "mqtts".equals(server.getScheme());
  }

  /**
   * @param passwordFile its first line is the password; read anew at each connect
   */
  public record Login(String user, Path passwordFile) {}

  /**
   * @param windowParcels most parcels sent and not yet committed
   * @param windowBytes most bytes of these
   * @param stateEvery how often the edge says how it is
   * @param silence how long nothing may be committed before the server is asked
   * @param connectTimeout for connecting, and for each answer of the protocol
   * @param mostBackOff longest wait between attempts to connect
   */
  public record Pace(
      int windowParcels,
      int windowBytes,
      Duration stateEvery,
      Duration silence,
      Duration connectTimeout,
      Duration mostBackOff) {
    public static final Pace DEFAULT =
        new Pace(
            200,
            4 << 20,
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofSeconds(10),
            Duration.ofSeconds(30));

    public Pace {
      if (windowParcels < 1 || windowBytes < 1) {
        throw new IllegalArgumentException("a window lets at least one parcel through");
      }
    }
  }
}
