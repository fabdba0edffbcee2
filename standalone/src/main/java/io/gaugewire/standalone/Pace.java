package io.gaugewire.standalone;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options {@code --speed} and {@code --seed} of whatever runs the virtual plant. */
final class Pace {
  private static final double FASTEST = 1_000;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  private double speed = 1;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "the same seed gives the same parts (default: ${DEFAULT-VALUE})")
  private long seed = 1;

  Pace() {}

  @Option(
      names = "--speed",
      paramLabel = "X",
      defaultValue = "1",
      description = "plant time runs X times as fast (default: ${DEFAULT-VALUE})")
  void speed(double value) {
    if (!(value > 0 && value <= FASTEST)) {
      throw new ParameterException(
          spec.commandLine(), "--speed: found " + value + ", expected above 0, at most 1000");
    }
    speed = value;
  }

  double speed() {
    return speed;
  }

  long seed() {
    return seed;
  }
}
