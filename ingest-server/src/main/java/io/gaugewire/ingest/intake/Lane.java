package io.gaugewire.ingest.intake;

import io.gaugewire.ingest.intake.Work.Arrival;
import io.gaugewire.ingest.intake.Work.Question;
import io.gaugewire.ingest.intake.Work.Unfit;
import io.gaugewire.ingest.quarantine.Cause;
import io.gaugewire.ingest.store.Announcer;
import io.gaugewire.ingest.store.ParcelWriter;
import io.gaugewire.ingest.store.StaleCursorException;
import io.gaugewire.wire.LedgerHash;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The writer of some of the edges: puts their parcels in order, gathers what has come into a batch
 * (so that batches grow with the load), has it stored, and only then tells anyone. Runs on one
 * platform thread, to which all its state is confined; only {@link #add} and {@link #stop} may be
 * called from elsewhere.
 *
 * <p>When the database is away, it tries again until it is back: nothing is acknowledged, and what
 * comes meanwhile stays in memory as far as the budget goes and on the edges' disks beyond.
 */
final class Lane implements Runnable {
  private static final Logger log = LoggerFactory.getLogger(Lane.class);
  private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
  private static final long ASK_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long FIRST_PAUSE_MILLIS = 50;
  private static final long LONGEST_PAUSE_MILLIS = 5_000;

  private final int number;
  private final IntakeOptions options;
  private final LaneContext context;
  private final LaneWriter writer;
  private final Lineages lineages = new Lineages();
  private final Answers answers;
  private final Batch batch;

  /** Bounded by the byte budget, which everything in it has taken from. */
  private final BlockingDeque<Work> inbox = new LinkedBlockingDeque<>();

  private @Nullable Work inHand;
  private long lastTick;
  private volatile boolean stopping;

  /** What lanes share. */
  record LaneContext(
      Announcer announcer,
      Downlinks downlinks,
      Cursors cursors,
      ByteBudget budget,
      IntakeMeters meters,
      MicrosClock clock) {
    /** The server is through with a message. */
    void done(Delivery delivery) {
      budget.give(delivery.payload());
      delivery.done().run();
    }
  }

  Lane(int number, IntakeOptions options, WriterSource writers, LaneContext context) {
    this.number = number;
    this.options = options;
    this.context = context;
    this.writer = new LaneWriter(number, writers);
    this.answers = new Answers(context);
    this.batch = new Batch(writer, lineages, answers, context);
  }

  /**
   * Hands over work; returns at once. A question does not wait behind parcels: seconds of them may
   * be there, and an edge that is not answered cannot begin to send.
   */
  void add(Work work) {
    if (work instanceof Question) {
      inbox.addFirst(work);
    } else {
      inbox.add(work);
    }
  }

  /**
   * Has the thread end once what is in the batch is stored or the database turns out to be away.
   */
  void stop() {
    stopping = true;
  }

  @Override
  public void run() {
    while (!stopping) {
      try {
        turn();
      } catch (InterruptedException e) {
        break;
      } catch (SQLException | RuntimeException e) {
        if (!recover(e)) {
          break;
        }
      }
    }
    finish();
  }

  private void finish() {
    try {
      if (!batch.isEmpty()) {
        batch.commit();
      }
    } catch (SQLException | RuntimeException e) {
      log.atWarn().setCause(e).log("last batch not stored at stop; its edges keep it");
    }
    writer.close();
  }

  private void turn() throws SQLException, InterruptedException {
    long now = System.nanoTime();
    long due = batch.isEmpty() ? now + TICK_NANOS : batch.since() + options.linger().toNanos();
    Work work =
        inbox.poll(Math.max(0, Math.min(due, now + TICK_NANOS) - now), TimeUnit.NANOSECONDS);
    while (work != null) {
      take(work);
      work = batch.rows() < options.batchRows() ? inbox.poll() : null;
    }
    now = System.nanoTime();
    if (!batch.isEmpty()
        && (batch.rows() >= options.batchRows()
            || now - batch.since() >= options.linger().toNanos())) {
      batch.commit();
    }
    answers.send();
    if (now - lastTick >= TICK_NANOS) {
      lastTick = now;
      lookAround(now);
    }
  }

  private void take(Work work) throws SQLException {
    inHand = work;
    switch (work) {
      case Arrival arrival -> admit(arrival);
      case Unfit unfit -> setAside(unfit);
      case Question question ->
          answers.send(question, writer.get().find(question.edge(), question.epoch()));
    }
    inHand = null;
  }

  private void admit(Arrival arrival) throws SQLException {
    Lineage lineage = lineage(arrival);
    long seq = arrival.parcel().id().seq();
    switch (lineage.place(seq)) {
      case KNOWN -> repeated(lineage, arrival);
      case NEXT -> {
        plan(lineage, arrival);
        Optional<Arrival> next = lineage.takeNext();
        while (next.isPresent()) {
          plan(lineage, next.get());
          next = lineage.takeNext();
        }
      }
      case EARLY -> early(lineage, arrival);
    }
  }

  private Lineage lineage(Arrival arrival) throws SQLException {
    Lineages.StreamName name = Lineages.StreamName.of(arrival);
    Optional<Lineage> known = lineages.of(name);
    if (known.isPresent()) {
      return known.get();
    }
    Lineage lineage = new Lineage(writer.get().stream(name.edge(), name.epoch()));
    lineages.add(name, lineage);
    answers.remember(lineage);
    return lineage;
  }

  private void plan(Lineage lineage, Arrival next) {
    if (!lineage.continues(next)) {
      forked(lineage, next, "does not continue the chain of what is stored before it");
      return;
    }
    lineage.plan(next);
    batch.add(next);
  }

  private void repeated(Lineage lineage, Arrival arrival) throws SQLException {
    long seq = arrival.parcel().id().seq();
    Optional<LedgerHash> stored = lineage.remembered(seq);
    if (stored.isEmpty()) {
      stored = writer.get().hash(lineage.stored(), seq);
    }
    if (stored.isPresent() && !stored.get().equals(arrival.parcel().hash())) {
      forked(lineage, arrival, "differs from the one stored under its number");
      return;
    }
    context.meters().repeated.increment();
    answers.owe(lineage);
    context.done(arrival.delivery());
  }

  private void early(Lineage lineage, Arrival arrival) {
    context.meters().held.increment();
    long now = System.nanoTime();
    if (context.budget().halfTaken() || !lineage.keep(arrival, now)) {
      lineage.missesSomething(now);
      context.done(arrival.delivery());
    }
  }

  private void forked(Lineage lineage, Arrival arrival, String how) {
    String reason = "parcel " + arrival.parcel().id() + " " + how;
    log.atError()
        .addKeyValue("edge", arrival.delivery().edge())
        .addKeyValue("parcel", arrival.parcel().id())
        .log("parcel of another chain set aside; its stream stands still");
    setAside(
        arrival.delivery(),
        open ->
            open.setAside(lineage.stored(), Cause.FORKED, reason, arrival.delivery().payload()));
    answers.owe(lineage);
  }

  private void setAside(Unfit unfit) {
    Delivery delivery = unfit.delivery();
    log.atWarn()
        .addKeyValue("edge", delivery.edge())
        .addKeyValue("cause", unfit.cause().text())
        .log("message set aside");
    setAside(
        delivery,
        open -> open.setAside(delivery.edge(), unfit.cause(), unfit.reason(), delivery.payload()));
  }

  private interface Keeping {
    void keep(ParcelWriter open) throws SQLException;
  }

  /**
   * Such bytes move no cursor, so the edge still has them: a database that is away is not waited
   * for.
   */
  private void setAside(Delivery delivery, Keeping keeping) {
    context.meters().setAside.increment();
    try {
      keeping.keep(writer.get());
    } catch (SQLException e) {
      log.atWarn()
          .addKeyValue("edge", delivery.edge())
          .addKeyValue("reason", e.getMessage())
          .log("message could not be put into the quarantine; its edge still has it");
      writer.close();
    }
    context.done(delivery);
  }

  private void lookAround(long now) {
    boolean pressed = context.budget().nearlyTaken();
    for (Lineage lineage : lineages.all()) {
      if (pressed) {
        lineage.dropEarly().forEach(arrival -> context.done(arrival.delivery()));
      }
      if (lineage.asksFor(now, PATIENCE_NANOS, ASK_PAUSE_NANOS)) {
        answers.send(lineage);
      }
    }
  }

  /**
   * After a failure nobody knows what was stored: everything that waits is admitted anew against
   * what the database says. False when the lane is to stop instead.
   */
  private boolean recover(Exception failure) {
    context.meters().databaseFailures.increment();
    if (!(failure instanceof StaleCursorException)) {
      log.atError()
          .addKeyValue("lane", number)
          .setCause(failure)
          .log("storing failed; intake waits and tries again");
    }
    writer.close();
    List<Work> again = new ArrayList<>(batch.giveUp());
    lineages.all().forEach(lineage -> again.addAll(lineage.dropEarly()));
    lineages.clear();
    answers.forget();
    if (inHand != null) {
      again.add(inHand);
    }
    inHand = null;
    return awaitDatabase(again);
  }

  /** Waits until there is a connection, and has the work done again; false when stopped before. */
  private boolean awaitDatabase(List<Work> again) {
    long pause = FIRST_PAUSE_MILLIS;
    while (!stopping) {
      try {
        Thread.sleep(Duration.ofMillis(pause));
        writer.get();
        // Ahead of what came since, in their order: admission would restore it, but only within
        // bounds.
        List<Work> since = new ArrayList<>();
        inbox.drainTo(since);
        inbox.addAll(again);
        inbox.addAll(since);
        return true;
      } catch (InterruptedException e) {
        return false;
      } catch (SQLException e) {
        pause = Math.min(pause * 2, LONGEST_PAUSE_MILLIS);
        log.atWarn()
            .addKeyValue("lane", number)
            .addKeyValue("reason", e.getMessage())
            .log("database still away");
      }
    }
    return false;
  }
}
