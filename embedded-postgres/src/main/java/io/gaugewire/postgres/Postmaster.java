package io.gaugewire.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * PostgreSQL's main process over one cluster, as {@code postmaster.pid} and the process table tell.
 *
 * @param pid its process id
 */
record Postmaster(long pid) {
  private static final Path PROC = Path.of("/proc");

  /** The process that runs over {@code cluster} now. */
  static Optional<Postmaster> over(Path cluster) {
    try {
      List<String> lines = Files.readAllLines(pidFile(cluster));
      if (lines.isEmpty()) {
        return Optional.empty();
      }
      var found = new Postmaster(Long.parseLong(lines.getFirst().strip()));
      return found.runsOver(cluster) ? Optional.of(found) : Optional.empty();
    } catch (NoSuchFileException | NumberFormatException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new PostgresUnavailableException("Cannot read " + pidFile(cluster), e);
    }
  }

  static Path pidFile(Path cluster) {
    return cluster.resolve("postmaster.pid");
  }

  /**
   * Whether the process lives and is what the file says. A number alone does not tell: after a
   * restart of the machine it may be another program's, and a dead child that nobody waited for
   * still has one.
   */
  boolean runsOver(Path cluster) {
    Path process = PROC.resolve(Long.toString(pid));
    try {
      String stat = Files.readString(process.resolve("stat"), StandardCharsets.ISO_8859_1);
      char state = stat.charAt(stat.lastIndexOf(')') + 2);
      String commandLine =
          Files.readString(process.resolve("cmdline"), StandardCharsets.UTF_8).replace('\0', '\n');
      return state != 'Z'
          && commandLine.contains("/postgres\n")
          && commandLine.contains("\n" + cluster + "\n");
    } catch (IOException | IndexOutOfBoundsException e) {
      return false;
    }
  }
}
