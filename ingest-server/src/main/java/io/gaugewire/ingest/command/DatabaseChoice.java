package io.gaugewire.ingest.command;

import io.gaugewire.ingest.command.DataDirectories.OpenDatabase;
import io.gaugewire.ingest.config.ServerConfig;
import io.gaugewire.ingest.config.ServerConfigReader;
import io.gaugewire.ingest.database.DatabaseOptions;
import io.gaugewire.settings.SecretFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The options {@code --data} and {@code --config}, one of which says which database is meant. */
public final class DatabaseChoice {
  private static final int CONNECTIONS = 4;

  @ArgGroup(multiplicity = "1")
  private Choice choice = new Choice();

  private static final class Choice {
    @Option(
        names = "--data",
        paramLabel = "DIR",
        description = "a data directory of 'gaugewire up', running or not")
    private @Nullable Path data;

    @Option(names = "--config", paramLabel = "FILE", description = "the server's YAML file")
    private @Nullable Path config;
  }

  /**
   * Opens the database that was chosen.
   *
   * @throws IOException when it cannot be found, or a file cannot be read
   */
  public OpenDatabase open(DataDirectories directories) throws IOException {
    Path data = choice.data;
    if (data != null) {
      return directories.open(data);
    }
    Path config = choice.config;
    if (config == null) {
      throw new IllegalStateException("neither --data nor --config");
    }
    return elsewhere(
        options(ServerConfigReader.read(Optional.of(config), System.getenv()).database()));
  }

  private static OpenDatabase elsewhere(DatabaseOptions options) {
    return new OpenDatabase() {
      @Override
      public DatabaseOptions options() {
        return options;
      }

      @Override
      public void close() {}
    };
  }

  private static DatabaseOptions options(ServerConfig.DatabaseAccess access) throws IOException {
    String password = "";
    if (access.password().isPresent()) {
      password = SecretFile.read(access.password().get(), "database.password");
    }
    return new DatabaseOptions(access.url(), access.user(), password, CONNECTIONS);
  }
}
