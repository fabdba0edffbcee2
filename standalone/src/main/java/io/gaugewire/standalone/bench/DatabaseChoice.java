package io.gaugewire.standalone.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of every bench that can store in a database that is there. */
final class DatabaseChoice {
  @Option(
      names = "--database",
      paramLabel = "URL",
      description =
          "an empty database, for bench queries also one that an earlier run filled:"
              + " jdbc:postgresql://…; left out: an embedded PostgreSQL")
  private @Nullable String database;

  @Option(names = "--user", defaultValue = "gaugewire", description = "who signs in there")
  private String user = "";

  @Option(
      names = "--password",
      paramLabel = "FILE",
      description = "file whose first line is the password")
  private @Nullable Path password;

  /**
   * Opens it.
   *
   * @param directory for the files of an embedded one
   */
  BenchDatabase open(Path directory) throws IOException {
    String url = database;
    if (url == null) {
      return BenchDatabase.embedded(directory);
    }
    Optional<Path> file = Optional.ofNullable(password);
    String secret =
        file.isPresent() ? Files.readString(file.get()).lines().findFirst().orElse("") : "";
    return BenchDatabase.at(url, user, secret);
  }
}
