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
import picocli.CommandLine.Spec;

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

  @Mixin private LoadOptions load = new LoadOptions();

  @Mixin private JsonLine json = new JsonLine();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    Path directory = Files.createTempDirectory("gaugewire-bench");
    OverloadBench.Figures figures;
    try {
      figures =
          OverloadBench.run(load.plan(), seconds, directory, spec.commandLine().getErr()::println);
    } finally {
      Folders.delete(directory);
    }
    PrintWriter out = spec.commandLine().getOut();
    out.println(
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
    json.end(out, figures);
    return figures.good() ? 0 : 1;
  }
}
