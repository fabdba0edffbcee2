package io.gaugewire.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a program of the operating system to its end, within a time. */
final class Command {
  private static final int EXIT_TIMED_OUT = 124;
  private static final int EXIT_NOT_FOUND = 127;

  /**
   * What came of it.
   *
   * @param exit the exit code; 124 when it took too long, 127 when there is no such program
   * @param output what it wrote to both of its outputs
   */
  record Outcome(int exit, String output) {
    boolean succeeded() {
      return exit == 0;
    }
  }

  private Command() {}

  static Outcome run(List<String> words, Path directory, Duration within) {
    try {
      // A file, not a pipe: a daemon that the program leaves behind may keep its outputs open.
      Path output = Files.createTempFile("gaugewire-", ".out");
      try {
        int exit = exitOf(words, directory, within, output);
        return new Outcome(exit, Files.readString(output, StandardCharsets.ISO_8859_1).strip());
      } finally {
        Files.deleteIfExists(output);
      }
    } catch (IOException e) {
      throw new PostgresUnavailableException(
          "Cannot write to the temporary directory; free some space or set java.io.tmpdir", e);
    }
  }

  private static int exitOf(List<String> words, Path directory, Duration within, Path output) {
    var builder =
        new ProcessBuilder(words)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
    // PGPORT, PGDATA and the user's locale must not leak into the cluster.
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
    builder.environment().put("LC_ALL", "C");
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      return EXIT_NOT_FOUND;
    }
    try {
      if (process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS)) {
        return process.exitValue();
      }
      process.destroyForcibly();
      return EXIT_TIMED_OUT;
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new PostgresUnavailableException("Interrupted while running " + words.getFirst(), e);
    }
  }
}
