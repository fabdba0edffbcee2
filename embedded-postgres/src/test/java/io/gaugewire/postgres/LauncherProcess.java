package io.gaugewire.postgres;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * A JVM of its own that starts PostgreSQL and commits one row after the other until it is killed.
 */
final class LauncherProcess implements AutoCloseable {
  private final Process process;
  private final BufferedReader output;

  private LauncherProcess(Process process) {
    this.process = process;
    this.output =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
  }

  static LauncherProcess over(Path directory) throws IOException {
    var words =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx64m",
            "-cp",
            System.getProperty("java.class.path"),
            LauncherProcess.class.getName(),
            directory.toString());
    return new LauncherProcess(
        new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.DISCARD).start());
  }

  /** Waits until {@code count} more rows are committed; the number of the last one. */
  int committed(int count) throws IOException {
    int last = 0;
    for (int i = 0; i < count; i++) {
      String line = output.readLine();
      if (line == null) {
        throw new IOException("the launcher ended by itself");
      }
      last = Integer.parseInt(line);
    }
    return last;
  }

  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  public static void main(String[] arguments) throws Exception {
    var postgres =
        EmbeddedPostgres.start(
            Options.in(Path.of(arguments[0])).withBinaries(TestPostgres.binaries()));
    try (var connection = postgres.connect();
        var statement = connection.createStatement()) {
      statement.execute("CREATE TABLE IF NOT EXISTS row (n int)");
      for (int n = 1; ; n++) {
        statement.execute("INSERT INTO row VALUES (" + n + ")");
        System.out.println(n);
      }
    }
  }
}
