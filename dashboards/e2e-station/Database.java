import io.gaugewire.postgres.EmbeddedPostgres;
import io.gaugewire.postgres.Options;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;

/**
 * A database for a server under test, until its input ends. It does what it reads, one statement a
 * line, and answers: each row's first column on a line that begins with "- ", then a dot.
 */
void main(String[] arguments) throws Exception {
  Path directory = Path.of(arguments[0]);
  try (EmbeddedPostgres database = EmbeddedPostgres.start(Options.in(directory))) {
    IO.println("database " + database.jdbcUrl() + " " + database.user());
    for (String query = IO.readln(); query != null; query = IO.readln()) {
      try (Connection connection = database.connect();
          Statement statement = connection.createStatement()) {
        if (statement.execute(query)) {
          ResultSet rows = statement.getResultSet();
          while (rows.next()) {
            IO.println("- " + rows.getString(1));
          }
        }
      }
      IO.println(".");
    }
  }
}
