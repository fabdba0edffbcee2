package io.gaugewire.standalone.bench;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code gaugewire bench NAME}. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = "Measures what this installation reaches on this machine.",
    subcommands = {
      IngestBenchVerb.class,
      OverloadBenchVerb.class,
      QualityBenchVerb.class,
      QueryBenchVerb.class,
      StartBenchVerb.class
    })
public final class BenchVerb implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "the name of a benchmark is missing");
  }
}
