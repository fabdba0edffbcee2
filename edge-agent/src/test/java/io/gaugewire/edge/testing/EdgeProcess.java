package io.gaugewire.edge.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.gaugewire.edge.EdgeVerb;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** An edge in a process of its own, as it runs on a box. */
public final class EdgeProcess implements AutoCloseable {
  private static final String RUNS = "edge runs, station app at ";

  private final Process process;
  private final URI address;

  private EdgeProcess(Process process, URI address) {
    this.process = process;
    this.address = address;
  }

  /**
   * Starts an edge and waits until it runs.
   *
   * @param log what it has to say is added here
   */
  public static EdgeProcess start(Path configuration, Path log) throws IOException {
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                EdgeVerb.class.getName(),
                "run",
                "--config",
                configuration.toString())
            .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    String line = out.readLine();
    if (line == null || !line.startsWith(RUNS)) {
      process.destroyForcibly();
      throw new AssertionError("the edge did not start: " + line + "\n" + Files.readString(log));
    }
    return new EdgeProcess(process, URI.create(line.substring(RUNS.length())));
  }

  /** Of its station app. */
  public URI address() {
    return address;
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** As a power cut does, for the process. */
  public void kill() throws InterruptedException {
    process.destroyForcibly();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).as("the edge is dead").isTrue();
  }

  /** As the service manager does; the edge ends well. */
  public void stop() throws InterruptedException {
    process.toHandle().destroy();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).as("the edge has stopped").isTrue();
    assertThat(process.exitValue()).as("its exit code").isZero();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
