package io.gaugewire.standalone.bench;

import io.gaugewire.ingest.command.JsonLine;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code gaugewire bench quality}. */
@Command(
    name = "quality",
    mixinStandardHelpOptions = true,
    description =
        "How long a year of inspection records takes to be summed up: report, trend, trace, board;"
            + " everything on this machine. A medium plant has 300000 records of 17 values.")
final class QualityBenchVerb implements Callable<Integer> {
  private static final int TRIES = 10;

  @Option(
      names = "--records",
      defaultValue = "12000",
      description = "inspection records of the year; default ${DEFAULT-VALUE}")
  private int records;

  @Option(
      names = "--values",
      defaultValue = "17",
      description = "measured values in each record; default ${DEFAULT-VALUE}")
  private int values;

  @Mixin private JsonLine json = new JsonLine();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    QualityBench.Figures figures =
        QualityBench.run(
            QualityBench.whole(records),
            Math.max(1, values),
            TRIES,
            line -> spec.commandLine().getErr().println(line));
    out.println(
        String.format(
            Locale.ROOT,
            "%,d results in %,d records: report %.0f ms, trend %.0f ms, trace %.0f ms, board %.0f"
                + " ms",
            figures.results(),
            figures.records(),
            figures.reportMillis(),
            figures.trendMillis(),
            figures.traceMillis(),
            figures.boardMillis()));
    json.end(out, figures);
    return 0;
  }
}
