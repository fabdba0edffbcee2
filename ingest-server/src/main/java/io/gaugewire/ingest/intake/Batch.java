package io.gaugewire.ingest.intake;

import io.gaugewire.ingest.database.SqlFailure;
import io.gaugewire.ingest.intake.Work.Arrival;
import io.gaugewire.ingest.store.CommittedParcel;
import io.gaugewire.ingest.store.NumberedParcel;
import io.gaugewire.ingest.store.ParcelWriter;
import io.gaugewire.ingest.store.RefusedParcelException;
import io.gaugewire.ingest.store.StoredStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a lane has gathered, each parcel the next of its stream: stored in one transaction, and only
 * then told of. What the database refuses for itself goes into the quarantine, and the others are
 * stored around it. Confined to the lane's thread.
 */
final class Batch {
  private static final Logger log = LoggerFactory.getLogger(Batch.class);

  private final LaneWriter writer;
  private final Lineages lineages;
  private final Answers answers;
  private final Lane.LaneContext context;
  private List<Arrival> gathered = new ArrayList<>();
  private int rows;
  private long since;

  /** How many of them, from the beginning, are stored and answered already. */
  private int settled;

  Batch(LaneWriter writer, Lineages lineages, Answers answers, Lane.LaneContext context) {
    this.writer = writer;
    this.lineages = lineages;
    this.answers = answers;
    this.context = context;
  }

  void add(Arrival next) {
    if (gathered.isEmpty()) {
      since = System.nanoTime();
    }
    gathered.add(next);
    rows += next.parcel().contents().readings().size();
  }

  boolean isEmpty() {
    return gathered.isEmpty();
  }

  /** Readings in it. */
  int rows() {
    return rows;
  }

  /** When the first came, by {@link System#nanoTime()}; of no meaning while it is empty. */
  long since() {
    return since;
  }

  /**
   * Stores everything and begins anew.
   *
   * @throws SQLException when the database is away; what is stored by then is not among {@link
   *     #giveUp}
   */
  void commit() throws SQLException {
    store(gathered);
    clear();
  }

  /** Empties it; gives what was not stored, as far as is known. */
  List<Arrival> giveUp() {
    List<Arrival> unsettled = new ArrayList<>(gathered.subList(settled, gathered.size()));
    clear();
    return unsettled;
  }

  private void clear() {
    gathered = new ArrayList<>(gathered.size());
    rows = 0;
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
      writer.get().store(parcels);
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
    return new NumberedParcel(
        lineages.known(arrival).stored(), arrival.parcel(), arrival.receivedMicros());
  }

  /** A failed transaction may have left tags in memory that are not in the database. */
  private void reload(List<Arrival> arrivals) throws SQLException {
    Set<Lineage> touched = new LinkedHashSet<>();
    arrivals.forEach(arrival -> touched.add(lineages.known(arrival)));
    for (Lineage lineage : touched) {
      StoredStream before = lineage.stored();
      lineage.reloaded(writer.get().stream(before.edge(), before.epoch()));
    }
  }

  private void quarantine(Arrival arrival, String reason) throws SQLException {
    NumberedParcel parcel = numbered(arrival);
    writer.get().quarantine(parcel, reason);
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
      answers.owe(lineages.known(arrival));
    }
    answers.rememberOwed();
    context.announcer().announce(committed);
    answers.send();
    arrivals.forEach(arrival -> context.done(arrival.delivery()));
    settled += arrivals.size();
  }
}
