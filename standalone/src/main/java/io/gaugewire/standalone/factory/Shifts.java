package io.gaugewire.standalone.factory;

import io.gaugewire.ingest.identity.Role;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * The factory's people at work while the plant runs: at the desks of the server and the stations of
 * the edge, as persons would be. They do a bounded number of things at a time, leave the housings
 * and every third nonconformance to whoever tries the system, and begin again from what the records
 * say after a restart. One thread does it all.
 */
public final class Shifts implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Shifts.class);

  /** So much faster than in a factory, because somebody is watching. */
  private static final double HASTE = 6;

  private static final double MOST_HASTE = 600;
  private static final int MOST_BATCHES = 20;
  private static final int LEFT_TO_OTHERS = 3;
  private static final int MOST_DEEDS_AT_ONCE = 10;
  private static final Duration TURN = Duration.ofMillis(250);
  private static final Duration LOOK_EVERY = Duration.ofSeconds(15);
  private static final DateTimeFormatter NUMBER =
      DateTimeFormatter.ofPattern("yyMMddHHmm", Locale.ROOT);

  private final Ground ground;
  private final HttpDesk desk;
  private final EdgeStations stations;
  private final IntSupplier plantBatch;
  private final Nonconformances nonconformances;
  private final Customers customers;
  private final Map<String, BatchWay> ways = new HashMap<>();
  private final Thread thread;
  private final double haste;
  private Instant nextLook = Instant.MIN;
  private int lastBatch;
  private volatile boolean closed;

  /**
   * Where the people work.
   *
   * @param server such as {@code http://127.0.0.1:8080}
   * @param edge such as {@code http://127.0.0.1:8091}
   * @param speed plant seconds per real second
   */
  public record Settings(URI server, URI edge, ZoneId zone, double speed, long seed) {}

  private Shifts(Settings settings, IntSupplier plantBatch, Clock clock) {
    Crew crew = Crew.read();
    this.haste = Math.min(MOST_HASTE, HASTE * settings.speed());
    this.desk = new HttpDesk(settings.server(), crew);
    this.stations = new EdgeStations(settings.edge(), desk, crew, clock);
    this.ground =
        new Ground(
            desk,
            stations,
            crew,
            clock,
            settings.zone(),
            Pace.ofAShow(haste),
            new Agenda(),
            new Inspecting(),
            new Products(),
            FactoryFiles.read("words"),
            settings.seed());
    this.plantBatch = plantBatch;
    this.nonconformances = new Nonconformances(ground, this::wake);
    this.customers = new Customers(ground);
    this.thread = Thread.ofPlatform().name("factory-people").daemon().unstarted(this::run);
  }

  /**
   * Begins to work.
   *
   * @param plantBatch number of the batch the plant is at
   */
  public static Shifts start(Settings settings, IntSupplier plantBatch, Clock clock) {
    var shifts = new Shifts(settings, plantBatch, clock);
    shifts.thread.start();
    return shifts;
  }

  private void run() {
    lastBatch = plantBatch.getAsInt();
    ground.onShift(Duration.ZERO, this::goOnWithYesterday);
    ground.onShift(Duration.ofMinutes(5), () -> begin(0));
    ground.inOffice(Duration.ofHours(4), this::veto);
    ground.inOffice(Duration.ofMinutes(30), this::visit);
    while (!closed) {
      try {
        turn();
        Thread.sleep(TURN);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void turn() {
    Instant now = ground.now();
    if (!now.isBefore(nextLook)) {
      nextLook = now.plus(LOOK_EVERY);
      attempt(() -> nonconformances.look(LEFT_TO_OTHERS));
      attempt(this::answerSignals);
    }
    attempt(this::followThePlant);
    int deeds = 0;
    while (deeds++ < MOST_DEEDS_AT_ONCE
        && ground.agenda().next().filter(next -> !next.isAfter(now)).isPresent()) {
      attempt(() -> ground.agenda().doNext());
    }
  }

  /** The body of a supervised loop: what fails is told, the next thing is done. */
  private void attempt(Runnable deed) {
    try {
      deed.run();
    } catch (Desk.RefusedException e) {
      if (!closed) {
        log.atDebug().addKeyValue("reason", e.getMessage()).log("refused");
      }
    } catch (RuntimeException e) {
      log.atWarn().setCause(e).log("the virtual factory's people could not do something");
    }
  }

  private void wake(String batch) {
    BatchWay way = ways.get(batch);
    if (way != null) {
      way.wake();
    }
  }

  private boolean busy() {
    ways.values().removeIf(BatchWay::over);
    return ways.size() >= MOST_BATCHES;
  }

  /** The plant begins a batch; with many under way people let it pass. */
  private void followThePlant() {
    int batch = plantBatch.getAsInt();
    if (batch > lastBatch) {
      lastBatch = batch;
      if (!busy()) {
        open(String.format(Locale.ROOT, "B%05d", batch), "GA-120");
      }
    }
  }

  private void open(String number, String part) {
    BatchWay way = way(Founding.id("batch " + number), number, part);
    ways.put(way.batch().id(), way);
    way.open();
  }

  private BatchWay way(String id, String number, String part) {
    return new BatchWay(ground, new BatchWay.Batch(id, number, part), 1, customers::delivered);
  }

  /** The other lines begin one after the other. */
  private void begin(int turn) {
    List<String> parts = List.of("CP-010", "DR-500", "HF-300");
    String part = parts.get(turn % parts.size());
    ground.onShift(Duration.ofMinutes(50), () -> begin(turn + 1));
    if (!busy()) {
      String time = NUMBER.format(ground.now().atZone(ground.zone()));
      open(ground.products().of(part).letter() + time, part);
    }
  }

  private void goOnWithYesterday() {
    for (String state : List.of("open", "rework", "hold")) {
      for (JsonNode batch :
          desk.get(quality(), "/batches?state=" + state + "&limit=100").path("batches")) {
        String part = batch.path("part").asString();
        String id = batch.path("id").asString();
        if (ground.products().knows(part) && !ways.containsKey(id) && !busy()) {
          BatchWay way = way(id, batch.path("number").asString(), part);
          ways.put(id, way);
          way.goOn(desk.get(quality(), "/batches/" + id));
        }
      }
    }
  }

  private String quality() {
    return ground.one(Role.QUALITY, 0);
  }

  /** The engineer says what signals were, after a while; every third is left. */
  private void answerSignals() {
    Duration after = Duration.ofSeconds((long) (Duration.ofHours(2).toSeconds() / haste));
    String engineer = ground.one(Role.ENGINEER, 0);
    for (JsonNode event :
        desk.get(engineer, "/process-events?open=true&limit=200").path("events")) {
      Instant opened = Instant.parse(event.path("opened").asString());
      boolean left = event.path("number").asLong() % LEFT_TO_OTHERS == 0;
      if (!left && opened.plus(after).isBefore(ground.now())) {
        RandomGenerator chance = ground.chance("signal " + event.path("id").asString());
        desk.post(
            engineer,
            "/process-events/" + event.path("id").asString() + "/closure",
            Map.of(
                "cause", ground.word(chance, "causes", "failed").path("cause").asString(),
                "reaction", ground.word(chance, "actions").path("text").asString()));
      }
    }
  }

  private void visit() {
    ground.inOffice(Duration.ofHours(8), this::visit);
    customers.visit();
  }

  private void veto() {
    ground.inOffice(Duration.ofHours(12), this::veto);
    new Vetoes(ground).place(Optional.of(Duration.ofHours(3)), "veto " + ground.now());
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    desk.close();
    stations.close();
    try {
      thread.join(Duration.ofSeconds(10));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
