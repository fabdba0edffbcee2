package io.gaugewire.standalone.bench;

import io.gaugewire.standalone.load.LoadPlan;
import io.gaugewire.standalone.machine.Folders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code gaugewire bench overload}. */
@Command(
    name = "overload",
    mixinStandardHelpOptions = true,
    description =
        "Edges read as fast as their disks let them for a while, which is more than the server can"
            + " take; ends with 0 when everything is stored afterwards.")
final class OverloadBenchVerb implements Callable<Integer> {
  @Option(
      names = "--seconds",
      defaultValue = "10",
      description = "how long the flood lasts; default ${DEFAULT-VALUE}")
  private int seconds;

  @Option(
      names = "--edges",
      defaultValue = "4",
      description = "edges that send; default ${DEFAULT-VALUE}")
  private int edges;

  @Option(
      names = "--tags",
      defaultValue = "1000",
      description = "tags of all edges together; default ${DEFAULT-VALUE}")
  private int tags;

  @Option(names = "--json", description = "print one JSON object as the last line")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    Path directory = Files.createTempDirectory("gaugewire-bench");
    OverloadBench.Figures figures;
    try {
      figures =
          OverloadBench.run(
              new LoadPlan(edges, Math.max(1, tags / edges)),
              seconds,
              directory,
              line -> spec.commandLine().getErr().println(line));
    } finally {
      Folders.delete(directory);
    }
    spec.commandLine()
        .getOut()
        .println(
            String.format(
                Locale.ROOT,
                "%,d readings produced at %,.0f/s, %,d stored at %,.0f/s, drained %.0f s after the"
                    + " flood, server at most %.0f MiB",
                figures.produced(),
                figures.producedPerSecond(),
                figures.stored(),
                figures.storedPerSecond(),
                figures.drainSeconds(),
                figures.residentMiB()));
    if (json) {
      spec.commandLine().getOut().println(JsonMapper.shared().writeValueAsString(figures));
    }
    spec.commandLine().getOut().flush();
    return figures.good() ? 0 : 1;
  }
}
