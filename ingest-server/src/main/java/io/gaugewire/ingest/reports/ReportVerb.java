package io.gaugewire.ingest.reports;

import io.gaugewire.ingest.command.DataDirectories;
import io.gaugewire.ingest.command.DatabaseChoice;
import io.gaugewire.ingest.database.Database;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gaugewire report}: writes the reports of a period as files. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description =
        "Writes the reports of a period as files: the issued revision, or the latest when none is"
            + " issued. The same revision always gives the same bytes.")
public final class ReportVerb implements Callable<Integer> {
  private static final List<String> KINDS = List.of("inspectors", "month", "quarter", "year");

  private final DataDirectories directories;
  private final ReportStore store = new ReportStore();

  @Mixin private DatabaseChoice database = new DatabaseChoice();

  @Parameters(
      paramLabel = "PERIOD",
      description = "a month, quarter or year, such as 2026-10, 2026-Q4 or 2026")
  private String period = "";

  @Option(
      names = "--lang",
      paramLabel = "LANGUAGE",
      defaultValue = "zh",
      description = "zh or en (default: ${DEFAULT-VALUE})")
  private String language = "zh";

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      split = ",",
      defaultValue = "pdf,xlsx,csv,json",
      description = "which of pdf, xlsx, csv and json (default: all)")
  private List<String> formats = List.of();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "where to write them; the directory is made when it is not there")
  private Path directory = Path.of("");

  @Spec private CommandSpec spec = CommandSpec.create();

  /**
   * The verb.
   *
   * @param directories opens what {@code --data} names
   */
  public ReportVerb(DataDirectories directories) {
    this.directories = directories;
  }

  @Override
  public Integer call() throws IOException, SQLException {
    Words words = words();
    List<ReportFile> files = new ArrayList<>();
    for (String format : formats) {
      files.add(
          ReportFile.of(format)
              .orElseThrow(() -> wrong("--format: '" + format + "' is none of pdf,xlsx,csv,json")));
    }
    List<ReportStore.Signed> reports;
    try (DataDirectories.OpenDatabase open = database.open(directories);
        Connection connection = Database.connect(open.options(), "report");
        Handle handle =
            Database.discreet(Jdbi.create(connection)).installPlugin(new PostgresPlugin()).open()) {
      reports = KINDS.stream().flatMap(kind -> wanted(handle, kind).stream()).toList();
    }
    PrintWriter out = spec.commandLine().getOut();
    if (reports.isEmpty()) {
      throw new IOException(
          "there is no report of "
              + period
              + "; one is drafted by itself when the period is over, or at the desk");
    }
    Files.createDirectories(directory);
    for (ReportStore.Signed report : reports) {
      for (ReportFile file : files) {
        Path path = directory.resolve(file.name(report.report()));
        Files.write(path, file.worded(List.of(report), words));
        out.println(path + " " + state(report.report()));
      }
    }
    out.flush();
    return 0;
  }

  private Words words() {
    for (Words.Language known : Words.Language.values()) {
      if (known.key().equals(language)) {
        // A report tells its own zone; this one is for reports that were drafted without.
        return Words.in(known, ZoneOffset.UTC);
      }
    }
    throw wrong("--lang: '" + language + "' is neither zh nor en");
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private Optional<ReportStore.Signed> wanted(Handle handle, String kind) {
    List<ReportStore.Stored> revisions = store.revisions(handle, kind, period);
    return revisions.stream()
        .filter(report -> report.state().equals("issued"))
        .findAny()
        .or(() -> revisions.isEmpty() ? Optional.empty() : Optional.of(revisions.getLast()))
        .map(report -> store.signed(handle, report));
  }

  private static String state(ReportStore.Stored report) {
    return report.state() + ", SHA-256 of its figures " + report.hash();
  }
}
