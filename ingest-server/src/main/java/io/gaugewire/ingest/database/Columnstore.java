package io.gaugewire.ingest.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the full edition of TimescaleDB keep readings of more than a week ago in columns, a tenth of
 * the size. Late readings still find their way in. Repeatable.
 */
final class Columnstore {
  private static final Logger log = LoggerFactory.getLogger(Columnstore.class);

  /** What is said to the database, in this order. */
  static final List<String> STATEMENTS =
      List.of(
          "alter table reading set (timescaledb.enable_columnstore = true,"
              + " timescaledb.segmentby = 'tag_id', timescaledb.orderby = 'time')",
          "call add_columnstore_policy('reading', after => interval '7 days',"
              + " if_not_exists => true)");

  private Columnstore() {}

  /** Switches it on; readings are stored in rows where that is refused. */
  static void enable(Connection connection) {
    try (Statement statement = connection.createStatement()) {
      for (String sql : STATEMENTS) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      log.atWarn()
          .addKeyValue("reason", e.getMessage())
          .log("columnstore could not be switched on; old readings stay in rows");
    }
  }
}
