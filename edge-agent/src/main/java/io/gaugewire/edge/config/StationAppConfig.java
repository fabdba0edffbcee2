package io.gaugewire.edge.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the edge serves the station app.
 *
 * @param certificate what it shows of itself; with it the app is served over HTTPS alone
 */
public record StationAppConfig(String host, int port, Optional<Certificate> certificate) {
  public static final StationAppConfig DEFAULT =
      new StationAppConfig("127.0.0.1", 8091, Optional.empty());

  /**
   * PEM files.
   *
   * @param chain the edge's certificate, and those between it and an authority
   * @param key its private key, PKCS #8
   */
  public record Certificate(Path chain, Path key) {}
}
