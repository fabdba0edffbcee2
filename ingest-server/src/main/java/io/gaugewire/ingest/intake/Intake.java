package io.gaugewire.ingest.intake;

import io.gaugewire.ingest.intake.Lane.LaneContext;
import io.gaugewire.ingest.store.Announcer;
import io.gaugewire.wire.Committed;
import io.gaugewire.wire.EdgeId;
import io.gaugewire.wire.LedgerHash;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes parcels from the doors and has each stored exactly once, in the order of its edge. Safe for
 * use by many threads; nothing here waits for the database.
 */
public final class Intake implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Intake.class);
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(40);

  /** Most answers to the transport that are withheld; beyond, they are given at once. */
  private static final int MOST_WITHHELD = 10_000;

  private final List<Lane> lanes = new ArrayList<>();
  private final List<Decoding> decodings = new ArrayList<>();
  private final List<Thread> decoders = new ArrayList<>();
  private final List<Thread> writers = new ArrayList<>();
  private final Map<EdgeId, Integer> laneOf = new ConcurrentHashMap<>();
  private final AtomicInteger nextLane = new AtomicInteger();
  private final ByteBudget budget;
  private final Cursors cursors = new Cursors();
  private final Downlinks downlinks;
  private final MicrosClock clock;
  private final IntakeMeters meters;
  private final ConcurrentLinkedQueue<Delivery> withheld = new ConcurrentLinkedQueue<>();
  private final AtomicInteger withheldCount = new AtomicInteger();
  private final Thread relief;
  private volatile boolean closed;

  private Intake(
      IntakeOptions options,
      WriterSource source,
      Announcer announcer,
      Downlinks downlinks,
      MeterRegistry registry,
      Clock clock) {
    this.budget = new ByteBudget(options.budgetBytes());
    this.downlinks = downlinks;
    this.clock = new MicrosClock(clock);
    this.meters = new IntakeMeters(registry, budget::used);
    LaneContext context =
        new LaneContext(announcer, downlinks, cursors, budget, meters, this.clock);
    for (int i = 0; i < options.lanes(); i++) {
      Lane lane = new Lane(i, options, source, context);
      Decoding decoding = new Decoding(lane, this.clock);
      lanes.add(lane);
      decodings.add(decoding);
      writers.add(Thread.ofPlatform().name("writer-" + i).unstarted(lane));
      decoders.add(Thread.ofPlatform().name("decoder-" + i).unstarted(decoding));
    }
    this.relief = Thread.ofPlatform().name("intake-relief").daemon().unstarted(this::relieve);
  }

  /**
   * Starts the lanes.
   *
   * @param source opens the writers' connections; a database that is away now is waited for
   * @param announcer told of every commit
   */
  public static Intake start(
      IntakeOptions options,
      WriterSource source,
      Announcer announcer,
      Downlinks downlinks,
      MeterRegistry registry,
      Clock clock) {
    Intake intake = new Intake(options, source, announcer, downlinks, registry, clock);
    intake.writers.forEach(Thread::start);
    intake.decoders.forEach(Thread::start);
    intake.relief.start();
    return intake;
  }

  /**
   * Takes a parcel; returns at once. {@link Delivery#done} is called when the server is through
   * with it: after it was stored, or found known, early, or unfit. Where there is no memory left,
   * it is dropped, and {@code done} waits until there is: an edge that sends a bounded number at a
   * time stands still meanwhile.
   */
  public void offer(Delivery delivery) {
    if (closed) {
      return;
    }
    if (budget.take(delivery.payload())) {
      decodings.get(lane(delivery.edge())).add(delivery);
      return;
    }
    meters.turnedAway.increment();
    if (withheldCount.incrementAndGet() > MOST_WITHHELD) {
      withheldCount.decrementAndGet();
      delivery.done().run();
    } else {
      withheld.add(new Delivery(delivery.edge(), new byte[0], delivery.done()));
    }
  }

  /**
   * Answers an edge with how far its epoch is stored; returns at once. The answer goes down by
   * {@link Downlinks}, from memory where the stream is at work, else once the database was asked.
   *
   * @param echoMicros the edge's clock in its question, echoed; 0 for none
   */
  public void ask(EdgeId edge, long epoch, long echoMicros) {
    if (closed || epoch < 1) {
      downlinks.send(edge, new Committed(0, 0, LedgerHash.START, echoMicros, clock.micros()));
      return;
    }
    Optional<Cursors.Cursor> known = cursors.of(edge, epoch);
    if (known.isPresent()) {
      Cursors.Cursor at = known.get();
      downlinks.send(
          edge, new Committed(epoch, at.through(), at.head(), echoMicros, clock.micros()));
    } else {
      lanes.get(lane(edge)).add(new Work.Question(edge, epoch, echoMicros));
    }
  }

  /** In turn, so that few edges spread evenly; the choice holds until the server ends. */
  private int lane(EdgeId edge) {
    return laneOf.computeIfAbsent(edge, e -> nextLane.getAndIncrement() % lanes.size());
  }

  /** Gives the withheld answers once there is memory again, and asks their edges to repeat. */
  private void relieve() {
    while (!closed) {
      try {
        Thread.sleep(Duration.ofMillis(50));
      } catch (InterruptedException e) {
        return;
      }
      if (withheld.isEmpty() || budget.halfTaken()) {
        continue;
      }
      Set<EdgeId> edges = new HashSet<>();
      for (Delivery next = withheld.poll(); next != null; next = withheld.poll()) {
        withheldCount.decrementAndGet();
        next.done().run();
        edges.add(next.edge());
      }
      for (EdgeId edge : edges) {
        cursors
            .latest(edge)
            .ifPresent(
                at ->
                    downlinks.send(
                        edge,
                        new Committed(at.epoch(), at.through(), at.head(), 0, clock.micros())));
      }
    }
  }

  /** Memory taken by parcels on their way, in bytes. */
  public long bytesTaken() {
    return budget.used();
  }

  /**
   * Stops: what is in a batch is stored if the database is there; everything else was not
   * acknowledged and comes again.
   */
  @Override
  public void close() {
    closed = true;
    relief.interrupt();
    decodings.forEach(Decoding::stop);
    decoders.forEach(Thread::interrupt);
    lanes.forEach(Lane::stop);
    try {
      for (Thread writer : writers) {
        if (!writer.join(STOP_TIMEOUT)) {
          log.atWarn().addKeyValue("thread", writer.getName()).log("writer interrupted at stop");
          writer.interrupt();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
