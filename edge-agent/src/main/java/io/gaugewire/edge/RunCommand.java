package io.gaugewire.edge;

import io.gaugewire.edge.config.ConfigReader;
import io.gaugewire.settings.ConfigException;
import io.gaugewire.settings.Problem;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code edge run}: one edge until the process is asked to end. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = {
      "Runs an edge agent until it is stopped.",
      "Gauges are taken over anew whenever edge.yml is written; touch it after changing a profile."
    })
final class RunCommand implements Callable<Integer> {
  private static final Logger log = LoggerFactory.getLogger(RunCommand.class);
  private static final int WRONG = 1;
  private static final long LOOK_MILLIS = 1_000;

  @Option(
      names = "--config",
      paramLabel = "EDGE_YML",
      description = "the configuration (default: ${DEFAULT-VALUE})")
  private Path file = Path.of("edge.yml");

  @Spec private CommandSpec spec = CommandSpec.create();

  private final CountDownLatch stopping = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);

  RunCommand() {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    FileTime known = changed();
    try (EdgeAgent agent = EdgeAgent.start(file)) {
      stopWithTheProcess();
      PrintWriter out = spec.commandLine().getOut();
      out.println("edge runs, station app at " + agent.stationAddress());
      out.flush();
      while (!stopping.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        FileTime now = changed();
        if (!now.equals(known)) {
          known = now;
          takeOver(agent);
        }
      }
      return 0;
    } catch (ConfigException e) {
      for (Problem problem : e.problems()) {
        spec.commandLine().getErr().println(problem);
      }
      return WRONG;
    } finally {
      ended.countDown();
    }
  }

  private void stopWithTheProcess() {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  if (ended.getCount() == 0) {
                    return; // The command ended by itself, with a code of its own.
                  }
                  stopping.countDown();
                  awaitEnd();
                  // The JVM would end with 143, which a service manager takes for a failure.
                  Runtime.getRuntime().halt(0);
                },
                "stop"));
  }

  private void awaitEnd() {
    try {
      ended.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** When the configuration was last written; the epoch while it is not there. */
  private FileTime changed() {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      return FileTime.fromMillis(0);
    }
  }

  /** A configuration with a mistake changes nothing. */
  private void takeOver(EdgeAgent agent) {
    try {
      agent.apply(ConfigReader.read(file));
      log.atInfo().addKeyValue("file", file).log("configuration taken over");
    } catch (ConfigException e) {
      for (Problem problem : e.problems()) {
        log.atError().addKeyValue("problem", problem).log("configuration not taken over");
      }
    }
  }
}
