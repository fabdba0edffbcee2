package io.gaugewire.ingest;

import io.gaugewire.ingest.config.ServerConfig;
import io.gaugewire.ingest.config.ServerConfigReader;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code gaugewire server}: runs the server until it is told to stop. */
@Command(
    name = "server",
    mixinStandardHelpOptions = true,
    description = "Runs the ingest server of a plant; ends with 0 on SIGINT or SIGTERM.")
public final class ServerVerb implements Callable<Integer> {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "the server's YAML file; docs/operating/server.md describes it. Every key can also stand in"
              + " the environment (GAUGEWIRE_DATABASE_URL), which counts before the file")
  private @Nullable Path config;

  @Override
  public Integer call() throws Exception {
    ServerConfig read = ServerConfigReader.read(Optional.ofNullable(config), System.getenv());
    CountDownLatch stop = new CountDownLatch(1);
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  stop.countDown();
                  awaitQuietly(stopped);
                },
                "stop"));
    try (IngestServer server = IngestServer.start(read, Clock.systemUTC())) {
      System.out.println("ready http://" + read.http().host() + ":" + server.httpPort());
      stop.await();
    } finally {
      stopped.countDown();
    }
    return 0;
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
