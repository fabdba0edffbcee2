package io.gaugewire.standalone;

import io.gaugewire.edge.EdgeVerb;
import io.gaugewire.ingest.ServerVerb;
import io.gaugewire.ingest.evidence.EvidenceVerb;
import io.gaugewire.ingest.exchange.ExportVerb;
import io.gaugewire.ingest.exchange.ImportVerb;
import io.gaugewire.ingest.identity.AdministratorVerb;
import io.gaugewire.ingest.masterset.MasterDataVerb;
import io.gaugewire.ingest.reports.ReportVerb;
import io.gaugewire.ingest.verify.VerifyVerb;
import io.gaugewire.standalone.analyze.AnalyzeVerb;
import io.gaugewire.standalone.backup.BackupVerb;
import io.gaugewire.standalone.backup.RestoreVerb;
import io.gaugewire.standalone.bench.BenchVerb;
import io.gaugewire.standalone.ca.CaVerb;
import io.gaugewire.standalone.drill.DrillVerb;
import io.gaugewire.standalone.endurance.EnduranceVerb;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The root of the command line; each verb is a command of its own. */
@Command(
    name = "gaugewire",
    mixinStandardHelpOptions = true,
    versionProvider = Gaugewire.Version.class,
    description = "Carries inspection data from the gauge to the signed report.",
    subcommands = {
      UpVerb.class,
      ServerVerb.class,
      EdgeVerb.class,
      PlantVerb.class,
      AnalyzeVerb.class
    })
public final class Gaugewire implements Runnable {
  private static final int WRONG_USE = 2;

  @Spec private CommandSpec spec = CommandSpec.create();

  Gaugewire() {}

  /** The version, for {@code --version}. */
  static final class Version implements IVersionProvider {
    Version() {}

    @Override
    public String[] getVersion() {
      return new String[] {"gaugewire " + io.gaugewire.ingest.system.Version.TEXT};
    }
  }

  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  /** Wrong use ends with 2 and one line; a failure that explains itself with 1 and its message. */
  public static CommandLine commandLine() {
    return new CommandLine(new Gaugewire())
        .addSubcommand(new VerifyVerb(new DataDirectoryDatabases()))
        .addSubcommand(new ReportVerb(new DataDirectoryDatabases()))
        .addSubcommand(new EvidenceVerb(new DataDirectoryDatabases()))
        .addSubcommand(new AdministratorVerb(new DataDirectoryDatabases()))
        .addSubcommand(new MasterDataVerb(new DataDirectoryDatabases()))
        .addSubcommand(new ImportVerb(new DataDirectoryDatabases()))
        .addSubcommand(new ExportVerb(new DataDirectoryDatabases()))
        .addSubcommand(new BenchVerb())
        .addSubcommand(new DrillVerb())
        .addSubcommand(new EnduranceVerb())
        .addSubcommand(new CaVerb())
        .addSubcommand(new BackupVerb(new DataDirectoryDatabases()))
        .addSubcommand(new RestoreVerb(new DataDirectoryDatabases()))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(
            (problem, arguments) -> {
              problem
                  .getCommandLine()
                  .getErr()
                  .println(
                      problem.getCommandLine().getCommandSpec().qualifiedName()
                          + ": "
                          + String.valueOf(problem.getMessage()).replace('\n', ' ')
                          + "; see --help");
              return WRONG_USE;
            })
        .setExecutionExceptionHandler(
            (failure, command, result) -> {
              command.getErr().println("gaugewire: " + failure.getMessage());
              return 1;
            });
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a verb is missing");
  }
}
