package io.gaugewire.ingest.intake;

import io.gaugewire.ingest.store.ParcelWriter;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connection of a lane: opened when it is needed, and again after it was closed. Confined to
 * the lane's thread.
 */
final class LaneWriter {
  private static final Logger log = LoggerFactory.getLogger(LaneWriter.class);

  private final int lane;
  private final WriterSource writers;
  private @Nullable ParcelWriter open;

  LaneWriter(int lane, WriterSource writers) {
    this.lane = lane;
    this.writers = writers;
  }

  /**
   * The writer that is open.
   *
   * @throws SQLException when there is none and the database is away
   */
  ParcelWriter get() throws SQLException {
    ParcelWriter writer = open;
    if (writer == null) {
      writer = writers.open(lane);
      open = writer;
    }
    return writer;
  }

  void close() {
    ParcelWriter writer = open;
    open = null;
    if (writer != null) {
      try {
        writer.close();
      } catch (SQLException e) {
        log.atDebug().setCause(e).log("connection did not close well");
      }
    }
  }
}
