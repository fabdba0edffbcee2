package io.gaugewire.ingest.intake;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.gaugewire.ingest.Eventually;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A Mosquitto broker of this machine, which can be killed and started anew on the same port. */
final class Mosquitto implements AutoCloseable {
  private static final List<Path> PLACES =
      List.of(Path.of("/usr/sbin/mosquitto"), Path.of("/usr/local/sbin/mosquitto"));

  private final Path program;
  private final Path configuration;
  private final int port;
  private Process process;

  private Mosquitto(Path program, Path directory) throws IOException {
    this.program = program;
    this.configuration = directory.resolve("mosquitto.conf");
    try (ServerSocket free = new ServerSocket(0)) {
      this.port = free.getLocalPort();
    }
    Files.writeString(configuration, "listener " + port + " 127.0.0.1\nallow_anonymous true\n");
    this.process = started();
  }

  /** Starts one; without Mosquitto the test is skipped, and says so. */
  static Mosquitto start(Path directory) throws IOException {
    Optional<Path> program = PLACES.stream().filter(Files::isExecutable).findFirst();
    if (program.isEmpty()) {
      System.err.println("SKIPPED: Mosquitto is not installed (apt install mosquitto)");
    }
    assumeTrue(program.isPresent(), "Mosquitto is not installed (apt install mosquitto)");
    return new Mosquitto(program.get(), directory);
  }

  private Process started() throws IOException {
    Process begun =
        new ProcessBuilder(program.toString(), "-c", configuration.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    Eventually.holds("the broker listens", this::listens);
    return begun;
  }

  private boolean listens() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }

  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  void startAgain() throws IOException {
    process = started();
  }

  URI uri() {
    return URI.create("tcp://127.0.0.1:" + port);
  }

  @Override
  public void close() throws InterruptedException {
    kill();
  }
}
