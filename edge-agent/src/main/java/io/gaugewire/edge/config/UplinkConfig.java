package io.gaugewire.edge.config;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The way to the server.
 *
 * @param server {@code mqtt://host:port} or {@code mqtts://host:port}
 * @param user empty for none
 * @param passwordFile file whose first line is the password
 */
public record UplinkConfig(
    URI server, String user, @Nullable Path passwordFile, @Nullable Certificates certificates) {

  /**
   * PEM files.
   *
   * @param authority trusted to sign the server's certificate
   * @param certificate the edge's own chain, null when it signs in with a password
   * @param key its private key
   */
  public record Certificates(Path authority, @Nullable Path certificate, @Nullable Path key) {}
}
