package io.gaugewire.standalone.endurance;

import io.gaugewire.standalone.machine.Processes;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Every page in a browser, held open by the script that a checkout has for it. A line of its output
 * that begins with {@code error} is something that a page complained of.
 */
final class Pages implements AutoCloseable {
  private static final int MOST_ERRORS = 200;

  private static final Duration OPENING = Duration.ofMinutes(5);

  private final Process process;
  private final CountDownLatch open = new CountDownLatch(1);
  private final List<String> errors = new CopyOnWriteArrayList<>();

  private Pages(Process process) {
    this.process = process;
  }

  /**
   * Opens them, and returns when all are open.
   *
   * @param script for Node.js; given the server's address
   * @param log takes what it has to tell beside errors
   * @throws IOException when they are not open within five minutes
   */
  static Pages open(Path script, URI server, Path log) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder("node", script.toString(), server.toString())
            .redirectError(log.toFile())
            .start();
    Pages pages = new Pages(process);
    Thread.ofVirtual().start(pages::listen);
    if (!pages.open.await(OPENING.toSeconds(), TimeUnit.SECONDS) || !process.isAlive()) {
      pages.close();
      throw new IOException("the pages did not open; see " + log);
    }
    return pages;
  }

  private void listen() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("open ")) {
          open.countDown();
        } else if (line.startsWith("error") && errors.size() < MOST_ERRORS) {
          errors.add(line);
        }
      }
    } catch (IOException ended) {
      // There is nothing more to hear.
    } finally {
      open.countDown();
    }
  }

  /** MiB of the browser with all pages. */
  Map<String, Double> memory() {
    return Map.of("pages", Processes.memoryMiB(process.pid()));
  }

  /** What pages complained of that is no consequence of a server that is away. */
  List<String> errors() {
    return List.copyOf(errors);
  }

  boolean areOpen() {
    return process.isAlive();
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
  }
}
