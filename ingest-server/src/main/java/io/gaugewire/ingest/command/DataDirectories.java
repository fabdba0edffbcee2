package io.gaugewire.ingest.command;

import io.gaugewire.ingest.database.DatabaseOptions;
import java.io.IOException;
import java.nio.file.Path;

/** Opens the databases of installations on one machine. */
@FunctionalInterface
public interface DataDirectories {
  /**
   * The database of a data directory: the running one, or one that runs until it is closed.
   *
   * @throws IOException when there is none, or it cannot be started
   */
  OpenDatabase open(Path directory) throws IOException;

  /** A database that can be reached while this is open. */
  interface OpenDatabase extends AutoCloseable {
    DatabaseOptions options();

    @Override
    void close();
  }
}
