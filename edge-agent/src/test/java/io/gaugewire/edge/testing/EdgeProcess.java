package io.gaugewire.edge.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.gaugewire.edge.EdgeVerb;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
    return start(configuration, log, List.of("-Xmx128m", "-XX:TieredStopAtLevel=1"));
  }

  /** Starts an edge with options of the virtual machine. */
  public static EdgeProcess start(Path configuration, Path log, List<String> options)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElseThrow());
    command.addAll(options);
    command.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            System.getProperty("java.class.path"),
            EdgeVerb.class.getName(),
            "run",
            "--config",
            configuration.toString()));
    Process process =
        new ProcessBuilder(command)
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

  public long pid() {
    return process.pid();
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
