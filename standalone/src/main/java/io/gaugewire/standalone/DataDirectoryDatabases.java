package io.gaugewire.standalone;

import io.gaugewire.ingest.command.DataDirectories;
import io.gaugewire.ingest.database.DatabaseOptions;
import io.gaugewire.postgres.EmbeddedPostgres;
import io.gaugewire.postgres.Options;
import io.gaugewire.postgres.RunningPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Databases of data directories: the running one, or one that is started for as long as needed. */
final class DataDirectoryDatabases implements DataDirectories {
  private static final int CONNECTIONS = 4;

  @Override
  public OpenDatabase open(Path directory) throws IOException {
    Path postgres = directory.resolve("postgres");
    if (!Files.isDirectory(postgres.resolve("cluster"))) {
      throw new IOException(
          "there is no installation in " + directory + "; 'gaugewire up --data DIR' makes one");
    }
    Options options = Options.in(postgres);
    Optional<RunningPostgres> running = RunningPostgres.over(postgres);
    if (running.isPresent()) {
      RunningPostgres found = running.get();
      return new Opened(
          new DatabaseOptions(
              found.jdbcUrl(options.database()), found.user(), found.password(), CONNECTIONS),
          () -> {});
    }
    EmbeddedPostgres started = EmbeddedPostgres.start(options);
    return new Opened(
        new DatabaseOptions(started.jdbcUrl(), started.user(), started.password(), CONNECTIONS),
        started::close);
  }

  private record Opened(DatabaseOptions options, Runnable end) implements OpenDatabase {
    @Override
    public void close() {
      end.run();
    }
  }
}
