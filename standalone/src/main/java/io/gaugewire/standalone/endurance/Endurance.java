package io.gaugewire.standalone.endurance;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The time itself: what is done in it, and what is noticed. Confined to one thread. */
final class Endurance {
  private static final Duration LOOK_EVERY = Duration.ofSeconds(5);
  private static final Duration TELL_EVERY = Duration.ofMinutes(1);
  private static final Duration CALM = Duration.ofMillis(800);
  private static final Duration RECOVERY = Duration.ofMinutes(3);
  private static final Duration STARTING = Duration.ofSeconds(30);

  /** Within this time an edge has told its server of everything that it numbered. */
  private static final Duration EDGE_TELLS = Duration.ofSeconds(20);

  /** A fault is over when what arrives is fresh again; this long after it nothing counts. */
  private static final Duration AFTERWARDS = Duration.ofSeconds(10);

  private final Hall hall;
  private final LiveLag lag;
  private final Optional<Pages> pages;
  private final Duration whole;
  private final Consumer<String> progress;
  private final Growth growth = new Growth();
  private final List<Disturbed> disturbed = new ArrayList<>();
  private final Instant begun = Instant.now();

  /** A time in which something had been made to fail. */
  private record Disturbed(Instant from, Instant to) {
    boolean contains(Instant time) {
      return !time.isBefore(from) && !time.isAfter(to);
    }
  }

  /**
   * What is watched.
   *
   * @param whole how long
   * @param progress told a line a minute, and of every fault
   */
  Endurance(
      Hall hall, LiveLag lag, Optional<Pages> pages, Duration whole, Consumer<String> progress) {
    this.hall = hall;
    this.lag = lag;
    this.pages = pages;
    this.whole = whole;
    this.progress = progress;
    disturbed.add(new Disturbed(Instant.EPOCH, begun.plus(STARTING)));
  }

  /** Endures, and says what came of it. */
  Endured run() throws IOException, InterruptedException, SQLException {
    Stored before = hall.stored();
    for (Trial.Due due : Trial.of(whole)) {
      watchUntil(begun.plus(due.after()));
      suffer(due.fault());
    }
    watchUntil(begun.plus(whole));
    Instant end = Instant.now();
    Map<String, Long> made = hall.endWork();
    Sent sent = awaitStored();
    Stored after = hall.stored();
    disturbed.add(new Disturbed(end, Instant.MAX));
    return new Endured(
        Duration.between(begun, end).toSeconds() / 60.0,
        Trial.of(whole).size(),
        sent.produced(),
        sent.stored(),
        after.doubled(),
        made.values().stream().mapToLong(Long::longValue).sum(),
        made.keySet().stream().mapToLong(after::resultsOf).sum(),
        after.rows().getOrDefault("reading", 0L),
        lag.figures(time -> !isDisturbed(time)),
        lag.figures(time -> true),
        growth.lines(),
        after.bytes() - before.bytes(),
        after.byTheGuide(before),
        complaints(),
        hall.verified());
  }

  private void suffer(Trial.Fault fault) throws IOException, InterruptedException {
    Instant from = Instant.now().minus(CALM);
    hall.suffer(fault);
    Instant end = Instant.now().plus(RECOVERY);
    while (!calmSince(Instant.now().minus(CALM)) && Instant.now().isBefore(end)) {
      Thread.sleep(100);
    }
    Instant to = Instant.now().plus(AFTERWARDS);
    disturbed.add(new Disturbed(from, to));
    progress.accept(
        fault
            + ", whole again after "
            + Duration.between(from, to.minus(AFTERWARDS)).toMillis()
            + " ms");
  }

  /** Whether something read after {@code time} has arrived already. */
  private boolean calmSince(Instant time) {
    return lag.figures(read -> read.isAfter(time)).subgroups() > 0;
  }

  private boolean isDisturbed(Instant time) {
    return disturbed.stream().anyMatch(each -> each.contains(time));
  }

  private void watchUntil(Instant end) throws InterruptedException {
    Instant tell = Instant.now().plus(TELL_EVERY);
    while (Instant.now().isBefore(end)) {
      Thread.sleep(LOOK_EVERY);
      Duration so = Duration.between(begun, Instant.now());
      if (so.toMillis() > whole.toMillis() * Trial.SETTLED) {
        growth.look(so.toMillis() / 1_000.0, hall.memory());
        pages.ifPresent(open -> growth.look(so.toMillis() / 1_000.0, open.memory()));
      }
      if (Instant.now().isAfter(tell)) {
        tell = tell.plus(TELL_EVERY);
        LiveLag.Figures calm = lag.figures(time -> !isDisturbed(time));
        progress.accept(
            String.format(
                "%d of %d min, %,d subgroups live, p99 %.0f ms, %s",
                so.toMinutes(), whole.toMinutes(), calm.subgroups(), calm.p99(), hall.memory()));
      }
    }
  }

  /** Waits until all that the edge numbered is stored; what is not by then is missing. */
  private Sent awaitStored() throws IOException, InterruptedException {
    Thread.sleep(EDGE_TELLS);
    Instant end = Instant.now().plus(RECOVERY);
    Sent sent = hall.sent();
    while (sent.stored() < sent.produced() && Instant.now().isBefore(end)) {
      Thread.sleep(500);
      sent = hall.sent();
    }
    return sent;
  }

  private List<String> complaints() throws IOException {
    List<String> all = new ArrayList<>(ProgramLogs.unexplained(hall.logs(), this::isDisturbed));
    pages.ifPresent(open -> all.addAll(open.errors()));
    pages
        .filter(open -> !open.areOpen())
        .ifPresent(gone -> all.add("pages: the browser ended before its time; see pages.log"));
    return all;
  }
}
