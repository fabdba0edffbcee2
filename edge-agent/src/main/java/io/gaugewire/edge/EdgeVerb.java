package io.gaugewire.edge;

import io.gaugewire.edge.probe.CheckCommand;
import io.gaugewire.edge.probe.ProbeCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code edge}: runs an edge, and helps to set one up. */
@Command(
    name = "edge",
    mixinStandardHelpOptions = true,
    description = "Runs an edge agent, looks for a register, or checks a configuration.",
    subcommands = {RunCommand.class, ProbeCommand.class, CheckCommand.class})
public final class EdgeVerb implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  /** For a box that has the edge alone; wrong use ends with 2, a failure with 1. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new EdgeVerb())
        .setExecutionExceptionHandler(
            (failure, command, _) -> {
              command.getErr().println("edge: " + failure.getMessage());
              return 1;
            });
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "one of run, probe and check is missing; see --help");
  }
}
