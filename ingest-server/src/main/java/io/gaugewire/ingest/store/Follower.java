package io.gaugewire.ingest.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings every committed parcel to a handler, each stream in order and without a hole: live from
 * memory, and from the database after a restart, a fault of the handler, or when it was too slow
 * for the queue. Runs on one thread of its own, on which alone the handler is called.
 */
public final class Follower implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Follower.class);
  private static final int QUEUE = 256;
  private static final int READ = 200;
  private static final int MOST_AT_ONCE = 500;
  private static final long LOOK_AROUND_MILLIS = 1_000;
  private static final long LOOK_AROUND_NANOS = TimeUnit.MILLISECONDS.toNanos(LOOK_AROUND_MILLIS);

  /** What takes longer than this is worth sharing among more parcels. */
  private static final long LONG_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private static final long LONGEST_GATHERING_NANOS = TimeUnit.MILLISECONDS.toNanos(300);
  private static final long FIRST_PAUSE_MILLIS = 100;
  private static final long LONGEST_PAUSE_MILLIS = 5_000;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** Does something with what was committed. */
  public interface Handler {
    /**
     * Takes the next parcels. Stores their effects and the position ({@link CommittedLog#advance})
     * in one transaction; what it threw at comes again after a pause, from the stored position.
     */
    void handle(List<CommittedParcel> parcels) throws Exception;

    /**
     * Takes parcels that were replayed from the quarantine, out of the order of their streams. They
     * came before without their contents, or were read whole since then: what they bring must not
     * be taken twice. Stores the effects and the position ({@link CommittedLog#advanceReplays}) in
     * one transaction.
     */
    void replayed(List<CommittedLog.Replayed> parcels) throws Exception;
  }

  private final String name;
  private final Announcer announcer;
  private final CommittedLog committed;
  private final Handler handler;
  private final BlockingQueue<List<CommittedParcel>> queue = new ArrayBlockingQueue<>(QUEUE);
  private final AtomicBoolean overran = new AtomicBoolean();
  private final CommitListener listener = this::offer;
  private final Thread thread;

  /** Streams that came through the queue since it last looked around. */
  private final Set<Integer> live = new HashSet<>();

  private long lookedAt;

  /** Until then parcels are let gather. */
  private long gatherUntil = System.nanoTime();

  private final CountDownLatch closing = new CountDownLatch(1);
  private volatile boolean closed;

  private Follower(String name, Announcer announcer, CommittedLog committed, Handler handler) {
    this.name = name;
    this.announcer = announcer;
    this.committed = committed;
    this.handler = handler;
    this.thread = Thread.ofPlatform().name("follow-" + name).unstarted(this::run);
  }

  /**
   * Begins to follow.
   *
   * @param name under which the position is stored; two followers must not share one
   */
  public static Follower start(
      String name, Announcer announcer, CommittedLog committed, Handler handler) {
    Follower follower = new Follower(name, announcer, committed, handler);
    announcer.add(follower.listener);
    follower.thread.start();
    return follower;
  }

  private void offer(List<CommittedParcel> parcels) {
    if (!queue.offer(parcels)) {
      overran.set(true);
    }
  }

  private void run() {
    long pause = FIRST_PAUSE_MILLIS;
    while (!closed) {
      try {
        Map<Integer, Long> positions = new HashMap<>(committed.positions(name));
        readFromDatabase(positions, Set.of());
        readReplays();
        pause = FIRST_PAUSE_MILLIS;
        follow(positions);
      } catch (InterruptedException e) {
        return;
      } catch (Exception e) {
        log.atError()
            .addKeyValue("follower", name)
            .setCause(e)
            .log("follower failed; it goes on from its stored position");
        pause(pause);
        pause = Math.min(pause * 2, LONGEST_PAUSE_MILLIS);
      }
    }
  }

  private void pause(long millis) {
    try {
      closing.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void follow(Map<Integer, Long> positions) throws Exception {
    while (!closed) {
      @Nullable List<CommittedParcel> next = queue.poll(LOOK_AROUND_MILLIS, TimeUnit.MILLISECONDS);
      if (overran.getAndSet(false)) {
        queue.clear();
        readFromDatabase(positions, Set.of());
      } else if (next != null) {
        List<CommittedParcel> parcels = withWhatWaits(next);
        parcels.forEach(parcel -> live.add(parcel.key().stream()));
        if (!takeLive(parcels, positions)) {
          readFromDatabase(positions, Set.of());
        }
      }
      if (next == null || System.nanoTime() - lookedAt > LOOK_AROUND_NANOS) {
        lookAround(positions);
      }
    }
  }

  /**
   * Under load several announcements at once: a handler's transaction costs little more for more.
   */
  private List<CommittedParcel> withWhatWaits(List<CommittedParcel> first)
      throws InterruptedException {
    List<CommittedParcel> all = new ArrayList<>(first);
    while (all.size() < MOST_AT_ONCE) {
      List<CommittedParcel> more =
          queue.poll(gatherUntil - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (more == null) {
        break;
      }
      all.addAll(more);
    }
    return all;
  }

  /**
   * What did not come through the queue: of another process, after an announcement that was lost
   * with a connection, or out of the quarantine.
   */
  private void lookAround(Map<Integer, Long> positions) throws Exception {
    readFromDatabase(positions, live);
    live.clear();
    readReplays();
    lookedAt = System.nanoTime();
  }

  private void readReplays() throws Exception {
    List<CommittedLog.Replayed> replays;
    do {
      replays = committed.replaysAfter(committed.replayPosition(name), READ);
      if (!replays.isEmpty()) {
        handler.replayed(replays);
      }
    } while (!replays.isEmpty() && !closed);
  }

  /** Twice as long as the last took, so that at most a third of the time goes into handling. */
  private static long gathering(long tookNanos) {
    return tookNanos < LONG_NANOS ? 0 : Math.min(2 * tookNanos, LONGEST_GATHERING_NANOS);
  }

  /** Handles what follows on the positions; false when something is missing before it. */
  private boolean takeLive(List<CommittedParcel> parcels, Map<Integer, Long> positions)
      throws Exception {
    List<CommittedParcel> next = new ArrayList<>(parcels.size());
    Map<Integer, Long> reached = new HashMap<>();
    boolean hole = false;
    for (CommittedParcel parcel : parcels) {
      int stream = parcel.key().stream();
      long at = reached.getOrDefault(stream, positions.getOrDefault(stream, 0L));
      if (parcel.key().seq() == at + 1) {
        next.add(parcel);
        reached.put(stream, at + 1);
      } else {
        hole |= parcel.key().seq() > at;
      }
    }
    if (!next.isEmpty()) {
      long begun = System.nanoTime();
      handler.handle(next);
      positions.putAll(reached);
      gatherUntil = System.nanoTime() + gathering(System.nanoTime() - begun);
    }
    return !hole;
  }

  /** Reads every stream up to its head, but for some that come through the queue. */
  private void readFromDatabase(Map<Integer, Long> positions, Set<Integer> but) throws Exception {
    for (StreamHead head : committed.heads()) {
      if (but.contains(head.id())) {
        continue;
      }
      long at = positions.getOrDefault(head.id(), 0L);
      while (at < head.through() && !closed) {
        List<CommittedParcel> parcels = committed.readAfter(head.id(), at, READ);
        if (parcels.isEmpty() || parcels.getFirst().key().seq() != at + 1) {
          throw new IllegalStateException(
              "the ledger of " + head.edge() + " has no parcel " + (at + 1) + ": run verify");
        }
        handler.handle(parcels);
        at = parcels.getLast().key().seq();
        positions.put(head.id(), at);
      }
    }
  }

  /** Stops after what is being handled. */
  @Override
  public void close() {
    closed = true;
    closing.countDown();
    announcer.remove(listener);
    // Wakes it where it waits; where there is no room for this it does not. An interrupt would cost
    // the connection with which it asks.
    queue.offer(List.of());
    try {
      if (!thread.join(PATIENCE)) {
        log.atWarn().addKeyValue("follower", name).log("follower did not end and is interrupted");
        thread.interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
