package io.gaugewire.standalone.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * {@code gaugewire edge run} in a process of its own, with the options that its image for a box
 * gives it. Safe for use by one thread.
 */
public final class AgentProcess implements AutoCloseable {
  private static final String MAIN = "io.gaugewire.edge.EdgeVerb";
  private static final List<String> OPTIONS =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-Xms16m",
          "-Xmx80m",
          "-XX:MinHeapFreeRatio=20",
          "-XX:MaxHeapFreeRatio=40",
          "-XX:MaxMetaspaceSize=96m",
          "-Xss512k");
  private static final int STOP_SECONDS = 30;

  private final Process process;

  private AgentProcess(Process process) {
    this.process = process;
  }

  /**
   * Starts one and waits until it runs.
   *
   * @param configuration its {@code edge.yml}
   * @param log takes what it logs; appended to
   * @throws IOException when it ends before it runs; the log tells why
   */
  public static AgentProcess start(Path configuration, Path log) throws IOException {
    Process process =
        Processes.java(log, OPTIONS, MAIN, List.of("run", "--config", configuration.toString()));
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith("edge runs")) {
        return new AgentProcess(process);
      }
    }
    process.destroyForcibly();
    throw new IOException("the edge did not start; its log is " + log);
  }

  public long pid() {
    return process.pid();
  }

  /** Ends it at once, as a power cut would. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Asks it to end, and waits. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
