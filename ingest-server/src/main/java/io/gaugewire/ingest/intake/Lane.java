package io.gaugewire.ingest.intake;

import io.gaugewire.ingest.database.SqlFailure;
import io.gaugewire.ingest.intake.Work.Arrival;
import io.gaugewire.ingest.intake.Work.Question;
import io.gaugewire.ingest.intake.Work.Unfit;
import io.gaugewire.ingest.quarantine.Cause;
import io.gaugewire.ingest.store.Announcer;
import io.gaugewire.ingest.store.CommittedParcel;
import io.gaugewire.ingest.store.NumberedParcel;
import io.gaugewire.ingest.store.ParcelWriter;
import io.gaugewire.ingest.store.RefusedParcelException;
import io.gaugewire.ingest.store.StaleCursorException;
import io.gaugewire.ingest.store.StoredStream;
import io.gaugewire.wire.EdgeId;
import io.gaugewire.wire.LedgerHash;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
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
  private static final int MOST_LINEAGES = 10_000;

  private record StreamName(EdgeId edge, long epoch) {}

  private final int number;
  private final IntakeOptions options;
  private final WriterSource writers;
  private final LaneContext context;

  /** Bounded by the byte budget, which everything in it has taken from. */
  private final BlockingDeque<Work> inbox = new LinkedBlockingDeque<>();

  private final Map<StreamName, Lineage> lineages = new HashMap<>();
  private List<Arrival> batch = new ArrayList<>();
  private final Answers answers;
  private int batchRows;

  /** How many of the batch, from its beginning, are stored and answered already. */
  private int settled;

  private @Nullable Work inHand;
  private long batchSince;
  private long lastTick;
  private @Nullable ParcelWriter writer;
  private volatile boolean stopping;

  /** What lanes share. */
  record LaneContext(
      Announcer announcer,
      Downlinks downlinks,
      Cursors cursors,
      ByteBudget budget,
      IntakeMeters meters,
      MicrosClock clock) {}

  Lane(int number, IntakeOptions options, WriterSource writers, LaneContext context) {
    this.number = number;
    this.options = options;
    this.writers = writers;
    this.context = context;
    this.answers = new Answers(context);
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
        commit();
      }
    } catch (SQLException | RuntimeException e) {
      log.atWarn().setCause(e).log("last batch not stored at stop; its edges keep it");
    }
    closeWriter();
  }

  private void turn() throws SQLException, InterruptedException {
    long now = System.nanoTime();
    long due = batch.isEmpty() ? now + TICK_NANOS : batchSince + options.linger().toNanos();
    Work work =
        inbox.poll(Math.max(0, Math.min(due, now + TICK_NANOS) - now), TimeUnit.NANOSECONDS);
    while (work != null) {
      take(work);
      work = batchRows < options.batchRows() ? inbox.poll() : null;
    }
    now = System.nanoTime();
    if (!batch.isEmpty()
        && (batchRows >= options.batchRows() || now - batchSince >= options.linger().toNanos())) {
      commit();
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
          answers.send(question, writer().find(question.edge(), question.epoch()));
    }
    inHand = null;
  }

  // Admission.

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
    StreamName name = new StreamName(arrival.delivery().edge(), arrival.parcel().id().epoch());
    Lineage known = lineages.get(name);
    if (known != null) {
      return known;
    }
    if (lineages.size() >= MOST_LINEAGES) {
      lineages.values().removeIf(Lineage::idle);
    }
    Lineage lineage = new Lineage(writer().stream(name.edge(), name.epoch()));
    lineages.put(name, lineage);
    answers.remember(lineage);
    return lineage;
  }

  private void plan(Lineage lineage, Arrival next) {
    if (!lineage.continues(next)) {
      forked(lineage, next, "does not continue the chain of what is stored before it");
      return;
    }
    lineage.plan(next);
    if (batch.isEmpty()) {
      batchSince = System.nanoTime();
    }
    batch.add(next);
    batchRows += next.parcel().contents().readings().size();
  }

  private void repeated(Lineage lineage, Arrival arrival) throws SQLException {
    long seq = arrival.parcel().id().seq();
    Optional<LedgerHash> stored = lineage.remembered(seq);
    if (stored.isEmpty()) {
      stored = writer().hash(lineage.stored(), seq);
    }
    if (stored.isPresent() && !stored.get().equals(arrival.parcel().hash())) {
      forked(lineage, arrival, "differs from the one stored under its number");
      return;
    }
    context.meters().repeated.increment();
    answers.owe(lineage);
    done(arrival.delivery());
  }

  private void early(Lineage lineage, Arrival arrival) {
    context.meters().held.increment();
    long now = System.nanoTime();
    if (context.budget().halfTaken() || !lineage.keep(arrival, now)) {
      lineage.missesSomething(now);
      done(arrival.delivery());
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
      keeping.keep(writer());
    } catch (SQLException e) {
      log.atWarn()
          .addKeyValue("edge", delivery.edge())
          .addKeyValue("reason", e.getMessage())
          .log("message could not be put into the quarantine; its edge still has it");
      closeWriter();
    }
    done(delivery);
  }

  // Storing.

  private void commit() throws SQLException {
    store(batch);
    batch = new ArrayList<>(batch.size());
    batchRows = 0;
    settled = 0;
  }

  /** Stores in one transaction, or, when something in it is refused, in parts around that. */
  private void store(List<Arrival> arrivals) throws SQLException {
    if (arrivals.isEmpty()) {
      return;
    }
    List<NumberedParcel> parcels = numbered(arrivals);
    try {
      long begun = System.nanoTime();
      writer().store(parcels);
      context.meters().commit.record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
      stored(arrivals, parcels);
      return;
    } catch (RefusedParcelException e) {
      reload(arrivals);
      store(arrivals.subList(0, e.index()));
      quarantine(arrivals.get(e.index()), String.valueOf(e.getMessage()));
      store(arrivals.subList(e.index() + 1, arrivals.size()));
      return;
    } catch (SQLException e) {
      if (SqlFailure.of(e) != SqlFailure.DATA) {
        throw e;
      }
      reload(arrivals);
      if (arrivals.size() == 1) {
        quarantine(arrivals.getFirst(), "the database refuses it: " + e.getMessage());
        return;
      }
    }
    int half = arrivals.size() / 2;
    store(arrivals.subList(0, half));
    store(arrivals.subList(half, arrivals.size()));
  }

  private List<NumberedParcel> numbered(List<Arrival> arrivals) {
    List<NumberedParcel> parcels = new ArrayList<>(arrivals.size());
    for (Arrival arrival : arrivals) {
      parcels.add(numbered(arrival));
    }
    return parcels;
  }

  private NumberedParcel numbered(Arrival arrival) {
    return new NumberedParcel(known(arrival).stored(), arrival.parcel(), arrival.receivedMicros());
  }

  private Lineage known(Arrival arrival) {
    Lineage lineage =
        lineages.get(new StreamName(arrival.delivery().edge(), arrival.parcel().id().epoch()));
    if (lineage == null) {
      throw new IllegalStateException("no stream for " + arrival.parcel().id());
    }
    return lineage;
  }

  /** A failed transaction may have left tags in memory that are not in the database. */
  private void reload(List<Arrival> arrivals) throws SQLException {
    Set<Lineage> touched = new LinkedHashSet<>();
    arrivals.forEach(arrival -> touched.add(known(arrival)));
    for (Lineage lineage : touched) {
      StoredStream before = lineage.stored();
      lineage.reloaded(writer().stream(before.edge(), before.epoch()));
    }
  }

  private void quarantine(Arrival arrival, String reason) throws SQLException {
    NumberedParcel parcel = numbered(arrival);
    writer().quarantine(parcel, reason);
    log.atError()
        .addKeyValue("parcel", arrival.parcel().id())
        .addKeyValue("reason", reason)
        .log("parcel cannot be stored and is in the quarantine; its stream goes on");
    context.meters().setAside.increment();
    told(List.of(arrival), () -> List.of(ParcelWriter.withheld(parcel)));
  }

  private void stored(List<Arrival> arrivals, List<NumberedParcel> parcels) {
    long now = System.nanoTime();
    long readings = 0;
    for (Arrival arrival : arrivals) {
      readings += arrival.parcel().contents().readings().size();
      context.meters().latency.record(now - arrival.nanos(), TimeUnit.NANOSECONDS);
    }
    context.meters().parcels.increment(arrivals.size());
    context.meters().readings.increment((double) readings);
    told(arrivals, () -> ParcelWriter.announced(parcels));
  }

  private void told(List<Arrival> arrivals, Supplier<List<CommittedParcel>> committed) {
    for (Arrival arrival : arrivals) {
      answers.owe(known(arrival));
    }
    answers.rememberOwed();
    context.announcer().announce(committed);
    answers.send();
    arrivals.forEach(arrival -> done(arrival.delivery()));
    settled += arrivals.size();
  }

  // Afterwards.

  private void lookAround(long now) {
    boolean pressed = context.budget().nearlyTaken();
    for (Lineage lineage : lineages.values()) {
      if (pressed) {
        lineage.dropEarly().forEach(arrival -> done(arrival.delivery()));
      }
      if (lineage.asksFor(now, PATIENCE_NANOS, ASK_PAUSE_NANOS)) {
        answers.send(lineage);
      }
    }
  }

  private void done(Delivery delivery) {
    context.budget().give(delivery.payload());
    delivery.done().run();
  }

  // When the database fails.

  private ParcelWriter writer() throws SQLException {
    ParcelWriter open = writer;
    if (open == null) {
      open = writers.open(number);
      writer = open;
    }
    return open;
  }

  private void closeWriter() {
    ParcelWriter open = writer;
    writer = null;
    if (open != null) {
      try {
        open.close();
      } catch (SQLException e) {
        log.atDebug().setCause(e).log("connection did not close well");
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
    closeWriter();
    List<Work> again = new ArrayList<>(batch.subList(settled, batch.size()));
    lineages.values().forEach(lineage -> again.addAll(lineage.dropEarly()));
    lineages.clear();
    answers.forget();
    if (inHand != null) {
      again.add(inHand);
    }
    inHand = null;
    batch = new ArrayList<>();
    batchRows = 0;
    settled = 0;
    long pause = FIRST_PAUSE_MILLIS;
    while (!stopping) {
      try {
        Thread.sleep(Duration.ofMillis(pause));
        writer();
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
