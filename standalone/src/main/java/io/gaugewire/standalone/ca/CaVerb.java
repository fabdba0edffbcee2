package io.gaugewire.standalone.ca;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code gaugewire ca}: the plant's certificate authority, and certificates signed by it. */
@Command(
    name = "ca",
    mixinStandardHelpOptions = true,
    description = {
      "Makes the plant's certificate authority, and certificates for its edges and its server.",
      "Every file can be read by its owner alone, and none is ever overwritten."
    },
    subcommands = {InitCommand.class, IssueCommand.class})
public final class CaVerb implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "one of init and issue is missing; see --help");
  }
}
