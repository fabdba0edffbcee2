package io.gaugewire.ingest.intake;

import io.gaugewire.settings.SecretFile;
import io.gaugewire.wire.Parcel;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way in through a broker that the plant already has. Nothing is asked of the broker but to
 * pass messages on: what it loses, its edges send again. It is the broker's part to see that an
 * edge touches only its own topics.
 *
 * <p>A connection that breaks is replaced for as long as the door is open.
 */
public final class BrokerDoor implements ParcelSource {
  private static final Logger log = LoggerFactory.getLogger(BrokerDoor.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  /** Messages the broker may have unacknowledged at us. */
  private static final int RECEIVE_MAXIMUM = 1_000;

  private static final int KEEP_ALIVE_SECONDS = 15;

  /** No session is kept, so every connection may have a name of its own. */
  private static final String CLIENT = "gaugewire-server-";

  /**
   * Which broker.
   *
   * @param uri {@code tcp://host:port} or {@code ssl://host:port}
   * @param user empty: none
   * @param password file whose first line is the password
   * @param authority PEM file of the authority that the broker's certificate comes from; absent:
   *     those the Java platform trusts
   */
  public record Options(URI uri, String user, Optional<Path> password, Optional<Path> authority) {}

  private final Options options;
  private final Reception reception;
  private final Thread keeper;
  private volatile boolean closed;
  private volatile @Nullable BrokerLink link;

  /** A door that is not open yet. */
  public BrokerDoor(Options options, Reception reception) {
    this.options = options;
    this.reception = reception;
    this.keeper = Thread.ofPlatform().name("broker").unstarted(this::keep);
  }

  /**
   * Begins to connect; a broker that is away is waited for.
   *
   * @throws IOException when a file it was given cannot be used
   */
  @Override
  public void start() throws IOException {
    MqttConnectionOptions checked = connection();
    log.atInfo()
        .addKeyValue("broker", options.uri())
        .addKeyValue("user", checked.getUserName())
        .log("door to the broker opens");
    keeper.start();
  }

  /** Whether there is a connection now. */
  public boolean connected() {
    BrokerLink open = link;
    return open != null && open.connected();
  }

  private MqttConnectionOptions connection() throws IOException {
    MqttConnectionOptions to = new MqttConnectionOptions();
    to.setCleanStart(true);
    to.setAutomaticReconnect(false);
    to.setKeepAliveInterval(KEEP_ALIVE_SECONDS);
    to.setConnectionTimeout(10);
    to.setReceiveMaximum(RECEIVE_MAXIMUM);
    to.setMaximumPacketSize(Parcel.MOST_BYTES + 1_024L);
    if (!options.user().isEmpty()) {
      to.setUserName(options.user());
    }
    if (options.password().isPresent()) {
      to.setPassword(password(options.password().get()));
    }
    if (options.authority().isPresent()) {
      SSLSocketFactory trusting = TrustedAuthority.sockets(options.authority().get());
      to.setSocketFactory(trusting);
    }
    return to;
  }

  private static byte[] password(Path file) throws IOException {
    return SecretFile.read(file, "mqtt.password").getBytes(StandardCharsets.UTF_8);
  }

  private void keep() {
    Duration pause = FIRST_PAUSE;
    boolean told = false;
    while (!closed) {
      try (BrokerLink made = new BrokerLink(reception)) {
        made.open(options.uri(), CLIENT + UUID.randomUUID(), connection());
        link = made;
        pause = FIRST_PAUSE;
        told = false;
        log.atInfo().addKeyValue("broker", options.uri()).log("broker connected");
        made.awaitLoss();
        link = null;
        if (!closed) {
          log.atWarn().addKeyValue("broker", options.uri()).log("broker lost");
        }
      } catch (IOException e) {
        if (!told) {
          log.atWarn()
              .addKeyValue("broker", options.uri())
              .addKeyValue("reason", e.getMessage())
              .log("broker cannot be reached; tried again until it can");
          told = true;
        }
      } catch (InterruptedException e) {
        return;
      }
      try {
        Thread.sleep(pause);
      } catch (InterruptedException e) {
        return;
      }
      pause =
          pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0
              ? pause.multipliedBy(2)
              : LONGEST_PAUSE;
    }
  }

  @Override
  public void close() {
    closed = true;
    keeper.interrupt();
    try {
      keeper.join(Duration.ofSeconds(10));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
