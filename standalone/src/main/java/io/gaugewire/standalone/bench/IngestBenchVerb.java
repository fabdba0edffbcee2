package io.gaugewire.standalone.bench;

import io.gaugewire.ingest.command.JsonLine;
import io.gaugewire.standalone.machine.Folders;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code gaugewire bench ingest}. */
@Command(
    name = "ingest",
    mixinStandardHelpOptions = true,
    description =
        "Measurements a second from the edges' outboxes over MQTT to committed rows, every tag"
            + " charted, beside bare binary COPY into the same table; everything on this machine.")
final class IngestBenchVerb implements Callable<Integer> {
  @Option(
      names = "--seconds",
      defaultValue = "30",
      description = "how long to measure at full load; default ${DEFAULT-VALUE}")
  private int seconds;

  @Mixin private DatabaseChoice database = new DatabaseChoice();

  @Mixin private LoadOptions load = new LoadOptions();

  @Mixin private JsonLine json = new JsonLine();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    IngestBench.Figures figures = measured();
    out.println(
        String.format(
            Locale.ROOT,
            "%,.0f measurements/s committed, bare COPY %,.0f rows/s (%.0f %%), p99 %.0f ms at"
                + " 10 000/s, server %.0f MiB",
            figures.measurementsPerSecond(),
            figures.copyRowsPerSecond(),
            100 * figures.ratio(),
            figures.p99Millis(),
            figures.residentMiB()));
    ProcessorTime.PerMillion used = figures.cpuSecondsPerMillion();
    out.println(
        String.format(
            Locale.ROOT,
            "processor seconds a million: %.2f (server %.2f, database %.2f %s, edges %.2f);"
                + " bare COPY %.2f in the database",
            used.all(),
            used.server(),
            used.database(),
            by(used.databaseBy()),
            used.edges(),
            used.bareCopy()));
    json.end(out, figures);
    return 0;
  }

  private IngestBench.Figures measured() throws Exception {
    Path directory = Files.createTempDirectory("gaugewire-bench");
    try (BenchDatabase store = database.open(directory.resolve("postgres"))) {
      return IngestBench.run(
          store,
          directory,
          load.plan(),
          IngestBench.Times.of(seconds),
          spec.commandLine().getErr()::println);
    } finally {
      Folders.delete(directory);
    }
  }

  private static String by(Map<String, Double> kinds) {
    return kinds.entrySet().stream()
        .map(kind -> String.format(Locale.ROOT, "%s %.2f", kind.getKey(), kind.getValue()))
        .collect(Collectors.joining(", ", "(", ")"));
  }
}
