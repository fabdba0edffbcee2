package io.gaugewire.ingest.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gaugewire.ingest.DebianTimescale;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/**
 * The licensed features cannot run on Debian's edition. What it can tell is that it knows every
 * statement, with its names and parameters, and refuses it for the licence alone.
 */
class ColumnstoreTest {
  @Test
  void everyStatementIsRefusedForTheLicenceAlone() throws SQLException {
    try (Database database = Database.open(DebianTimescale.shared().fresh());
        Connection connection = database.openUnbounded("test");
        Statement statement = connection.createStatement()) {
      for (String sql : Columnstore.STATEMENTS) {
        assertThatThrownBy(() -> statement.execute(sql))
            .as(sql)
            .isInstanceOf(SQLException.class)
            .hasMessageContaining("apache")
            .hasMessageContaining("license");
      }
    }
  }

  @Test
  void aRefusalLeavesReadingsInRows() throws SQLException {
    try (Database database = Database.open(DebianTimescale.shared().fresh());
        Connection connection = database.openUnbounded("test")) {
      Columnstore.enable(connection);
      assertThat(connection.isValid(5)).isTrue();
    }
  }
}
