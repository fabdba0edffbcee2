package io.gaugewire.ingest;

import io.gaugewire.ingest.batch.Holds;
import io.gaugewire.ingest.intake.Downlinks;
import io.gaugewire.ingest.intake.StationContext;
import io.gaugewire.wire.ContextDocument;
import io.gaugewire.wire.EdgeId;
import io.gaugewire.wire.StationHold;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings holds of stations down to the edges that have these stations: at once when an edge can be
 * reached, and all of them whenever it connects. Sends on a thread of its own, after the hold is
 * committed; what is lost on the way comes with the next connection.
 */
final class StationHolds implements Holds.Listener, StationContext, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(StationHolds.class);
  private static final Duration LIFTED_LATELY = Duration.ofDays(30);
  private static final int TRIES = 50;
  private static final Duration BETWEEN = Duration.ofMillis(100);
  private static final Duration AGAIN = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int MOST_WAITING = 10_000;

  private final Jdbi jdbi;
  private final Downlinks downlinks;
  private final StationContext documents;
  private final BlockingQueue<Change> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;
  private volatile boolean failing;

  /** A hold that was changed in a transaction that may still be under way. */
  private record Change(UUID hold, long revision) {
    /** Nothing was changed: wakes whoever waits for a change. */
    static final Change NONE = new Change(new UUID(0, 0), 0);
  }

  /** A hold and the edge that has its station. */
  private record Addressed(EdgeId edge, StationHold hold) {}

  /**
   * @param documents where the other things come from that a station works with
   */
  StationHolds(Jdbi jdbi, Downlinks downlinks, StationContext documents) {
    this.jdbi = jdbi;
    this.downlinks = downlinks;
    this.documents = documents;
    this.thread = Thread.ofPlatform().name("station-holds").daemon().start(this::run);
  }

  @Override
  public void changed(Handle handle, Holds.Hold hold) {
    if (hold.station().isPresent() && !waiting.offer(new Change(hold.id(), hold.revision()))) {
      log.atWarn().addKeyValue("hold", hold.id()).log("hold waits for its station to reconnect");
    }
  }

  /** Whether a hold waits because it cannot be read. */
  boolean failing() {
    return failing;
  }

  private void run() {
    try {
      Change change = waiting.take();
      while (!closed()) {
        sendWhenRead(change);
        change = waiting.take();
      }
    } catch (InterruptedException e) {
      // It did not end within the patience of who closed it.
    }
  }

  private boolean closed() {
    return closing.getCount() == 0;
  }

  /** Whether it was closed meanwhile. */
  private boolean pause(Duration longest) throws InterruptedException {
    return closing.await(longest.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** A station works on until it hears of its hold: a database that is away is waited for. */
  private void sendWhenRead(Change change) throws InterruptedException {
    do {
      try {
        send(change);
        if (failing) {
          log.atInfo().log("holds can be read to be sent again");
        }
        failing = false;
        return;
      } catch (RuntimeException e) {
        if (!failing) {
          log.atWarn().setCause(e).log("a hold cannot be read to be sent; trying again");
        }
        failing = true;
      }
    } while (!pause(AGAIN));
  }

  /** Sends once the change is committed; one that never is was rolled back. */
  private void send(Change change) throws InterruptedException {
    for (int i = 0; i < TRIES; i++) {
      List<Addressed> found =
          read("h.id = :hold and h.revision >= :revision", change.hold(), change.revision());
      if (!found.isEmpty()) {
        found.forEach(one -> downlinks.send(one.edge(), one.hold()));
        return;
      }
      if (pause(BETWEEN)) {
        return;
      }
    }
  }

  private List<Addressed> read(String where, UUID hold, long revision) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(select(where))
                .bind("hold", hold)
                .bind("revision", revision)
                .map((row, context) -> addressed(row))
                .list());
  }

  private static String select(String where) {
    return """
    select distinct e.site, e.name, h.id, h.station, h.lifted is null as active, h.revision,
           coalesce(h.lift_reason, h.reason) as reason
    from hold h join tag t on t.station = h.station join edge e on e.id = t.edge_id
    where %s order by h.revision
    """
        .formatted(where);
  }

  private static Addressed addressed(ResultSet row) throws SQLException {
    return new Addressed(
        new EdgeId(row.getString("site"), row.getString("name")),
        new StationHold(
            row.getObject("id", UUID.class),
            row.getString("station"),
            row.getBoolean("active"),
            row.getLong("revision"),
            row.getString("reason").replaceAll("\\s+", " ")));
  }

  @Override
  public List<StationHold> holds(EdgeId edge) {
    return jdbi
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        select(
                            "e.site = :site and e.name = :name and (h.lifted is null"
                                + " or h.lifted > now() - :lately)"))
                    .bind("site", edge.site())
                    .bind("name", edge.edge())
                    .bind("lately", LIFTED_LATELY)
                    .map((row, context) -> addressed(row))
                    .list())
        .stream()
        .map(Addressed::hold)
        .toList();
  }

  @Override
  public List<ContextDocument> documents(EdgeId edge) {
    return documents.documents(edge);
  }

  /** Lets a question to the database that is under way be answered. */
  @Override
  public void close() {
    closing.countDown();
    // Where there is no room for it nobody waits.
    waiting.offer(Change.NONE);
    try {
      if (!thread.join(PATIENCE)) {
        thread.interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
