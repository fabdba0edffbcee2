package io.gaugewire.ingest.config;

import io.gaugewire.settings.Networks;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the server's file says.
 *
 * @param plant what reports say of the plant, and the zone its days are told in
 * @param masterData file with stations, characteristics and charts to take over at start
 * @param keepReadings how long readings are kept; empty: for ever
 * @param stationContext folder with the documents that edges give their stations
 * @param anchors folder in which an anchor of the chain of changes is kept each day
 * @param notices who is told of what climbed to an office
 * @param openId a provider whose accounts people may sign in with
 */
public record ServerConfig(
    Http http,
    Mqtt mqtt,
    DatabaseAccess database,
    Plant plant,
    Optional<Path> masterData,
    Optional<Duration> keepReadings,
    Optional<Path> stationContext,
    Optional<Path> anchors,
    Notices notices,
    Optional<OpenId> openId) {

  /**
   * The plant.
   *
   * @param name as it stands on reports; absent: they do not name it
   * @param zone for shifts, reports and screens only
   * @param currency in which it counts costs; absent: reports do not name it
   */
  public record Plant(Optional<Name> name, ZoneId zone, Optional<Currency> currency) {
    /** A plant of which nothing is known but its zone. */
    public static Plant in(ZoneId zone) {
      return new Plant(Optional.empty(), zone, Optional.empty());
    }
  }

  /** What something is called, for readers of English and of Chinese. */
  public record Name(String en, String zh) {}

  /**
   * Where the screens and the interface are served.
   *
   * @param host loopback unless the plant says otherwise
   * @param port 0: any free one
   * @param walls addresses of screens that read floor and charts without signing in; absent: every
   *     address
   */
  public record Http(String host, int port, Optional<Networks> walls) {}

  /**
   * A provider whose accounts people may sign in with.
   *
   * @param issuer as it calls itself; its description is found below it
   * @param client as the provider knows this server
   * @param secret file whose first line is the client's secret; absent: none
   * @param claim that holds the sign-in name of a person here
   * @param address of this server as browsers see it, without a slash at its end
   * @param name of the account, for the button
   */
  public record OpenId(
      String issuer,
      String client,
      Optional<Path> secret,
      String claim,
      String address,
      String name) {}

  /** How parcels come in. */
  public sealed interface Mqtt {
    /**
     * The server is itself the endpoint of its edges.
     *
     * @param port 0: any free one
     * @param tls certificate and key, and the authority that edges' certificates must come from
     * @param passwords file with one {@code site/edge:password} a line; absent: no password is
     *     asked
     */
    record Endpoint(String host, int port, Optional<Tls> tls, Optional<Path> passwords)
        implements Mqtt {}

    /**
     * A broker the plant already has.
     *
     * @param uri {@code tcp://host:port} or {@code ssl://host:port}
     * @param user empty: none
     */
    record Broker(String uri, String user, Optional<Path> password, Optional<Path> authority)
        implements Mqtt {}
  }

  /** Ways out of the house for what climbed to an office. */
  public record Notices(List<Webhook> webhooks, Optional<Mail> mail) {
    public Notices {
      webhooks = List.copyOf(webhooks);
    }
  }

  /**
   * A program that is told by HTTP.
   *
   * @param secret file whose first line signs each message; absent: none
   */
  public record Webhook(URI address, Optional<Path> secret) {}

  /**
   * People who are told by mail.
   *
   * @param startTls whether the connection is secured before anything is said
   * @param user empty: no sign-in
   * @param password file whose first line is the password
   * @param to addresses by the key of their office
   */
  public record Mail(
      String host,
      int port,
      boolean startTls,
      Optional<String> user,
      Optional<Path> password,
      String from,
      Map<String, List<String>> to) {
    public Mail {
      to = Map.copyOf(to);
    }
  }

  /**
   * PEM files.
   *
   * @param clientAuthority when present, an edge must show a certificate of this authority
   */
  public record Tls(Path certificate, Path key, Optional<Path> clientAuthority) {}

  /**
   * The database.
   *
   * @param url JDBC address of a PostgreSQL database
   * @param password file whose first line is the password; absent: none
   */
  public record DatabaseAccess(String url, String user, Optional<Path> password) {}
}
