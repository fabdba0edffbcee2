package io.gaugewire.standalone.ca;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ca issue}. */
@Command(
    name = "issue",
    mixinStandardHelpOptions = true,
    description = {
      "Makes a key and a certificate for an edge or the server: NAME.crt and NAME.key.",
      "It is good for being connected to, and for connecting."
    })
final class IssueCommand implements Callable<Integer> {
  private final Clock clock = Clock.systemUTC();

  @Parameters(paramLabel = "NAME", description = "of the edge or server, such as hall-1")
  private String name = "";

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description = "where the authority is kept (default: ${DEFAULT-VALUE})")
  private Path directory = Path.of("ca");

  @Option(
      names = "--host",
      required = true,
      paramLabel = "HOST",
      description = "a host name or IP address under which it is reached; repeat for each")
  private List<String> hosts = List.of();

  @Option(
      names = "--days",
      paramLabel = "N",
      description =
          "how long it is valid, at most 825 days, which is what browsers take"
              + " (default: ${DEFAULT-VALUE})")
  private int days = PlantAuthority.LONGEST_DAYS;

  @Spec private CommandSpec spec = CommandSpec.create();

  IssueCommand() {}

  @Override
  public Integer call() throws IOException, GeneralSecurityException {
    if (!SecretFolder.isName(name) || name.equals(PlantAuthority.NAME)) {
      throw wrong(
          "NAME: found '"
              + name
              + "', expected letters, digits, dots, hyphens and underscores, and not "
              + PlantAuthority.NAME);
    }
    if (days < 1 || days > PlantAuthority.LONGEST_DAYS) {
      throw wrong("--days: found " + days + ", expected 1 to " + PlantAuthority.LONGEST_DAYS);
    }
    List<Host> reached = hosts.stream().map(this::host).toList();
    SecretFolder folder = SecretFolder.at(directory);
    Issued issued = folder.authority().issue(name, reached, clock.instant(), Duration.ofDays(days));
    Path certificate = folder.write(name, issued);
    PrintWriter out = spec.commandLine().getOut();
    out.println(certificate + "  valid until " + issued.certificate().getNotAfter().toInstant());
    out.flush();
    return 0;
  }

  private Host host(String text) {
    return Host.of(text)
        .orElseThrow(
            () -> wrong("--host: found '" + text + "', expected a host name or an IP address"));
  }

  private ParameterException wrong(String what) {
    return new ParameterException(spec.commandLine(), what);
  }
}
