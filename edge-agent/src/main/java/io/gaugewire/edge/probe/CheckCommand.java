package io.gaugewire.edge.probe;

import io.gaugewire.edge.config.ConfigReader;
import io.gaugewire.edge.config.EdgeConfig;
import io.gaugewire.edge.config.GaugeConfig;
import io.gaugewire.edge.config.LaneConfig;
import io.gaugewire.edge.config.TagSpec;
import io.gaugewire.edge.modbus.ReadPlan;
import io.gaugewire.edge.modbus.Register;
import io.gaugewire.settings.ConfigException;
import io.gaugewire.settings.Problem;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code edge check}: everything that can be said about a configuration without connecting. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = "Checks edge.yml and the profiles it names, without connecting.")
public final class CheckCommand implements Callable<Integer> {
  private static final int WRONG = 1;

  @Parameters(index = "0", paramLabel = "EDGE_YML", description = "the configuration")
  private Path file = Path.of("edge.yml");

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    if (spec == null) {
      throw new IllegalStateException("run by picocli");
    }
    PrintWriter out = spec.commandLine().getOut();
    try {
      EdgeConfig config = ConfigReader.read(file);
      report(config, out);
      return 0;
    } catch (ConfigException e) {
      for (Problem problem : e.problems()) {
        spec.commandLine().getErr().println(problem);
      }
      spec.commandLine().getErr().println(count(e.problems().size(), "problem"));
      return WRONG;
    }
  }

  private static void report(EdgeConfig config, PrintWriter out) {
    int gauges = 0;
    for (LaneConfig lane : config.lanes()) {
      out.println(lane.connection() + ": " + lane.endpoint());
      for (GaugeConfig gauge : lane.gauges()) {
        gauges++;
        out.printf(
            "  %s, station %s, unit %d, profile %s: %s in %s%n",
            gauge.name(),
            gauge.station(),
            gauge.unit(),
            gauge.profile().name(),
            count(gauge.profile().tags().size(), "tag"),
            count(requests(gauge), "request"));
      }
    }
    out.println(
        count(config.lanes().size(), "connection")
            + ", "
            + count(gauges, "gauge")
            + ", "
            + count(config.lines().size(), "line source")
            + ": no problems");
  }

  private static int requests(GaugeConfig gauge) {
    List<Register> registers = new ArrayList<>();
    for (TagSpec tag : gauge.profile().tags()) {
      registers.addAll(tag.field().registers());
    }
    return registers.isEmpty()
        ? 0
        : ReadPlan.of(registers, gauge.profile().limits()).blocks().size();
  }

  private static String count(int count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }
}
