package io.gaugewire.standalone.bench;

import io.gaugewire.ingest.command.JsonLine;
import io.gaugewire.standalone.machine.Folders;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code gaugewire bench start}. */
@Command(
    name = "start",
    mixinStandardHelpOptions = true,
    description =
        "How long server and edge take from their start to ready, what they occupy at rest, and how"
            + " much is shipped; the database runs already.")
final class StartBenchVerb implements Callable<Integer> {
  private static final int MOST_RUNS = 100;

  @Option(
      names = "--runs",
      defaultValue = "5",
      description = "starts of each, beside a first one; default ${DEFAULT-VALUE}")
  private int runs;

  @Mixin private JsonLine json = new JsonLine();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    if (runs < 1 || runs > MOST_RUNS) {
      throw new ParameterException(
          spec.commandLine(), "--runs: found " + runs + ", expected 1 to " + MOST_RUNS);
    }
    Path directory = Files.createTempDirectory("gaugewire-bench");
    StartBench.Figures figures;
    try {
      figures = StartBench.run(runs, directory, spec.commandLine().getErr()::println);
    } finally {
      Folders.delete(directory);
    }
    PrintWriter out = spec.commandLine().getOut();
    tell("server", figures.server());
    tell("edge", figures.edge());
    out.println(String.format(Locale.ROOT, "all libraries %.0f MiB", figures.librariesMiB()));
    json.end(out, figures);
    return 0;
  }

  private void tell(String name, StartBench.Program program) {
    spec.commandLine()
        .getOut()
        .println(
            String.format(
                Locale.ROOT,
                "%s ready after %.2f s (first start %.2f s, %.2f s of processor), at rest %.0f MiB",
                name,
                program.seconds(),
                program.first(),
                program.processorSeconds(),
                program.restMiB()));
  }
}
