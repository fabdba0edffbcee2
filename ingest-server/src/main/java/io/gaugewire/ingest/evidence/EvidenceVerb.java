package io.gaugewire.ingest.evidence;

import io.gaugewire.ingest.command.DataDirectories;
import io.gaugewire.ingest.command.DatabaseChoice;
import io.gaugewire.ingest.database.Database;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code gaugewire evidence}: the records of a time as one ZIP file for an auditor. */
@Command(
    name = "evidence",
    mixinStandardHelpOptions = true,
    description =
        "Writes the quality records of a time into one ZIP file for an auditor, with the chain of"
            + " changes over them and a list of hashes. Works while the server runs.")
public final class EvidenceVerb implements Callable<Integer> {
  private final DataDirectories directories;

  @Mixin private DatabaseChoice database = new DatabaseChoice();

  @Option(names = "--from", required = true, paramLabel = "DAY", description = "the first day")
  private LocalDate from = LocalDate.EPOCH;

  @Option(names = "--to", required = true, paramLabel = "DAY", description = "the last day")
  private LocalDate to = LocalDate.EPOCH;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      defaultValue = "UTC",
      description = "in which the days begin, such as Asia/Shanghai (default: ${DEFAULT-VALUE})")
  private ZoneId zone = ZoneId.of("UTC");

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "the ZIP file to write; it must not be there")
  private Path file = Path.of("");

  @Spec private CommandSpec spec = CommandSpec.create();

  /**
   * The verb.
   *
   * @param directories opens what {@code --data} names
   */
  public EvidenceVerb(DataDirectories directories) {
    this.directories = directories;
  }

  @Override
  public Integer call() throws IOException, SQLException {
    if (to.isBefore(from)) {
      throw new ParameterException(spec.commandLine(), "--to: " + to + " is before " + from);
    }
    if (Files.exists(file)) {
      throw new IOException(file + " exists; choose another --out");
    }
    Path unfinished = file.resolveSibling(file.getFileName() + ".part");
    Map<String, Long> counts;
    try (DataDirectories.OpenDatabase open = database.open(directories);
        Connection connection = Database.connect(open.options(), "evidence");
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(unfinished))) {
      counts =
          Evidence.write(
              connection,
              from.atStartOfDay(zone).toInstant(),
              to.plusDays(1).atStartOfDay(zone).toInstant(),
              out);
    }
    Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    PrintWriter out = spec.commandLine().getOut();
    counts.forEach((kind, count) -> out.println(count + " " + kind));
    out.println(file + " " + Files.size(file) + " bytes");
    out.flush();
    return 0;
  }
}
