package io.gaugewire.standalone;

import io.gaugewire.standalone.machine.Lifecycle;
import io.gaugewire.standalone.plant.PlantConfiguration;
import io.gaugewire.standalone.plant.VirtualPlant;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs the virtual plant alone: stations to point an edge agent, or any Modbus client, at. */
@Command(
    name = "plant",
    mixinStandardHelpOptions = true,
    description =
        "Runs the virtual plant alone, and writes an edge.yml that reads it. Ctrl-C stops it.")
final class PlantVerb implements Callable<Integer> {
  private static final String SITE = "demo";
  private static final String EDGE = "hall-1";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "where edge.yml and the machines' counters are kept (default: ${DEFAULT-VALUE})")
  private Path data = Path.of("data");

  @Mixin private Pace pace = new Pace();

  @Option(
      names = "--server",
      paramLabel = "URL",
      description = "the server that edge.yml names (default: ${DEFAULT-VALUE})")
  private String server = "mqtt://127.0.0.1:1883";

  @Option(
      names = "--user",
      paramLabel = "NAME",
      description = "as whom edge.yml signs in there (default: without a sign-in)")
  private String user = "";

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description = "the file whose first line is the password, as the edge sees it")
  private String passwordFile = "";

  PlantVerb() {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (user.isEmpty() != passwordFile.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "--user and --password-file belong together");
    }
    var lifecycle = new Lifecycle();
    try {
      DataDirectory directory = lifecycle.started("data directory", DataDirectory.hold(data));
      VirtualPlant plant =
          lifecycle.started(
              "virtual plant",
              VirtualPlant.start(
                  new VirtualPlant.Options(
                      pace.seed(),
                      pace.speed(),
                      directory.directory("plant").resolve("plant.memory"))));
      Path configuration =
          PlantConfiguration.write(
              directory.directory("edge"),
              new PlantConfiguration.Edge(SITE, EDGE, server, user, passwordFile, 8091),
              plant);
      Path masterData = PlantConfiguration.writeMasterData(directory.directory("edge"), SITE, EDGE);
      lifecycle.endWithTheProcess();
      announce(plant, configuration, masterData);
      lifecycle.awaitEnd();
      return 0;
    } catch (IOException | RuntimeException e) {
      lifecycle.close();
      throw e;
    }
  }

  private void announce(VirtualPlant plant, Path configuration, Path masterData) {
    PrintWriter out = spec.commandLine().getOut();
    new TreeMap<>(plant.ports())
        .forEach((station, port) -> out.println(station + "  127.0.0.1:" + port));
    out.println("edge configuration  " + configuration);
    out.println("master data         " + masterData);
    out.flush();
  }
}
