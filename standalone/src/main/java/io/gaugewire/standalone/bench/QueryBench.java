package io.gaugewire.standalone.bench;

import io.gaugewire.ingest.database.Database;
import io.gaugewire.ingest.database.DatabaseOptions;
import io.gaugewire.standalone.load.LoadPlan;
import io.gaugewire.standalone.load.ServerProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** How long the interface takes to answer what charts and tables ask, over a large store. */
final class QueryBench {
  private static final int WARM_UP = 40;
  private static final int POOL = 10;
  private static final Duration ANSWER = Duration.ofSeconds(30);

  /**
   * How long one kind of question takes, over HTTP, from the request to the last byte.
   *
   * @param bytes of the last answer
   */
  record Times(double medianMillis, double p99Millis, double longestMillis, long bytes) {}

  /**
   * What was measured.
   *
   * @param storage what kind of database it was
   * @param readings stored
   * @param subgroups stored
   * @param chart the last 500 subgroups of a chart
   * @param chartDay a day of a chart: 1 440 subgroups
   * @param tagDay a day of one tag: 86 400 readings
   */
  record Figures(
      String storage, long readings, long subgroups, Times chart, Times chartDay, Times tagDay) {}

  private final SplittableRandom random = new SplittableRandom(7);
  private final HttpClient http;
  private final URI server;
  private final int questions;

  private QueryBench(HttpClient http, URI server, int questions) {
    this.http = http;
    this.server = server;
    this.questions = questions;
  }

  /**
   * Fills a database, unless it is filled already, and asks.
   *
   * @param options a database that is empty, or that an earlier run filled
   * @param directory for the server's files
   * @param questions of each kind
   */
  static Figures run(
      DatabaseOptions options,
      Path directory,
      LoadPlan plan,
      long readings,
      int questions,
      Consumer<String> progress)
      throws IOException, InterruptedException, SQLException {
    Path password = Files.writeString(directory.resolve("password"), options.password());
    Path file =
        plan.writeServer(
            directory.resolve("server"),
            options.url(),
            options.user(),
            password,
            "{host: 127.0.0.1, port: 0}");
    StoredPast past;
    String storage;
    try (Database database =
        Database.open(
            new DatabaseOptions(options.url(), options.user(), options.password(), POOL))) {
      storage = database.kind().level().text() + ", PostgreSQL " + database.kind().postgresql();
      Path masterData = directory.resolve("server").resolve("masterdata.yml");
      Optional<StoredPast> stored = StoredPast.find(database);
      if (stored.isPresent()) {
        progress.accept("what is in " + storage + " stays");
        past = stored.get();
      } else {
        progress.accept("writing " + readings + " readings into " + storage + " …");
        past = StoredPast.fill(database, plan, masterData, readings, progress);
      }
    }
    progress.accept("asking …");
    try (ServerProcess process = ServerProcess.start(file, directory.resolve("server.log"));
        HttpClient http = HttpClient.newHttpClient()) {
      return new QueryBench(http, process.address(), questions).ask(storage, past);
    }
  }

  private Figures ask(String storage, StoredPast past) throws IOException, InterruptedException {
    Times chart = times(() -> "/charts/" + any(past.charts()) + "/subgroups?last=500");
    Times chartDay =
        times(() -> "/charts/" + any(past.charts()) + "/subgroups?last=1440&" + day(past));
    Times tagDay = times(() -> "/tags/" + any(past.tags()) + "/readings?limit=100000&" + day(past));
    return new Figures(
        storage,
        (long) past.tags().size() * past.days() * 86_400,
        (long) past.charts().size() * past.days() * 1_440,
        chart,
        chartDay,
        tagDay);
  }

  private int any(List<Integer> ids) {
    return ids.get(random.nextInt(ids.size()));
  }

  private String day(StoredPast past) {
    Instant from = past.from().plus(Duration.ofDays(random.nextInt(past.days())));
    return "from=" + from + "&to=" + from.plus(Duration.ofDays(1));
  }

  private Times times(Supplier<String> path) throws IOException, InterruptedException {
    for (int i = 0; i < WARM_UP; i++) {
      ask(path.get());
    }
    double[] millis = new double[questions];
    long bytes = 0;
    for (int i = 0; i < questions; i++) {
      String asked = path.get();
      long begun = System.nanoTime();
      bytes = ask(asked);
      millis[i] = (System.nanoTime() - begun) / 1e6;
    }
    Arrays.sort(millis);
    return new Times(
        millis[questions / 2],
        millis[(int) Math.ceil(questions * 0.99) - 1],
        millis[questions - 1],
        bytes);
  }

  private long ask(String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(server.resolve("/api/v1" + path)).timeout(ANSWER).build();
    HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    if (answer.statusCode() != 200) {
      throw new IOException(path + " was answered with " + answer.statusCode());
    }
    return answer.body().length;
  }
}
