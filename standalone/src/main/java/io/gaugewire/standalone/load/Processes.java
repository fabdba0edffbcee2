package io.gaugewire.standalone.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Other processes: Java ones of this installation, and signals to any. Stateless. */
public final class Processes {
  /** What Linux shows programs, whatever the kernel counts in. */
  private static final double TICKS_PER_SECOND = 100;

  private Processes() {}

  /**
   * Starts another JVM with this one's class path; its output is to be read by the caller.
   *
   * @param log takes its standard error; appended to
   */
  public static Process java(Path log, String main, List<String> arguments) throws IOException {
    return java(log, List.of("-Xmx768m"), main, arguments);
  }

  /**
   * The same with other options of the JVM.
   *
   * @param options such as {@code -Xmx80m}
   */
  public static Process java(Path log, List<String> options, String main, List<String> arguments)
      throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
    command.addAll(options);
    command.addAll(
        List.of(
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            System.getProperty("java.class.path"),
            main));
    command.addAll(arguments);
    return new ProcessBuilder(command)
        .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .start();
  }

  /** Has a process stand still, as a machine that swaps or a debugger would. */
  public static void freeze(long pid) throws IOException, InterruptedException {
    signal("STOP", pid);
  }

  /** Lets it go on. */
  public static void thaw(long pid) throws IOException, InterruptedException {
    signal("CONT", pid);
  }

  /** Ends it at once. */
  public static void kill(long pid) throws IOException, InterruptedException {
    signal("KILL", pid);
  }

  private static void signal(String name, long pid) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, String.valueOf(pid))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }

  /**
   * Processor time a process has used so far, its ended children not counted, in seconds; steps of
   * a hundredth.
   *
   * @throws IOException when it is gone, or the system does not tell
   */
  public static double processorSeconds(long pid) throws IOException {
    String stat = Files.readString(Path.of("/proc", String.valueOf(pid), "stat"));
    // The name in brackets may hold anything; user and system time are fields 14 and 15.
    String[] behindName = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return (Long.parseLong(behindName[11]) + Long.parseLong(behindName[12])) / TICKS_PER_SECOND;
  }

  /**
   * Memory of a process and of all that it started, in MiB; what they share is counted once, and
   * those that are gone not at all.
   */
  public static double memoryMiB(long pid) {
    return ProcessHandle.of(pid).stream()
            .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
            .mapToLong(process -> sharedKibibytes(process.pid()))
            .sum()
        / 1_024.0;
  }

  private static long sharedKibibytes(long pid) {
    try (Stream<String> lines =
        Files.lines(Path.of("/proc", String.valueOf(pid), "smaps_rollup"))) {
      return lines
          .filter(line -> line.startsWith("Pss:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
          .sum();
    } catch (IOException | UncheckedIOException gone) {
      return 0;
    }
  }

  /** Memory a process occupies, in MiB. */
  static double residentMiB(long pid) throws IOException {
    return Files.readAllLines(Path.of("/proc", String.valueOf(pid), "status")).stream()
            .filter(line -> line.startsWith("VmRSS:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
            .findFirst()
            .orElseThrow(() -> new IOException("process " + pid + " is gone"))
        / 1_024.0;
  }
}
