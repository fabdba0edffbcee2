package io.gaugewire.standalone.backup;

import io.gaugewire.ingest.command.DataDirectories;
import io.gaugewire.ingest.database.Database;
import io.gaugewire.ingest.system.Backups;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code gaugewire backup}. */
@Command(
    name = "backup",
    mixinStandardHelpOptions = true,
    description =
        "Writes an installation into one file, while it runs or not. A database elsewhere is backed"
            + " up with PostgreSQL's own tools.")
public final class BackupVerb implements Callable<Integer> {
  private final DataDirectories directories;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "the data directory of 'gaugewire up'")
  private Path data = Path.of("");

  @Option(
      names = "--to",
      required = true,
      paramLabel = "FILE",
      description = "the ZIP file to write; it holds the database's password")
  private Path file = Path.of("");

  @Spec private CommandSpec spec = CommandSpec.create();

  /**
   * The verb.
   *
   * @param directories opens what {@code --data} names
   */
  public BackupVerb(DataDirectories directories) {
    this.directories = directories;
  }

  @Override
  public Integer call() throws IOException, SQLException {
    if (Files.exists(file)) {
      throw new IOException(file + " exists; choose another --to");
    }
    try (DataDirectories.OpenDatabase open = directories.open(data);
        Connection connection = Database.connect(open.options(), "backup")) {
      Backup.write(data, connection, file.toAbsolutePath());
      Backups.tell(connection, Files.size(file));
    }
    spec.commandLine().getOut().println(file + " " + Files.size(file) + " bytes");
    spec.commandLine().getOut().flush();
    return 0;
  }
}
