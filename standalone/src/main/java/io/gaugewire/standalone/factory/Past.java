package io.gaugewire.standalone.factory;

import io.gaugewire.ingest.QualityDesk;
import io.gaugewire.ingest.identity.Role;
import io.gaugewire.standalone.plant.PlantPast;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Tells the factory's past: its people at work from its first day until now, on a clock that runs
 * ahead from one thing to do to the next. The same seed and days tell the same.
 */
final class Past {
  private static final Logger log = LoggerFactory.getLogger(Past.class);
  private static final Duration BETWEEN_ROUNDS = Duration.ofHours(3);

  /** Where a report may stand, for each of which there is one at the end. */
  private static final List<String> STATES =
      List.of(
          "raised",
          "contained",
          "in-review",
          "dispositioned",
          "executing",
          "reinspection",
          "verified",
          "closed",
          "voided");

  private final Ground ground;
  private final RetoldClock clock;
  private final QualityDesk quality;
  private final Instant end;
  private final Map<String, BatchWay> ways = new HashMap<>();
  private final Nonconformances nonconformances;
  private final Customers customers;
  private final GaugeRoom gauges;
  private final MonthEnds months;
  private final Vetoes vetoes;

  /**
   * @param end nothing is told of it or later
   */
  Past(Ground ground, RetoldClock clock, QualityDesk quality, Instant end) {
    this.ground = ground;
    this.clock = clock;
    this.quality = quality;
    this.end = end;
    this.nonconformances = new Nonconformances(ground, this::wake);
    this.customers = new Customers(ground);
    this.gauges = new GaugeRoom(ground);
    this.vetoes = new Vetoes(ground);
    this.months = new MonthEnds(ground, YearMonth.from(end.atZone(ground.zone())));
  }

  private void wake(String batch) {
    BatchWay way = ways.get(batch);
    if (way != null) {
      way.wake();
    }
  }

  /**
   * Tells it all.
   *
   * @param told hears of each day
   */
  void tell(int days, IntConsumer told) {
    LocalDate last = end.atZone(ground.zone()).toLocalDate();
    LocalDate first = last.minusDays(days);
    PlantPast.batches(days, end, ground.zone(), ground.seed())
        .forEach(
            (number, begun) -> ground.agenda().at(begun, () -> open(toldOf(number), "GA-120")));
    for (int i = 0; i <= days; i++) {
      day(first.plusDays(i), i, told);
    }
    Instant middle = clock.instant().plus(Duration.ofHours(days * 24L * 6 / 10));
    ground.inOffice(Duration.between(clock.instant(), middle), this::turningPoint);
    LocalDate before = last.minusDays(last.minusDays(1).getDayOfWeek() == DayOfWeek.SUNDAY ? 2 : 1);
    at(before, LocalTime.of(9, 40), this::oneOfEach);
    ground
        .agenda()
        .at(
            end.minus(Duration.ofHours(5)),
            () -> vetoes.place(Optional.empty(), "veto that stands"));
    run();
  }

  /**
   * A number that stands on no part: the readings of the past come to the store later, and those
   * outside their specification must not raise anything then.
   */
  private static String toldOf(String number) {
    return "G" + number.substring(1);
  }

  private void run() {
    while (ground.agenda().next().filter(next -> next.isBefore(end)).isPresent()) {
      clock.forwardTo(ground.agenda().next().orElse(end));
      try {
        ground.agenda().doNext();
      } catch (Desk.RefusedException refused) {
        // As with people: what the rules do not allow is not done.
        log.atDebug().addKeyValue("reason", refused.getMessage()).log("refused");
      }
    }
  }

  private void day(LocalDate day, int number, IntConsumer told) {
    at(day, LocalTime.of(0, 20), quality::look);
    at(day, LocalTime.of(23, 59), () -> told.accept(number));
    at(day, LocalTime.of(9, 20), months::look);
    if (day.getDayOfWeek() == DayOfWeek.SUNDAY) {
      return;
    }
    for (LocalTime time = LocalTime.of(8, 5);
        time.isBefore(LocalTime.of(23, 0)) && !time.isBefore(LocalTime.of(8, 5));
        time = time.plus(BETWEEN_ROUNDS)) {
      at(day, time, this::round);
    }
    at(day, LocalTime.of(9, 10), gauges::look);
    at(day, LocalTime.of(14, 10), customers::visit);
    RandomGenerator chance = ground.chance("day " + number);
    begin(day, number, "CP-010", 80, chance);
    begin(day, number, "DR-500", 50, chance);
    begin(day, number, "HF-300", 35, chance);
  }

  private void at(LocalDate day, LocalTime time, Runnable deed) {
    Instant when = day.atTime(time).atZone(ground.zone()).toInstant();
    if (when.isAfter(clock.instant())) {
      ground.agenda().at(when, deed);
    }
  }

  private void begin(
      LocalDate day, int number, String part, int perHundredDays, RandomGenerator chance) {
    LocalTime time = LocalTime.of(8, 10).plusMinutes(chance.nextInt(150));
    if (chance.nextInt(100) < perHundredDays) {
      String code =
          ground.products().of(part).letter() + String.format(Locale.ROOT, "%04d", number + 1);
      at(day, time, () -> open(code, part));
    }
  }

  private void open(String number, String part) {
    BatchWay way =
        new BatchWay(
            ground,
            new BatchWay.Batch(Founding.id("batch " + number), number, part),
            spell(part),
            customers::delivered);
    ways.values().removeIf(BatchWay::over);
    ways.put(way.batch().id(), way);
    way.open();
  }

  /** The month before last was a bad one. */
  private double spell(String part) {
    YearMonth month = YearMonth.from(ground.today());
    boolean bad = month.plusMonths(2).equals(YearMonth.from(end.atZone(ground.zone())));
    return bad ? ground.products().of(part).spell() : 1;
  }

  private void round() {
    quality.look();
    nonconformances.look(0);
  }

  /** In the middle of it: a veto for two days, a plan and an objective revised. */
  private void turningPoint() {
    vetoes.place(Optional.of(Duration.ofDays(2)), "veto in the middle");
    String plan = Founding.id("plan CP-010 MILL 2");
    ground
        .desk()
        .post(
            ground.one(Role.ENGINEER, 0),
            "/plans",
            Map.of(
                "id", plan,
                "part", "CP-010",
                "operation", "MILL",
                "reason", "60天Cpk为1.6，五件改为四件。Cpk 1.6 over 60 days: four instead of five.",
                "content",
                    Map.of(
                        "characteristics",
                            List.of(Map.of("characteristic", "housing-width", "sample", 4)),
                        "reaction",
                            Map.of(
                                "en", "Stop the mill. Check the clamping and the tool length.",
                                "zh", "停铣床。检查装夹和刀长。"))));
    Map<String, String> secret = Map.of("secret", ground.crew().password());
    ground.desk().post(ground.one(Role.QUALITY, 1), "/plans/" + plan + "/approval", secret);
    ground
        .desk()
        .post(
            ground.one(Role.QUALITY, 0),
            "/objectives/" + Founding.id("objective custom") + "/versions",
            Map.of(
                "target",
                0.02,
                "owner",
                "sun.lei",
                "validFrom",
                ground.today().plusMonths(1).withDayOfMonth(1).toString(),
                "reason",
                "更换夹具后过程改善，目标随之收紧。New fixtures: the process is better, so more is asked of it."));
  }

  /** Somebody reports something on open batches; each is left in another state. */
  private void oneOfEach() {
    List<JsonNode> open = vetoes.openBatches();
    for (int i = 0; i < STATES.size() && !open.isEmpty(); i++) {
      JsonNode batch = open.get(i % open.size());
      String part = batch.path("part").asString();
      Products.Step step = ground.products().of(part).way().get(batch.path("position").asInt() - 1);
      RandomGenerator chance = ground.chance("reported " + i);
      String id = Ground.newId(chance);
      ground
          .desk()
          .post(
              ground.inspector(part, i),
              "/nonconformances",
              Map.of(
                  "id",
                  id,
                  "batch",
                  batch.path("id").asString(),
                  "operation",
                  step.operation(),
                  "description",
                  ground.word(chance, "reported").asString(),
                  "severity",
                  i % 3 == 0 ? "major" : "minor",
                  "quantity",
                  1 + chance.nextInt(3)));
      nonconformances.take(id, Optional.of(STATES.get(i)));
    }
  }
}
