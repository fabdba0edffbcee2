package io.gaugewire.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gaugewire.ingest.command.DataDirectories.OpenDatabase;
import io.gaugewire.ingest.database.Database;
import io.gaugewire.postgres.EmbeddedPostgres;
import io.gaugewire.postgres.Options;
import io.gaugewire.postgres.RunningPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryDatabasesTest {
  @TempDir private Path directory = Path.of("");

  @Test
  void anEmptyDirectoryIsNotMadeAnInstallation() {
    assertThatThrownBy(() -> new DataDirectoryDatabases().open(directory))
        .hasMessageContaining("gaugewire up");
    assertThat(directory).isEmptyDirectory();
  }

  /** The verb must neither disturb a running installation nor leave a stopped one running. */
  @Test
  void aRunningDatabaseIsUsedAndAStoppedOneIsStoppedAgain() throws IOException, SQLException {
    Path postgres = directory.resolve("postgres");
    try (EmbeddedPostgres running = EmbeddedPostgres.start(Options.in(postgres));
        OpenDatabase open = new DataDirectoryDatabases().open(directory)) {
      try (var connection = Database.connect(open.options(), "test")) {
        assertThat(connection.isValid(5)).isTrue();
      }
      open.close();
      assertThat(running.running()).isTrue();
    }
    try (OpenDatabase open = new DataDirectoryDatabases().open(directory);
        var connection = Database.connect(open.options(), "test")) {
      assertThat(connection.isValid(5)).isTrue();
      assertThat(RunningPostgres.over(postgres)).isPresent();
    }
    assertThat(RunningPostgres.over(postgres)).isEmpty();
  }
}
