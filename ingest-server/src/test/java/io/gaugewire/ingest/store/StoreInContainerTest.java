package io.gaugewire.ingest.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.gaugewire.ingest.TestDatabases;
import io.gaugewire.ingest.database.DatabaseOptions;
import io.gaugewire.ingest.database.StorageLevel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;

/** The contract on TimescaleDB under its own licence: the official image, where Docker is. */
class StoreInContainerTest extends StoreContract {
  private static final String IMAGE = "timescale/timescaledb:2.29.2-pg18";
  private static final int PORT = 5432;
  private static final String PASSWORD = "for-tests-only";

  private final GenericContainer<?> container = started();
  private final DatabaseOptions options =
      TestDatabases.freshAt(
          "jdbc:postgresql://%s:%d/postgres?user=postgres&password=%s"
              .formatted(container.getHost(), container.getMappedPort(PORT), PASSWORD));

  private static GenericContainer<?> started() {
    boolean docker =
        System.getenv("DOCKER_HOST") != null || Files.exists(Path.of("/var/run/docker.sock"));
    if (!docker) {
      System.err.println("SKIPPED on the official TimescaleDB image: no Docker on this machine");
    }
    assumeTrue(docker, "no Docker on this machine");
    GenericContainer<?> made =
        new GenericContainer<>(IMAGE)
            .withEnv("POSTGRES_PASSWORD", PASSWORD)
            .withExposedPorts(PORT)
            .waitingFor(
                Wait.forLogMessage(".*database system is ready to accept connections.*", 2));
    made.start();
    return made;
  }

  @AfterAll
  void stop() {
    container.stop();
  }

  @Override
  DatabaseOptions options() {
    return options;
  }

  @Test
  void itIsTheFullEdition() {
    assertThat(database().kind().level()).isEqualTo(StorageLevel.TIMESCALEDB_FULL);
    System.err.println("Store contract ran on " + database().kind());
  }
}
