package io.gaugewire.standalone.history;

import io.gaugewire.edge.outbox.Outbox;
import io.gaugewire.edge.outbox.OutboxSettings;
import io.gaugewire.edge.uplink.Downlink;
import io.gaugewire.edge.uplink.Uplink;
import io.gaugewire.edge.uplink.UplinkSettings;
import io.gaugewire.edge.uplink.UplinkStatus;
import io.gaugewire.standalone.plant.Characteristic;
import io.gaugewire.standalone.plant.PlantPast;
import io.gaugewire.wire.ContextDocument;
import io.gaugewire.wire.EdgeId;
import io.gaugewire.wire.Quality;
import io.gaugewire.wire.ReadingColumns;
import io.gaugewire.wire.StationHold;
import io.gaugewire.wire.StationResult;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * The plant's past on its way into the store. It is made on disk first, as a whole, and then sent;
 * whichever of the two is interrupted goes on at the next start, and nothing comes twice.
 */
public final class History {
  private static final String MADE = "made";
  private static final String SENT = "sent";
  private static final Duration QUIET_POLL = Duration.ofMillis(50);
  private static final Duration LONGEST_STANDSTILL = Duration.ofMinutes(2);

  /** The epoch of an outbox is its first second: the edge's own, made later, is another one. */
  private static final Duration BEFORE_THE_EDGE = Duration.ofHours(1);

  private final Path directory;
  private final EdgeId edge;
  private final Clock clock;

  /** Says how far it is; called on the caller's thread. */
  public interface Progress {
    /**
     * Something is under way.
     *
     * @param what is done, such as {@code history made}
     * @param done of {@code all}
     */
    void at(String what, long done, long all);
  }

  /**
   * The past that is wanted.
   *
   * @param days 1 to 400
   * @param memory the plant's memory, which goes on from it
   */
  public record Wanted(int days, ZoneId zone, long seed, Path memory) {
    public Wanted {
      if (!(days >= 1 && days <= 400)) {
        throw new IllegalArgumentException("history: found " + days + " days, expected 1 to 400");
      }
    }
  }

  /**
   * @param directory for what is on its way
   * @param edge whose past it is
   */
  public History(Path directory, EdgeId edge, Clock clock) {
    this.directory = directory;
    this.edge = edge;
    this.clock = clock;
  }

  /** Whether a past was made but has not arrived yet. */
  public boolean isWaiting() {
    return Files.exists(directory.resolve(MADE)) && !Files.exists(directory.resolve(SENT));
  }

  /** Whether a past has arrived. */
  public boolean isThere() {
    return Files.exists(directory.resolve(SENT));
  }

  /** Makes the past on disk; what an interrupted attempt left is begun anew. */
  public void make(Wanted wanted, Progress progress) throws IOException {
    clear();
    Files.createDirectories(directory);
    Instant end = clock.instant().truncatedTo(ChronoUnit.MINUTES);
    try (Outbox outbox = open()) {
      var days = new Days(outbox, progress, wanted.days());
      PlantPast.tell(wanted.days(), end, wanted.zone(), wanted.seed(), wanted.memory(), days::add);
    }
    Files.createFile(directory.resolve(MADE));
  }

  /**
   * Sends what was made; returns when the server has committed all of it.
   *
   * @param server {@code mqtt://host:port}
   * @throws IOException when nothing moves for two minutes
   */
  public void send(URI server, UplinkSettings.Login login, Progress progress)
      throws IOException, InterruptedException {
    try (Outbox outbox = open();
        Uplink uplink =
            new Uplink(
                outbox,
                new UplinkSettings(
                    edge,
                    server,
                    Optional.of(login),
                    Optional.empty(),
                    "history",
                    UplinkSettings.Pace.DEFAULT),
                new Nowhere(),
                clock,
                new SplittableRandom())) {
      uplink.start();
      awaitCommitted(outbox.status().produced(), uplink, progress);
    }
    Files.createFile(directory.resolve(SENT));
  }

  private static void awaitCommitted(long all, Uplink uplink, Progress progress)
      throws IOException, InterruptedException {
    long committed = -1;
    long movedNanos = System.nanoTime();
    while (committed < all) {
      UplinkStatus status = uplink.status();
      if (status.committed() > committed) {
        committed = status.committed();
        movedNanos = System.nanoTime();
        progress.at("history stored", committed, all);
      } else if (System.nanoTime() - movedNanos > LONGEST_STANDSTILL.toNanos()) {
        throw new IOException(
            "the history does not arrive (" + status.phase() + " " + status.reason() + ")");
      }
      Thread.sleep(QUIET_POLL);
    }
  }

  private Outbox open() {
    Path outbox = directory.resolve("outbox");
    return Outbox.open(
        OutboxSettings.of(edge, outbox), Clock.offset(clock, BEFORE_THE_EDGE.negated()));
  }

  private void clear() throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    List<Path> all;
    try (Stream<Path> tree = Files.walk(directory)) {
      all = tree.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path each : all) {
      Files.delete(each);
    }
  }

  /** Writes each day's results as one parcel or a few. */
  private static final class Days {
    private static final int MOST_RESULTS = 1_000;

    private final Outbox outbox;
    private final Progress progress;
    private final int all;
    private final ReadingColumns readings = new ReadingColumns(ReadingColumns.MOST);
    private final List<StationResult> results = new ArrayList<>();
    private int done;

    Days(Outbox outbox, Progress progress, int all) {
      this.outbox = outbox;
      this.progress = progress;
      this.all = all;
    }

    void add(List<PlantPast.Result> day) {
      for (PlantPast.Result result : day) {
        add(result);
        if (results.size() == MOST_RESULTS) {
          write();
        }
      }
      write();
      progress.at("history made", Math.min(++done, all), all);
    }

    private void add(PlantPast.Result result) {
      long micros = ChronoUnit.MICROS.between(Instant.EPOCH, result.at());
      for (Map.Entry<Characteristic, Double> value : result.values().entrySet()) {
        Characteristic characteristic = value.getKey();
        int tag =
            outbox.tag(
                result.station(),
                characteristic.tag(),
                characteristic.unit(),
                characteristic.decimals());
        readings.add(tag, micros, value.getValue(), Quality.GOOD);
      }
      List<StationResult.DefectCount> defects =
          result.defects().entrySet().stream()
              .filter(defect -> defect.getValue() > 0)
              .sorted(Map.Entry.comparingByKey())
              .map(defect -> new StationResult.DefectCount(defect.getKey(), defect.getValue()))
              .toList();
      results.add(
          new StationResult(
              result.station(),
              micros,
              result.counter(),
              new StationResult.PartReference(result.serial(), result.batch(), ""),
              result.conforming() ? StationResult.Verdict.PASS : StationResult.Verdict.FAIL,
              defects));
    }

    private void write() {
      if (!results.isEmpty()) {
        outbox.results(List.copyOf(results), readings, List.of());
        results.clear();
        readings.clear();
      }
    }
  }

  /** Nobody stands at a station of the past. */
  private record Nowhere() implements Downlink {
    @Override
    public void hold(StationHold hold) {}

    @Override
    public void context(ContextDocument document) {}
  }
}
