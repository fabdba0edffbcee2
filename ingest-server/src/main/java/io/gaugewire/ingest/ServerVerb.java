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
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code gaugewire server}: runs the server until it is told to stop. */
@Command(
    name = "server",
    mixinStandardHelpOptions = true,
    description = "Runs the ingest server of a plant; ends with 0 on SIGINT or SIGTERM.")
public final class ServerVerb implements Callable<Integer> {
  private static final String NEEDED = "GAUGEWIRE_DATABASE_URL";

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "the server's YAML file; docs/operating/server.md describes it. Every key can also stand in"
              + " the environment (GAUGEWIRE_DATABASE_URL), which counts before the file")
  private @Nullable Path config;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    if (config == null && System.getenv(NEEDED) == null) {
      throw new ParameterException(
          spec.commandLine(), "--config is missing, and so is " + NEEDED + " in the environment");
    }
    ServerConfig read = ServerConfigReader.read(Optional.ofNullable(config), System.getenv());
    Stop stop = new Stop(Thread.currentThread());
    Runtime.getRuntime().addShutdownHook(new Thread(stop::ask, "stop"));
    try (IngestServer server = IngestServer.start(read, Clock.systemUTC())) {
      stop.started();
      System.out.println("ready http://" + read.http().host() + ":" + server.httpPort());
      stop.await();
    } catch (InterruptedException e) {
      if (!stop.asked()) {
        throw e;
      }
    } finally {
      stop.ended();
    }
    return 0;
  }

  /** Between the thread that runs the server and the one that is told to end the process. */
  private static final class Stop {
    private final Thread main;
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private boolean starting = true;

    Stop(Thread main) {
      this.main = main;
    }

    /** Has the server stop, also while it waits for its database, and ends the process with 0. */
    void ask() {
      if (ended.getCount() == 0) {
        return; // The command ended by itself, with a code of its own.
      }
      asked.countDown();
      synchronized (this) {
        if (starting) {
          main.interrupt();
        }
      }
      try {
        ended.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      // The JVM would end with 143, which a service manager takes for a failure.
      Runtime.getRuntime().halt(0);
    }

    boolean asked() {
      return asked.getCount() == 0;
    }

    /** The server runs: an interruption that came too late must not disturb its end. */
    synchronized void started() {
      starting = false;
      boolean _ = Thread.interrupted();
    }

    void await() throws InterruptedException {
      asked.await();
    }

    void ended() {
      ended.countDown();
    }
  }
}
