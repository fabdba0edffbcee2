package io.gaugewire.ingest.database;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gaugewire.ingest.TestDatabases;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class MigrationsTest {
  @Test
  void aDatabaseOfANewerVersionIsRefusedWithTheStepThatIsUnknown() throws SQLException {
    DatabaseOptions options = TestDatabases.fresh();
    Database.open(options).close();
    try (Connection connection = Database.connect(options, "test");
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          insert into flyway_schema_history
            (installed_rank, version, description, type, script, installed_by, execution_time, success)
          values (100000, '9000', 'of tomorrow', 'SQL', 'V9000__of_tomorrow.sql', 'test', 1, true)
          """);
    }
    assertThatThrownBy(() -> Database.open(options))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("newer version")
        .hasMessageContaining("9000, of tomorrow");
  }
}
