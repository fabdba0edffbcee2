package io.gaugewire.standalone.bench;

import io.gaugewire.postgres.EmbeddedPostgres;
import io.gaugewire.postgres.Options;
import io.gaugewire.standalone.load.AgentProcess;
import io.gaugewire.standalone.load.LoadPlan;
import io.gaugewire.standalone.load.ServerProcess;
import io.gaugewire.standalone.machine.Ports;
import io.gaugewire.standalone.machine.Processes;
import io.gaugewire.standalone.plant.PlantConfiguration;
import io.gaugewire.standalone.plant.VirtualPlant;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** How long the programs take to be ready, what they then occupy, and how much is shipped. */
final class StartBench {
  private static final double MEBI = 1024 * 1024;
  private static final Duration AT_REST = Duration.ofSeconds(15);

  private StartBench() {}

  /**
   * What was measured.
   *
   * @param first seconds from the start to ready over an empty database, whose tables are made
   * @param seconds the same over a database that is there; the median of the runs
   * @param processorSeconds processor time until then, which other programs on the machine do not
   *     lengthen much; the median
   * @param restMiB memory 15 s after ready
   */
  record Program(double first, double seconds, double processorSeconds, double restMiB) {}

  /**
   * Both programs.
   *
   * @param librariesMiB all jars, of server, edge, screens and the embedded database
   */
  record Figures(Program server, Program edge, double librariesMiB) {}

  private interface Starter {
    /** Starts it and returns when it is ready. */
    Running start() throws IOException;
  }

  private record Running(long pid, AutoCloseable end) {}

  static Figures run(int runs, Path directory, Consumer<String> progress) throws Exception {
    Path postgres = directory.resolve("postgres");
    try (EmbeddedPostgres database = EmbeddedPostgres.start(Options.in(postgres));
        VirtualPlant plant =
            VirtualPlant.start(new VirtualPlant.Options(1, 1, directory.resolve("plant.memory")))) {
      Path serverFile =
          new LoadPlan(1, 10)
              .writeServer(
                  directory.resolve("server"),
                  database,
                  postgres.resolve("password"),
                  Ports.free());
      Path edgeFile =
          PlantConfiguration.write(
              Files.createDirectories(directory.resolve("edge")),
              new PlantConfiguration.Edge(
                  "demo", "hall-1", "mqtt://127.0.0.1:" + Ports.free(), "", "", Ports.free()),
              plant);
      Program server =
          measure(
              runs,
              () -> {
                ServerProcess begun =
                    ServerProcess.start(serverFile, directory.resolve("server.log"));
                return new Running(begun.pid(), begun);
              });
      progress.accept("server measured");
      Program edge =
          measure(
              runs,
              () -> {
                AgentProcess begun = AgentProcess.start(edgeFile, directory.resolve("edge.log"));
                return new Running(begun.pid(), begun);
              });
      progress.accept("edge measured");
      return new Figures(server, edge, librariesMiB());
    }
  }

  private static Program measure(int runs, Starter starter) throws Exception {
    double first = 0;
    double rest = 0;
    List<Double> seconds = new ArrayList<>();
    List<Double> processor = new ArrayList<>();
    for (int run = 0; run <= runs; run++) {
      long begun = System.nanoTime();
      Running running = starter.start();
      double took = (System.nanoTime() - begun) / 1e9;
      try (AutoCloseable _ = running.end()) {
        if (run == 0) {
          first = took;
        } else {
          seconds.add(took);
          processor.add(Processes.processorSeconds(running.pid()));
        }
        if (run == runs) {
          Thread.sleep(AT_REST);
          rest = Processes.memoryMiB(running.pid());
        }
      }
    }
    return new Program(first, median(seconds), median(processor), rest);
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
  }

  /** The jars and folders of this program's own class path. */
  private static double librariesMiB() throws IOException {
    double bytes = 0;
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      try (Stream<Path> files = Files.walk(Path.of(entry))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          bytes += Files.size(file);
        }
      }
    }
    return bytes / MEBI;
  }
}
