package io.gaugewire.standalone.bench;

import io.gaugewire.ingest.command.JsonLine;
import io.gaugewire.standalone.load.LoadPlan;
import io.gaugewire.standalone.machine.Folders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code gaugewire bench queries}. */
@Command(
    name = "queries",
    mixinStandardHelpOptions = true,
    description =
        "How long the interface takes over a large store to answer for a chart (last 500 subgroups,"
            + " a day) and for a day of one tag's raw readings.")
final class QueryBenchVerb implements Callable<Integer> {
  @Option(
      names = "--readings",
      defaultValue = "2000000",
      description = "readings to store first; default ${DEFAULT-VALUE}")
  private long readings;

  @Option(
      names = "--tags",
      defaultValue = "100",
      description = "tags they are of, each read once a second; default ${DEFAULT-VALUE}")
  private int tags;

  @Option(
      names = "--questions",
      defaultValue = "200",
      description = "questions of each kind; default ${DEFAULT-VALUE}")
  private int questions;

  @Mixin private DatabaseChoice database = new DatabaseChoice();

  @Mixin private JsonLine json = new JsonLine();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    Path directory = Files.createTempDirectory("gaugewire-bench");
    try {
      print(measured(directory));
    } finally {
      Folders.delete(directory);
    }
    return 0;
  }

  private QueryBench.Figures measured(Path directory) throws Exception {
    try (BenchDatabase store = database.open(directory.resolve("postgres"))) {
      return QueryBench.run(
          store.options(),
          directory,
          new LoadPlan(1, tags),
          readings,
          questions,
          line -> spec.commandLine().getErr().println(line));
    }
  }

  private void print(QueryBench.Figures figures) {
    var out = spec.commandLine().getOut();
    out.println(
        String.format(
            Locale.ROOT,
            "%s, %,d readings, %,d subgroups",
            figures.storage(),
            figures.readings(),
            figures.subgroups()));
    line("last 500 subgroups", figures.chart());
    line("a day of a chart", figures.chartDay());
    line("a day of a tag", figures.tagDay());
    json.end(out, figures);
  }

  private void line(String what, QueryBench.Times times) {
    spec.commandLine()
        .getOut()
        .println(
            String.format(
                Locale.ROOT,
                "%-20s median %5.1f ms, p99 %5.1f ms, longest %5.1f ms, %,d bytes",
                what,
                times.medianMillis(),
                times.p99Millis(),
                times.longestMillis(),
                times.bytes()));
  }
}
