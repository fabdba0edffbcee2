package io.gaugewire.ingest.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gaugewire.ingest.TestDatabases;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.Connection;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

class DatabaseTest {
  private static String traceOf(Throwable failure) {
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    return trace.toString();
  }

  /** A database that is frozen, or a network that swallows, must not hold a request for ever. */
  @Test
  void aQuestionOfTheDeskIsGivenUpWhenNothingComesForTwoMinutes() throws Exception {
    try (Database database = Database.open(TestDatabases.fresh());
        Connection connection = database.pool().getConnection()) {
      assertThat(connection.getNetworkTimeout()).isEqualTo(120_000);
    }
  }

  /** Failures are logged with their causes, and no secret and no name may stand in a log. */
  @Test
  void aFailureTellsTheStatementAndNothingThatWasBoundToIt() throws Exception {
    try (Database database = Database.open(TestDatabases.fresh())) {
      Jdbi jdbi = database.jdbi();
      jdbi.useHandle(
          handle -> handle.execute("create table kept (word text check (word <> 'hunter2'))"));
      for (String sql :
          new String[] {
            "insert into kept (word) values (:word)", "insert into nowhere (word) values (:word)"
          }) {
        assertThatThrownBy(
                () -> jdbi.useHandle(h -> h.createUpdate(sql).bind("word", "hunter2").execute()))
            .satisfies(
                failure -> assertThat(traceOf(failure)).contains(sql).doesNotContain("hunter2"));
      }
    }
  }
}
