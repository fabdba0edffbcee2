package io.gaugewire.standalone;

import io.gaugewire.postgres.EmbeddedPostgres;
import io.gaugewire.postgres.Options;
import io.gaugewire.standalone.plant.PlantConfiguration;
import io.gaugewire.standalone.plant.VirtualPlant;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;

/**
 * Everything on one machine: database, server, virtual plant and the edge that reads it, started in
 * this order and stopped in the reverse one. A second start over the same data directory goes on
 * where the first one stopped.
 */
final class Installation implements AutoCloseable {
  private static final int STATION_APP_PORT = 0;

  private final Lifecycle lifecycle;
  private final Server server;

  private Installation(Lifecycle lifecycle, Server server) {
    this.lifecycle = lifecycle;
    this.server = server;
  }

  /**
   * What the person at the command line chose.
   *
   * @param data the data directory
   * @param port of the desk on 127.0.0.1; 0 for any free one
   * @param speed plant seconds per real second
   * @param seed of the plant's randomness
   */
  record Settings(Path data, int port, double speed, long seed) {}

  /** A running server. */
  interface Server extends AutoCloseable {
    /** Where the desk is, such as {@code http://127.0.0.1:8080}. */
    String address();

    /** Where edges bring their parcels, such as {@code mqtt://127.0.0.1:1883}. */
    String uplink();

    @Override
    void close();
  }

  /** How the pieces that are not of this module are started. Each returns when its piece works. */
  interface Pieces {
    /**
     * @param directory for the server's own files
     */
    Server server(EmbeddedPostgres database, int port, Path directory) throws IOException;

    /**
     * @param configuration the {@code edge.yml}
     */
    AutoCloseable edge(Path configuration) throws IOException;
  }

  /**
   * Starts everything, or nothing: what was started before a failure is stopped again.
   *
   * @throws DataDirectory.UnusableException when the data directory or the port cannot be used
   */
  static Installation start(Settings settings, Pieces pieces) throws IOException {
    var lifecycle = new Lifecycle();
    boolean complete = false;
    try {
      var data = lifecycle.started("data directory", DataDirectory.hold(settings.data()));
      checkFree(settings.port());
      var database =
          lifecycle.started(
              "database", EmbeddedPostgres.start(Options.in(data.root().resolve("postgres"))));
      Server server =
          lifecycle.started(
              "server", pieces.server(database, settings.port(), data.directory("server")));
      VirtualPlant plant =
          lifecycle.started(
              "virtual plant",
              VirtualPlant.start(
                  new VirtualPlant.Options(
                      settings.seed(),
                      settings.speed(),
                      data.directory("plant").resolve("plant.memory"))));
      Path configuration =
          PlantConfiguration.write(
              data.directory("edge"),
              new PlantConfiguration.Edge(
                  "demo", "hall-1", server.uplink(), "", "", STATION_APP_PORT),
              plant);
      AutoCloseable _ = lifecycle.started("edge", pieces.edge(configuration));
      complete = true;
      return new Installation(lifecycle, server);
    } finally {
      if (!complete) {
        lifecycle.close();
      }
    }
  }

  /** Where the desk is. */
  String address() {
    return server.address();
  }

  /** Stops everything when the process is asked to end; it then ends with 0. */
  void endWithTheProcess() {
    lifecycle.endWithTheProcess();
  }

  void awaitEnd() throws InterruptedException {
    lifecycle.awaitEnd();
  }

  @Override
  public void close() {
    lifecycle.close();
  }

  /** Found out before the database is started, because that takes seconds. */
  private static void checkFree(int port) throws IOException {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    } catch (BindException e) {
      throw new DataDirectory.UnusableException(
          "port " + port + " is in use by another program; choose another --port", e);
    }
  }
}
