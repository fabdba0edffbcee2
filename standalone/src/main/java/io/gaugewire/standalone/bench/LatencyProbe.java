package io.gaugewire.standalone.bench;

import io.gaugewire.standalone.load.LoadPlan;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How old readings are when a query sees them first: one tag of each edge is looked at. */
final class LatencyProbe {
  private static final long LOOK_EVERY_MILLIS = 2;
  private static final long LONGEST_START_SECONDS = 60;

  private LatencyProbe() {}

  /**
   * The 99th percentile over all readings of the watched tags.
   *
   * @param edges how many edges send; the probe begins when all have been heard of
   */
  static double p99Millis(BenchDatabase database, int edges, int seconds)
      throws SQLException, InterruptedException {
    List<Long> ages = new ArrayList<>();
    try (Connection connection = database.connect()) {
      int[] tags = awaitTags(connection, edges);
      long[] seen = new long[tags.length];
      Arrays.fill(seen, now());
      long end = System.nanoTime() + seconds * 1_000_000_000L;
      try (PreparedStatement statement =
          connection.prepareStatement(
              """
              select (extract(epoch from time) * 1000000)::bigint from reading
              where tag_id = ? and time > timestamptz '1970-01-01 00:00:00+00'
                                          + ? * interval '1 microsecond'
              order by time
              """)) {
        while (System.nanoTime() < end) {
          for (int i = 0; i < tags.length; i++) {
            look(statement, tags[i], seen, i, ages);
          }
          Thread.sleep(LOOK_EVERY_MILLIS);
        }
      }
    }
    if (ages.isEmpty()) {
      throw new IllegalStateException("no reading came within " + seconds + " s");
    }
    ages.sort(null);
    return ages.get((int) Math.ceil(ages.size() * 0.99) - 1) / 1_000.0;
  }

  private static void look(
      PreparedStatement statement, int tag, long[] seen, int place, List<Long> ages)
      throws SQLException {
    statement.setInt(1, tag);
    statement.setLong(2, seen[place]);
    try (ResultSet rows = statement.executeQuery()) {
      long now = now();
      while (rows.next()) {
        seen[place] = rows.getLong(1);
        ages.add(now - seen[place]);
      }
    }
  }

  private static int[] awaitTags(Connection connection, int edges)
      throws SQLException, InterruptedException {
    long end = System.nanoTime() + LONGEST_START_SECONDS * 1_000_000_000L;
    int[] tags = tags(connection);
    while (tags.length < edges) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException(
            "only " + tags.length + " of " + edges + " edges were heard of");
      }
      Thread.sleep(LOOK_EVERY_MILLIS);
      tags = tags(connection);
    }
    return tags;
  }

  private static int[] tags(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select id from tag where name = '" + LoadPlan.FIRST_TAG + "' order by id")) {
      List<Integer> tags = new ArrayList<>();
      while (rows.next()) {
        tags.add(rows.getInt(1));
      }
      return tags.stream().mapToInt(Integer::intValue).toArray();
    }
  }

  private static long now() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
  }
}
