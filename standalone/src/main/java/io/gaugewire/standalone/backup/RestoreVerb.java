package io.gaugewire.standalone.backup;

import io.gaugewire.ingest.command.DataDirectories;
import io.gaugewire.ingest.database.Database;
import io.gaugewire.ingest.verify.Verdict;
import io.gaugewire.ingest.verify.Verification;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code gaugewire restore}. */
@Command(
    name = "restore",
    mixinStandardHelpOptions = true,
    description =
        "Makes a data directory from a backup and verifies its ledger; ends with 1 when that does"
            + " not fit.")
public final class RestoreVerb implements Callable<Integer> {
  private final DataDirectories directories;

  @Option(
      names = "--from",
      required = true,
      paramLabel = "FILE",
      description = "what 'gaugewire backup' wrote")
  private Path file = Path.of("");

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "the data directory to make; must not exist, or be empty")
  private Path data = Path.of("");

  @Spec private CommandSpec spec = CommandSpec.create();

  /**
   * The verb.
   *
   * @param directories opens what was restored
   */
  public RestoreVerb(DataDirectories directories) {
    this.directories = directories;
  }

  @Override
  public Integer call() throws IOException, SQLException {
    PrintWriter out = spec.commandLine().getOut();
    Backup.restore(file, data);
    Verdict verdict;
    try (DataDirectories.OpenDatabase open = directories.open(data);
        Connection connection = Database.connect(open.options(), "restore")) {
      verdict = Verification.run(connection, entries -> {});
    }
    verdict.findings().forEach(finding -> out.println(finding.text()));
    out.println(
        verdict.intact()
            ? "restored, "
                + verdict.parcels()
                + " parcels verified; 'gaugewire up --data "
                + data
                + "' runs it"
            : "restored, but the ledger does not fit its rows");
    out.flush();
    return verdict.intact() ? 0 : 1;
  }
}
