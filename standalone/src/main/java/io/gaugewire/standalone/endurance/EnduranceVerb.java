package io.gaugewire.standalone.endurance;

import io.gaugewire.ingest.command.JsonLine;
import io.gaugewire.standalone.machine.Folders;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code gaugewire endurance}. */
@Command(
    name = "endurance",
    mixinStandardHelpOptions = true,
    description = {
      "Runs a plant of its own for a long time, faster than a plant runs, with people at work and"
          + " faults on a schedule, and tells what a plant would notice: memory that grows, errors"
          + " nobody can explain, missing records, late charts, the disk.",
      "Ends with 0 when nothing is missing, doubled, late or unexplained and everything verifies."
    })
public final class EnduranceVerb implements Callable<Integer> {
  private static final int LONGEST_MINUTES = 7 * 24 * 60;
  private static final double MEBI = 1024 * 1024;

  @Option(
      names = "--minutes",
      defaultValue = "60",
      description = "how long, 1 to 10080; default ${DEFAULT-VALUE}")
  private int minutes;

  @Option(
      names = "--speed",
      defaultValue = "10",
      description = "plant seconds per second, 1 to 100; default ${DEFAULT-VALUE}")
  private double speed;

  @Option(
      names = "--pages",
      paramLabel = "SCRIPT",
      description = "opens every page meanwhile: dashboards/scripts/open-pages.mjs of a checkout")
  private Optional<Path> script = Optional.empty();

  @Mixin private JsonLine json = new JsonLine();

  @Spec private CommandSpec spec = CommandSpec.create();

  public EnduranceVerb() {}

  @Override
  public Integer call() throws IOException, InterruptedException, SQLException {
    if (minutes < 1 || minutes > LONGEST_MINUTES) {
      throw new ParameterException(
          spec.commandLine(), "--minutes: found " + minutes + ", expected 1 to " + LONGEST_MINUTES);
    }
    if (!(speed >= 1 && speed <= 100)) {
      throw new ParameterException(
          spec.commandLine(), "--speed: found " + speed + ", expected 1 to 100");
    }
    Path directory = Files.createTempDirectory("gaugewire-endurance");
    Endured endured = endure(directory);
    tell(endured);
    if (endured.good()) {
      Folders.delete(directory);
    } else {
      spec.commandLine().getErr().println("kept for a look: " + directory);
    }
    return endured.good() ? 0 : 1;
  }

  private Endured endure(Path directory) throws IOException, InterruptedException, SQLException {
    PrintWriter err = spec.commandLine().getErr();
    try (Hall hall = new Hall(directory, speed);
        LiveLag lag = new LiveLag(hall.address())) {
      Runtime.getRuntime().addShutdownHook(new Thread(hall::close, "stop"));
      err.println("desk " + hall.address() + "/desk/");
      Optional<Pages> pages =
          script.isEmpty()
              ? Optional.empty()
              : Optional.of(
                  Pages.open(script.get(), hall.address(), directory.resolve("pages.log")));
      try {
        return new Endurance(hall, lag, pages, Duration.ofMinutes(minutes), err::println).run();
      } finally {
        pages.ifPresent(Pages::close);
      }
    }
  }

  private void tell(Endured endured) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        String.format(
            Locale.ROOT,
            "%.0f min, %d faults: %,d parcels produced, %,d stored, %d doubled; %,d readings;"
                + " %,d parts made, %,d seen",
            endured.minutes(),
            endured.faults(),
            endured.produced(),
            endured.stored(),
            endured.doubled(),
            endured.readings(),
            endured.made(),
            endured.seen()));
    out.println(lag("live, undisturbed", endured.lag()));
    out.println(lag("live, faults included", endured.lagWithFaults()));
    endured
        .memory()
        .forEach(
            (program, line) ->
                out.println(
                    String.format(
                        Locale.ROOT,
                        "memory of %s: %.0f MiB, then %.0f, at most %.0f; %+.1f MiB an hour",
                        program,
                        line.first(),
                        line.last(),
                        line.most(),
                        line.perHour())));
    out.println(
        String.format(
            Locale.ROOT,
            "database grew by %.1f MiB, by the guide %.1f",
            endured.databaseBytes() / MEBI,
            endured.bytesByGuide() / MEBI));
    endured.unexplained().forEach(line -> out.println("unexplained: " + line));
    out.println(endured.verified());
    json.end(out, endured);
  }

  private static String lag(String which, LiveLag.Figures figures) {
    return String.format(
        Locale.ROOT,
        "%s: %,d subgroups, %.0f ms in the middle, p99 %.0f ms, at most %.0f ms",
        which,
        figures.subgroups(),
        figures.p50(),
        figures.p99(),
        figures.most());
  }
}
