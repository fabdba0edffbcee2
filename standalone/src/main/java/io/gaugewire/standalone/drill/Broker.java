package io.gaugewire.standalone.drill;

import io.gaugewire.standalone.machine.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A Mosquitto between edges and server; keeps nothing over its death. Confined to one thread. */
final class Broker extends Victim {
  private static final List<Path> PLACES =
      List.of(Path.of("/usr/sbin/mosquitto"), Path.of("/usr/local/sbin/mosquitto"));
  private static final long START_SECONDS = 30;

  private final Path program;
  private final Path configuration;
  private final int port;

  private Broker(Path program, Path directory) throws IOException {
    this.program = program;
    this.configuration = directory.resolve("mosquitto.conf");
    this.port = Ports.free();
    Files.writeString(configuration, "listener " + port + " 127.0.0.1\nallow_anonymous true\n");
  }

  /** Where Mosquitto is on this machine. */
  static Optional<Path> installed() {
    return PLACES.stream().filter(Files::isExecutable).findFirst();
  }

  /**
   * One that is not started yet.
   *
   * @throws IOException when Mosquitto is not installed
   */
  static Broker in(Path directory) throws IOException {
    return new Broker(
        installed()
            .orElseThrow(
                () -> new IOException("Mosquitto is not installed: apt install mosquitto")),
        directory);
  }

  /** Starts it, also after it was killed. */
  void start() throws IOException, InterruptedException {
    runsAs(
        new ProcessBuilder(program.toString(), "-c", configuration.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start());
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (!listens()) {
      if (System.nanoTime() > end) {
        throw new IOException("Mosquitto does not listen on port " + port);
      }
      Thread.sleep(20);
    }
  }

  private boolean listens() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }

  int port() {
    return port;
  }
}
