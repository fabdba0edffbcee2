package io.gaugewire.standalone.load;

import io.gaugewire.postgres.EmbeddedPostgres;
import io.gaugewire.wire.EdgeId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Who sends what: edges with tags of their own, each tag charted.
 *
 * @param edges how many edges, 1 to 100
 * @param tagsPerEdge tags of each, 1 to 10 000
 */
public record LoadPlan(int edges, int tagsPerEdge) {
  static final String STATION = "ST-01";
  private static final String SITE = "load";

  public LoadPlan {
    if (edges < 1 || edges > 100 || tagsPerEdge < 1 || tagsPerEdge > 10_000) {
      throw new IllegalArgumentException(
          "1 to 100 edges with 1 to 10000 tags: " + edges + ", " + tagsPerEdge);
    }
  }

  /** The edges by name. */
  public List<EdgeId> edgeIds() {
    List<EdgeId> ids = new ArrayList<>();
    for (int edge = 1; edge <= edges; edge++) {
      ids.add(new EdgeId(SITE, "edge-" + edge));
    }
    return ids;
  }

  /** Tag of the value that each result carries; charted like the others. */
  static final String MEASURED = "measured";

  /** Name of each edge's first periodic tag. */
  public static final String FIRST_TAG = tag(1);

  static String tag(int number) {
    return "tag-" + number;
  }

  /**
   * Writes what a server of this load starts from; gives its {@code server.yml}.
   *
   * @param mqttPort where its edges find it
   */
  public Path writeServer(Path directory, EmbeddedPostgres database, Path password, int mqttPort)
      throws IOException {
    return writeServer(directory, database, password, "{host: 127.0.0.1, port: " + mqttPort + "}");
  }

  /**
   * The same for any way in.
   *
   * @param mqtt the file's section on how edges find the server
   */
  public Path writeServer(Path directory, EmbeddedPostgres database, Path password, String mqtt)
      throws IOException {
    return writeServer(directory, database.jdbcUrl(), database.user(), password, mqtt);
  }

  /**
   * The same for any database.
   *
   * @param password file with the password
   * @param mqtt the file's section on how edges find the server
   */
  public Path writeServer(Path directory, String url, String user, Path password, String mqtt)
      throws IOException {
    Files.createDirectories(directory);
    Files.writeString(directory.resolve("masterdata.yml"), masterData());
    return Files.writeString(
        directory.resolve("server.yml"),
        """
        http: {host: 127.0.0.1, port: 0}
        mqtt: %s
        database:
          url: "%s"
          user: "%s"
          password: "%s"
        masterData: masterdata.yml
        """
            .formatted(mqtt, url, user, password.toAbsolutePath()));
  }

  private String masterData() {
    StringBuilder text = new StringBuilder("site: " + SITE + "\n");
    text.append("stations:\n  - {code: " + STATION + ", name: {en: Load, zh: 负载}}\n");
    text.append("characteristics:\n");
    for (EdgeId edge : edgeIds()) {
      List<String> names = new ArrayList<>(List.of(MEASURED));
      for (int tag = 1; tag <= tagsPerEdge; tag++) {
        names.add(tag(tag));
      }
      for (String name : names) {
        text.append(
            """
              - code: %1$s-%2$s
                name: {en: %1$s %2$s, zh: %1$s %2$s}
                unit: mm
                decimals: 3
                source: {edge: %1$s, station: %3$s, tag: %2$s}
                chart: {kind: xbar-r, subgroupSize: 5}
                limits: {mu: 10, sigma: 0.1, author: A, approver: B, reason: made up}
            """
                .formatted(edge.edge(), name, STATION));
      }
    }
    return text.toString();
  }
}
