package io.gaugewire.ingest.exchange;

import io.gaugewire.ingest.command.DataDirectories;
import io.gaugewire.ingest.command.DatabaseChoice;
import io.gaugewire.ingest.database.Database;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gaugewire export}: stored values into a file. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description =
        "Writes the measured values of a period into a file, CSV or AQDEF (.dfq), as 'import' reads"
            + " it. docs/operating/import-export.md describes the files.")
public final class ExportVerb implements Callable<Integer> {
  private final DataDirectories directories;

  @Parameters(index = "0", paramLabel = "FILE", description = "a new file; .dfq is AQDEF, else CSV")
  private Path file = Path.of("");

  @Mixin private DatabaseChoice database = new DatabaseChoice();

  @Option(
      names = "--from",
      required = true,
      paramLabel = "TIME",
      description = "a day such as 2026-11-01, or a time in UTC")
  private String from = "";

  @Option(
      names = "--to",
      required = true,
      paramLabel = "TIME",
      description = "the end, which is not part of it; a day ends before its midnight")
  private String to = "";

  @Option(names = "--station", description = "only this station")
  private @Nullable String station;

  @Option(names = "--tag", description = "only tags of this name")
  private @Nullable String tag;

  @Option(
      names = "--zone",
      defaultValue = "UTC",
      description = "time zone of days and of the times in AQDEF; default ${DEFAULT-VALUE}")
  private ZoneId zone = ZoneId.of("UTC");

  @Spec private CommandSpec spec = CommandSpec.create();

  /**
   * The verb.
   *
   * @param directories opens what {@code --data} names
   */
  public ExportVerb(DataDirectories directories) {
    this.directories = directories;
  }

  @Override
  public Integer call() throws IOException, SQLException {
    boolean aqdef = file.toString().toLowerCase(Locale.ROOT).endsWith(".dfq");
    ExportStore.Wanted wanted =
        new ExportStore.Wanted(
            time("--from", from),
            time("--to", to),
            Optional.ofNullable(station),
            Optional.ofNullable(tag));
    if (!wanted.from().isBefore(wanted.to())) {
      throw wrong("--to must be later than --from");
    }
    String said;
    try (DataDirectories.OpenDatabase open = database.open(directories);
        Connection connection = Database.connect(open.options(), "export");
        Writer out =
            Files.newBufferedWriter(
                file,
                StandardCharsets.UTF_8,
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.WRITE)) {
      said = aqdef ? aqdef(connection, wanted, out) : csv(connection, wanted, out);
    }
    spec.commandLine().getOut().println(said);
    spec.commandLine().getOut().flush();
    return 0;
  }

  private static String csv(Connection connection, ExportStore.Wanted wanted, Writer out)
      throws IOException, SQLException {
    long values = ExportStore.read(connection, wanted, new CsvWriter(out));
    return String.format(Locale.ROOT, "%,d values", values);
  }

  private String aqdef(Connection connection, ExportStore.Wanted wanted, Writer out)
      throws IOException, SQLException {
    AqdefWriter writer = new AqdefWriter(zone);
    long values = ExportStore.read(connection, wanted, writer);
    writer.finish(out);
    return String.format(
        Locale.ROOT,
        "%,d values%s",
        values - writer.left(),
        writer.left() == 0 ? "" : "; " + writer.left() + " readings without a value left out");
  }

  private Instant time(String option, String text) {
    try {
      return text.length() == 10
          ? LocalDate.parse(text).atStartOfDay(zone).toInstant()
          : Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw wrong(option + ": '" + text + "' is no day and no time in UTC");
    }
  }

  private ParameterException wrong(String text) {
    return new ParameterException(spec.commandLine(), text);
  }
}
