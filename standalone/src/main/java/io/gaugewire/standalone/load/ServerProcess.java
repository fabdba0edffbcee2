package io.gaugewire.standalone.load;

import io.gaugewire.standalone.machine.Processes;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** {@code gaugewire server} in a process of its own. Safe for use by one thread. */
public final class ServerProcess implements AutoCloseable {
  private static final String MAIN = "io.gaugewire.standalone.Gaugewire";
  private static final Duration ANSWER = Duration.ofSeconds(10);
  private static final Duration STOP = Duration.ofSeconds(60);

  private final Process process;
  private final URI address;
  private final HttpClient http = HttpClient.newHttpClient();

  private ServerProcess(Process process, URI address) {
    this.process = process;
    this.address = address;
  }

  /**
   * Starts one and waits until it is ready.
   *
   * @param log takes what it logs; appended to
   * @throws IOException when it ends before it is ready; the log tells why
   */
  public static ServerProcess start(Path configuration, Path log) throws IOException {
    Process process =
        Processes.java(log, MAIN, List.of("server", "--config", configuration.toString()));
    URI address = URI.create(Processes.awaitReady(process, "ready ", "server", log));
    return new ServerProcess(process, address);
  }

  /** Memory it occupies now, in MiB. */
  public double residentMiB() throws IOException {
    return Processes.residentMiB(process.pid());
  }

  /**
   * A figure from its {@code /metrics}, summed over its labels.
   *
   * @throws IOException when it does not answer or has no such figure
   */
  public double metric(String name) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(address.resolve("/metrics")).timeout(ANSWER).build();
    String text = http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    List<String> lines =
        text.lines().filter(l -> l.startsWith(name + " ") || l.startsWith(name + "{")).toList();
    if (lines.isEmpty()) {
      throw new IOException("the server has no figure " + name);
    }
    return lines.stream()
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  /** Where its screens and its interface are. */
  public URI address() {
    return address;
  }

  public long pid() {
    return process.pid();
  }

  public boolean alive() {
    return process.isAlive();
  }

  /** Ends it at once, as a power cut would. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Asks it to end, and waits. */
  @Override
  public void close() {
    Processes.end(process, STOP);
    http.close();
  }
}
