package io.gaugewire.standalone.machine;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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

  /**
   * Reads what a process prints until it is ready.
   *
   * @param ready how the line begins that says so
   * @param name of the program, for the message when it does not start
   * @param log where it tells why, for the same
   * @return the rest of that line
   * @throws IOException when it ends, or is through with printing, before that; it is gone then
   */
  public static String awaitReady(Process process, String ready, String name, Path log)
      throws IOException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith(ready)) {
        return line.substring(ready.length());
      }
    }
    process.destroyForcibly();
    throw new IOException("the " + name + " did not start; its log is " + log);
  }

  /** Asks a process to end and waits; ends it at once when it does not within {@code patience}. */
  public static void end(Process process, Duration patience) {
    process.destroy();
    try {
      if (!process.waitFor(patience)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  /** Has processes stand still for a while, as a machine that swaps or a debugger would. */
  public static void freeze(List<Long> pids, Duration length)
      throws IOException, InterruptedException {
    try {
      for (long pid : pids) {
        signal("STOP", pid);
      }
      Thread.sleep(length);
    } finally {
      for (long pid : pids) {
        signal("CONT", pid);
      }
    }
  }

  /** A process and all that it started. */
  public static List<Long> family(long pid) {
    return ProcessHandle.of(pid).stream()
        .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
        .map(ProcessHandle::pid)
        .toList();
  }

  /** Ends a process at once. */
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
    return family(pid).stream().mapToLong(Processes::sharedKibibytes).sum() / 1_024.0;
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

  /**
   * Memory a process occupies, in MiB.
   *
   * @throws IOException when it is gone
   */
  public static double residentMiB(long pid) throws IOException {
    return Files.readAllLines(Path.of("/proc", String.valueOf(pid), "status")).stream()
            .filter(line -> line.startsWith("VmRSS:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
            .findFirst()
            .orElseThrow(() -> new IOException("process " + pid + " is gone"))
        / 1_024.0;
  }
}
