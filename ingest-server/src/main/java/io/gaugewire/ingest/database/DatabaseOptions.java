package io.gaugewire.ingest.database;

/**
 * Which database, and how many connections to it.
 *
 * @param url JDBC address, {@code jdbc:postgresql://host:port/name}
 * @param user who signs in; owns the schema
 * @param password never logged
 * @param poolSize connections for questions from the desk, 2 to 100; writers have their own
 */
public record DatabaseOptions(String url, String user, String password, int poolSize) {
  public DatabaseOptions {
    if (!url.startsWith("jdbc:postgresql:")) {
      throw new IllegalArgumentException(
          "database url must begin with jdbc:postgresql: and does not: " + url);
    }
    if (poolSize < 2 || poolSize > 100) {
      throw new IllegalArgumentException("pool size must be 2 to 100: " + poolSize);
    }
  }

  @Override
  public String toString() {
    return "DatabaseOptions[" + url + ", user " + user + ", pool " + poolSize + "]";
  }
}
