package io.gaugewire.ingest.exchange;

import io.gaugewire.ingest.command.DataDirectories;
import io.gaugewire.ingest.command.DatabaseChoice;
import io.gaugewire.ingest.database.Database;
import io.gaugewire.wire.EdgeId;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gaugewire import}: measured values of a file into the store. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description =
        "Stores the measured values of a file, CSV or AQDEF (.dfq), under the ledger like those of an"
            + " edge. The same file twice adds nothing; an interrupted import goes on."
            + " docs/operating/import-export.md describes the files.")
public final class ImportVerb implements Callable<Integer> {
  private final DataDirectories directories;

  @Parameters(index = "0", paramLabel = "FILE", description = "the file; .dfq is AQDEF, else CSV")
  private Path file = Path.of("");

  @Mixin private DatabaseChoice database = new DatabaseChoice();

  @Option(
      names = "--site",
      defaultValue = "demo",
      description = "the plant that it is of; default ${DEFAULT-VALUE}")
  private String site = "";

  @Option(
      names = "--edge",
      defaultValue = "import",
      description =
          "under which edge's name the tags are registered; files of one edge share its tags;"
              + " default ${DEFAULT-VALUE}")
  private String edge = "";

  @Option(
      names = "--zone",
      defaultValue = "UTC",
      description = "time zone of times without one; default ${DEFAULT-VALUE}")
  private ZoneId zone = ZoneId.of("UTC");

  @Option(names = "--dry-run", description = "read and check the file, store nothing")
  private boolean dryRun;

  @Spec private CommandSpec spec = CommandSpec.create();

  /**
   * The verb.
   *
   * @param directories opens what {@code --data} names
   */
  public ImportVerb(DataDirectories directories) {
    this.directories = directories;
  }

  @Override
  public Integer call() throws IOException, SQLException {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    HistoryImport history =
        new HistoryImport(file, new EdgeId(site, edge), zone, Clock.systemUTC());
    Survey survey = history.survey();
    if (survey.problems().count() > 0) {
      survey.problems().found().forEach(problem -> err.println(file + ": " + problem.words()));
      err.println(
          String.format(
              Locale.ROOT, "%,d problems; nothing was stored", survey.problems().count()));
      err.flush();
      return 1;
    }
    out.println(
        String.format(
            Locale.ROOT,
            "%,d values of %,d tags from %s to %s",
            survey.rows(),
            survey.places().size(),
            instant(survey.firstMicros()),
            instant(survey.lastMicros())));
    if (dryRun) {
      out.println("nothing is wrong with it; nothing was stored (--dry-run)");
    } else {
      out.println(stored(history, survey, err));
    }
    out.flush();
    return 0;
  }

  private String stored(HistoryImport history, Survey survey, PrintWriter err)
      throws IOException, SQLException {
    try (DataDirectories.OpenDatabase open = database.open(directories);
        Database opened = Database.open(open.options())) {
      HistoryImport.Stored stored =
          history.store(opened, survey, values -> progress(err, values, survey.rows()));
      return stored.known() == stored.parcels()
          ? "all of it was stored before; nothing was added"
          : String.format(
              Locale.ROOT,
              "stored in %,d parcels%s",
              stored.parcels(),
              stored.known() == 0
                  ? ""
                  : ", of which "
                      + stored.known()
                      + " were stored by an import that was interrupted");
    }
  }

  private static void progress(PrintWriter err, long values, long all) {
    if (all > 1_000_000) {
      err.print(String.format(Locale.ROOT, "\r%,d of %,d", values, all));
      err.flush();
    }
  }

  private static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
