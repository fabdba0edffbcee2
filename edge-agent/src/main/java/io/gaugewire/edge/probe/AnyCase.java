package io.gaugewire.edge.probe;

import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Model.CommandSpec;

/** Lets values such as {@code --type float32} be written in small letters too. */
final class AnyCase implements IModelTransformer {
  @Override
  public CommandSpec transform(CommandSpec command) {
    command.parser().caseInsensitiveEnumValuesAllowed(true);
    return command;
  }
}
