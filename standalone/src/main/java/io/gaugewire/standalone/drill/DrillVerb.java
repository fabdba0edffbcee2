package io.gaugewire.standalone.drill;

import io.gaugewire.ingest.command.JsonLine;
import io.gaugewire.standalone.machine.Folders;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code gaugewire drill}. */
@Command(
    name = "drill",
    mixinStandardHelpOptions = true,
    description =
        "Kills (-9), freezes, cuts and fills up edge, server, database, broker and network at"
            + " random under load, in an installation of its own, and counts what came of it. Ends"
            + " with 0 when nothing is lost, doubled or altered and every signal is that of an"
            + " undisturbed run.")
public final class DrillVerb implements Callable<Integer> {
  @Option(
      names = "--rounds",
      defaultValue = "20",
      description = "faults, one a round; default ${DEFAULT-VALUE}")
  private int rounds;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "settles which faults, and when; default ${DEFAULT-VALUE}")
  private long seed;

  @Option(
      names = "--door",
      defaultValue = "endpoint",
      description =
          "what stands between edges and server: endpoint (nothing) or broker (a Mosquitto of this"
              + " machine); default ${DEFAULT-VALUE}")
  private Setting.Door door = Setting.Door.ENDPOINT;

  @Mixin private JsonLine json = new JsonLine();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException, InterruptedException, SQLException {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    Tally tally = drill(Setting.of(door), rounds, seed, err::println);
    out.println(
        tally.rounds()
            + " rounds: "
            + tally.produced()
            + " results produced, "
            + tally.stored()
            + " stored, "
            + tally.lost()
            + " lost, "
            + tally.doubled()
            + " doubled, ledger "
            + tally.ledger()
            + ", signals "
            + tally.signals());
    json.end(out, tally);
    return tally.good() ? 0 : 1;
  }

  /** Holds a drill in a temporary directory, which is kept when it does not end well. */
  static Tally drill(Setting setting, int rounds, long seed, Consumer<String> progress)
      throws IOException, InterruptedException, SQLException {
    Path directory = Files.createTempDirectory("gaugewire-drill");
    SplittableRandom random = new SplittableRandom(seed);
    Tally tally;
    try (Site site = new Site(directory, setting, progress)) {
      for (int round = 1; round <= rounds; round++) {
        Thread.sleep(random.nextInt(1_500));
        Fault fault = setting.faults().get(random.nextInt(setting.faults().size()));
        long begun = System.nanoTime();
        site.suffer(fault, random);
        site.awaitRecovery();
        long millis = (System.nanoTime() - begun) / 1_000_000;
        progress.accept("round " + round + ": " + fault + ", whole again after " + millis + " ms");
      }
      site.settle();
      tally = Tally.of(rounds, site);
    }
    if (tally.good()) {
      Folders.delete(directory);
    } else {
      progress.accept("kept for a look: " + directory);
    }
    return tally;
  }
}
