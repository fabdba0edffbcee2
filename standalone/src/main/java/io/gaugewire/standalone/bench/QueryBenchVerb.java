package io.gaugewire.standalone.bench;

import io.gaugewire.ingest.command.JsonLine;
import io.gaugewire.ingest.database.DatabaseOptions;
import io.gaugewire.postgres.EmbeddedPostgres;
import io.gaugewire.postgres.Options;
import io.gaugewire.standalone.load.LoadPlan;
import io.gaugewire.standalone.machine.Folders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code gaugewire bench queries}. */
@Command(
    name = "queries",
    mixinStandardHelpOptions = true,
    description =
        "How long the interface takes over a large store to answer for a chart (last 500 subgroups,"
            + " a day) and for a day of one tag's raw readings.")
final class QueryBenchVerb implements Callable<Integer> {
  private static final int POOL = 10;

  @Option(
      names = "--readings",
      defaultValue = "2000000",
      description = "readings to store first; default ${DEFAULT-VALUE}")
  private long readings;

  @Option(
      names = "--tags",
      defaultValue = "100",
      description = "tags they are of, each read once a second; default ${DEFAULT-VALUE}")
  private int tags;

  @Option(
      names = "--questions",
      defaultValue = "200",
      description = "questions of each kind; default ${DEFAULT-VALUE}")
  private int questions;

  @Option(
      names = "--database",
      paramLabel = "URL",
      description =
          "a database that is empty or was filled by an earlier run, jdbc:postgresql://…; left out:"
              + " an embedded PostgreSQL")
  private @Nullable String database;

  @Option(names = "--user", defaultValue = "gaugewire", description = "who signs in there")
  private String user = "";

  @Option(
      names = "--password",
      paramLabel = "FILE",
      description = "file whose first line is the password")
  private @Nullable Path password;

  @Mixin private JsonLine json = new JsonLine();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    Path directory = Files.createTempDirectory("gaugewire-bench");
    try {
      print(measured(directory));
    } finally {
      Folders.delete(directory);
    }
    return 0;
  }

  private QueryBench.Figures measured(Path directory) throws Exception {
    if (database != null) {
      Optional<Path> file = Optional.ofNullable(password);
      String secret =
          file.isPresent() ? Files.readString(file.get()).lines().findFirst().orElse("") : "";
      return run(new DatabaseOptions(database, user, secret, POOL), directory);
    }
    Options options = Options.in(directory.resolve("postgres")).withSharedBuffersMegabytes(512);
    try (EmbeddedPostgres embedded = EmbeddedPostgres.start(options)) {
      return run(
          new DatabaseOptions(embedded.jdbcUrl(), embedded.user(), embedded.password(), POOL),
          directory);
    }
  }

  private QueryBench.Figures run(DatabaseOptions options, Path directory) throws Exception {
    return QueryBench.run(
        options,
        directory,
        new LoadPlan(1, tags),
        readings,
        questions,
        line -> spec.commandLine().getErr().println(line));
  }

  private void print(QueryBench.Figures figures) {
    var out = spec.commandLine().getOut();
    out.println(
        String.format(
            Locale.ROOT,
            "%s, %,d readings, %,d subgroups",
            figures.storage(),
            figures.readings(),
            figures.subgroups()));
    line("last 500 subgroups", figures.chart());
    line("a day of a chart", figures.chartDay());
    line("a day of a tag", figures.tagDay());
    json.end(out, figures);
  }

  private void line(String what, QueryBench.Times times) {
    spec.commandLine()
        .getOut()
        .println(
            String.format(
                Locale.ROOT,
                "%-20s median %5.1f ms, p99 %5.1f ms, longest %5.1f ms, %,d bytes",
                what,
                times.medianMillis(),
                times.p99Millis(),
                times.longestMillis(),
                times.bytes()));
  }
}
