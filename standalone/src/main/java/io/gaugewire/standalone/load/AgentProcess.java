package io.gaugewire.standalone.load;

import io.gaugewire.standalone.machine.Processes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

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
  private static final Duration STOP = Duration.ofSeconds(30);

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
    Processes.awaitReady(process, "edge runs", "edge", log);
    return new AgentProcess(process);
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
    Processes.end(process, STOP);
  }
}
