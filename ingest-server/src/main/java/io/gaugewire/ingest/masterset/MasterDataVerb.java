package io.gaugewire.ingest.masterset;

import io.gaugewire.ingest.audit.Author;
import io.gaugewire.ingest.audit.Changes;
import io.gaugewire.ingest.command.DataDirectories;
import io.gaugewire.ingest.command.DatabaseChoice;
import io.gaugewire.ingest.database.Database;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gaugewire masterdata}: master data out as files that people review, and in again. */
@Command(
    name = "masterdata",
    mixinStandardHelpOptions = true,
    description =
        "Writes master data as one set of files, or brings such a set in, all of it or nothing."
            + " docs/operating/master-data.md describes the files.")
public final class MasterDataVerb implements Runnable {
  private final DataDirectories directories;

  @Spec private CommandSpec spec = CommandSpec.create();

  /**
   * The verb.
   *
   * @param directories opens what {@code --data} names
   */
  public MasterDataVerb(DataDirectories directories) {
    this.directories = directories;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say masterdata export or masterdata import");
  }

  private interface Work {
    int with(MasterSets sets) throws IOException;
  }

  private int on(DatabaseChoice choice, Work work) throws IOException, SQLException {
    try (DataDirectories.OpenDatabase open = choice.open(directories);
        Database database = Database.open(open.options())) {
      return work.with(
          new MasterSets(database.jdbi(), new Changes(database.jdbi(), Clock.systemUTC())));
    }
  }

  @Command(
      name = "export",
      mixinStandardHelpOptions = true,
      description = "Writes everything there is; no passwords, no PINs.")
  int export(
      @Mixin DatabaseChoice database,
      @Option(
              names = "--out",
              required = true,
              paramLabel = "PATH",
              description =
                  "FILE.yaml, FILE.zip with CSV tables, or a folder for them; not there yet")
          Path out)
      throws IOException, SQLException {
    if (Files.exists(out)) {
      throw new IOException(out + " exists; choose another --out");
    }
    return on(
        database,
        sets -> {
          if (out.toString().matches(".*\\.ya?ml")) {
            Files.writeString(out, sets.yaml().content());
          } else if (out.toString().endsWith(".zip")) {
            Files.write(out, SetArchive.zip(sets.tables()));
          } else {
            SetArchive.folder(sets.tables(), out);
          }
          print(List.of("wrote " + out));
          return 0;
        });
  }

  @Command(
      name = "import",
      mixinStandardHelpOptions = true,
      description = {
        "Adds what is new and changes what differs; removes nothing. Plans wait for approval.",
        "Try it with --dry-run first: it tells every difference, or everything that is wrong."
      })
  int bringIn(
      @Mixin DatabaseChoice database,
      @Option(names = "--dry-run", description = "only tell what it would do") boolean dryRun,
      @Option(
              names = "--reason",
              paramLabel = "TEXT",
              defaultValue = "brought in as a set",
              description = "why, for the chain of changes (default: ${DEFAULT-VALUE})")
          String reason,
      @Parameters(paramLabel = "PATH", description = "FILE.yaml, FILE.zip, or a folder of tables")
          Path path)
      throws IOException, SQLException {
    List<SetFile> files = SetArchive.read(path);
    return on(
        database,
        sets -> {
          MasterSets.Outcome outcome =
              sets.bringIn(
                  sets.told(files),
                  new MasterSets.Terms(
                      Author.system("command line"),
                      reason,
                      dryRun,
                      handle -> {},
                      permission -> {}));
          if (!outcome.wrong().isEmpty()) {
            PrintWriter err = spec.commandLine().getErr();
            outcome.wrong().forEach(wrong -> err.println(wrong.words()));
            err.println(outcome.wrong().size() + " wrong; nothing was changed");
            err.flush();
            return 1;
          }
          outcome.changes().forEach(change -> print(words(change)));
          print(
              List.of(
                  outcome.changes().size()
                      + (dryRun ? " would be added or changed, " : " added or changed, ")
                      + outcome.same()
                      + " as they were"));
          return 0;
        });
  }

  private static List<String> words(Comparison.Change change) {
    List<String> fields =
        change.fields().stream()
            .map(
                each -> "  " + each.field() + ": '" + each.before() + "' -> '" + each.after() + "'")
            .toList();
    return Stream.concat(
            Stream.of(change.how() + " " + change.kind() + " " + change.record()), fields.stream())
        .toList();
  }

  private void print(List<String> lines) {
    PrintWriter out = spec.commandLine().getOut();
    lines.forEach(out::println);
    out.flush();
  }
}
