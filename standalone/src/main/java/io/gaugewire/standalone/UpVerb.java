package io.gaugewire.standalone;

import io.gaugewire.standalone.factory.Crew;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs everything on this machine. */
@Command(
    name = "up",
    mixinStandardHelpOptions = true,
    description = {
      "Runs everything on this machine: database, server, an edge, and a virtual plant for it to"
          + " read.",
      "Ctrl-C stops it; the next start over the same data goes on where it stopped."
    })
final class UpVerb implements Callable<Integer> {
  private static final int HIGHEST_PORT = 65_535;
  private static final int MOST_HISTORY_DAYS = 400;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "where everything is kept (default: ${DEFAULT-VALUE})")
  private Path data = Path.of("data");

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "of the desk on 127.0.0.1, 0 for any free one (default: ${DEFAULT-VALUE})")
  private int port = 8080;

  @Mixin private Pace pace = new Pace();

  @Option(
      names = "--history",
      paramLabel = "DAYS",
      description = "begin with so many days of the plant's past, such as 90d; only once")
  private String history = "";

  UpVerb() {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (port < 0 || port > HIGHEST_PORT) {
      throw new ParameterException(
          spec.commandLine(), "--port: found " + port + ", expected 0 to " + HIGHEST_PORT);
    }
    int historyDays = historyDays();
    PrintWriter out = spec.commandLine().getOut();
    out.println("starting over " + data.toAbsolutePath().normalize());
    out.flush();
    Installation installation =
        Installation.start(
            new Installation.Settings(data, port, pace.speed(), pace.seed(), historyDays),
            new ServerAndEdge(),
            this::tell);
    installation.endWithTheProcess();
    out.println("desk         " + installation.address() + "/desk/");
    out.println("station app  " + installation.stationAddress() + "/station/");
    out.println("             badge P1001, PIN 2580; batch H0412 at station HG-01");
    out.println("sign-ins of the virtual plant only; change them before anybody else can reach it");
    Crew.read().signIns().forEach(out::println);
    out.println("interface    " + installation.address() + "/api/v1/openapi.json");
    out.println("metrics      " + installation.address() + "/metrics");
    out.println("ready " + installation.address());
    out.flush();
    installation.awaitEnd();
    return 0;
  }

  private int historyDays() {
    if (history.isEmpty()) {
      return 0;
    }
    if (history.matches("[1-9][0-9]{0,2}d")) {
      int days = Integer.parseInt(history.substring(0, history.length() - 1));
      if (days <= MOST_HISTORY_DAYS) {
        return days;
      }
    }
    throw new ParameterException(
        spec.commandLine(),
        "--history: found "
            + history
            + ", expected a number of days from 1d to "
            + MOST_HISTORY_DAYS
            + "d");
  }

  /** A line for every tenth of the way. */
  private void tell(String what, long done, long all) {
    long step = Math.max(1, all / 10);
    if (done % step == 0 || done == all) {
      PrintWriter out = spec.commandLine().getOut();
      out.println(what + " " + done + " of " + all);
      out.flush();
    }
  }
}
