package io.gaugewire.standalone.ca;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ca init}. */
@Command(
    name = "init",
    mixinStandardHelpOptions = true,
    description = {
      "Makes the authority: authority.crt, which every device of the plant is to trust, and"
          + " authority.key.",
      "Whoever has the key can be taken for any device: keep the folder where few can read it."
    })
final class InitCommand implements Callable<Integer> {
  private final Clock clock = Clock.systemUTC();

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description = "where the authority is kept (default: ${DEFAULT-VALUE})")
  private Path directory = Path.of("ca");

  @Option(
      names = "--name",
      required = true,
      paramLabel = "PLANT",
      description = "the plant's name, as a device shows it in its list of authorities")
  private String plant = "";

  @Spec private CommandSpec spec = CommandSpec.create();

  InitCommand() {}

  @Override
  public Integer call() throws IOException, GeneralSecurityException {
    SecretFolder folder = SecretFolder.at(directory);
    Issued authority = PlantAuthority.make(plant, clock.instant());
    Path certificate = folder.write(PlantAuthority.NAME, authority);
    PrintWriter out = spec.commandLine().getOut();
    out.println(certificate + "  valid until " + authority.certificate().getNotAfter().toInstant());
    out.println("SHA-256  " + Pem.fingerprint(authority.certificate()));
    out.println(
        "Give authority.crt, never authority.key, to every tablet, and compare the SHA-256 there.");
    out.flush();
    return 0;
  }
}
