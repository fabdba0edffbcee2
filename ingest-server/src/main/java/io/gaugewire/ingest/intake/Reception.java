package io.gaugewire.ingest.intake;

import io.gaugewire.ingest.fleet.EdgeStates;
import io.gaugewire.wire.Decoded;
import io.gaugewire.wire.EdgeId;
import io.gaugewire.wire.EdgeState;
import io.gaugewire.wire.MessageCodec;
import io.gaugewire.wire.Topics;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What every door does with a message, whatever it came through. Safe for use by many threads. */
public final class Reception implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Reception.class);

  private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
  private static final long PATIENCE_SECONDS = 10;

  private final Intake intake;
  private final Downlinks downlinks;
  private final EdgeStates states;
  private final StationContext context;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("welcome-", 0).factory());

  /** The latest welcome of each edge that is not over. */
  private final Map<EdgeId, Long> welcomes = new ConcurrentHashMap<>();

  private final AtomicLong welcomed = new AtomicLong();

  private final Set<EdgeId> untold = ConcurrentHashMap.newKeySet();
  private final CountDownLatch closing = new CountDownLatch(1);

  public Reception(Intake intake, Downlinks downlinks, EdgeStates states, StationContext context) {
    this.intake = intake;
    this.downlinks = downlinks;
    this.states = states;
    this.context = context;
  }

  Downlinks downlinks() {
    return downlinks;
  }

  /**
   * Takes a message of an edge; returns at once.
   *
   * @param done gives the transport its answer
   */
  void message(EdgeId edge, String topic, byte[] payload, Runnable done) {
    Topics topics = new Topics(edge);
    if (topic.equals(topics.parcel())) {
      intake.offer(new Delivery(edge, payload, done));
      return;
    }
    if (topic.equals(topics.state())) {
      state(edge, payload);
    } else {
      log.atWarn().addKeyValue("edge", edge).log("message on a topic that only the server uses");
    }
    done.run();
  }

  /** Takes a state; online ones are answered with the cursor. */
  void state(EdgeId edge, byte[] payload) {
    switch (MessageCodec.edgeState(payload)) {
      case Decoded.Accepted<EdgeState>(EdgeState state) -> {
        states.heard(edge, state);
        if (state.online()) {
          intake.ask(edge, state.epoch(), state.sentMicros());
        }
      }
      case Decoded.Rejected<EdgeState>(String reason) ->
          log.atWarn()
              .addKeyValue("edge", edge)
              .addKeyValue("reason", reason)
              .log("state not understood");
    }
  }

  void lost(EdgeId edge) {
    states.lost(edge);
  }

  /**
   * Gives an edge that came what it must know, as soon as that can be read: a hold that was placed
   * while it was away must not wait for the next connection. Runs on a thread of its own.
   */
  void welcome(EdgeId edge) {
    long welcome = welcomed.incrementAndGet();
    welcomes.put(edge, welcome);
    threads.execute(() -> tell(edge, welcome));
  }

  /** Until the edge knows it, is gone, or came anew. */
  private void tell(EdgeId edge, long welcome) {
    Duration wait = FIRST_WAIT;
    try {
      while (welcomes.getOrDefault(edge, 0L) == welcome
          && !told(edge)
          && downlinks.reaches(edge)
          && !closing.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
        Duration longer = wait.multipliedBy(2);
        wait = longer.compareTo(LONGEST_WAIT) < 0 ? longer : LONGEST_WAIT;
      }
    } catch (InterruptedException e) {
      // It did not end within the patience of who closed it.
    } finally {
      welcomes.remove(edge, welcome);
    }
  }

  /** A failure is told once, and once that it is over, however often the edge comes and goes. */
  private boolean told(EdgeId edge) {
    try {
      context.holds(edge).forEach(hold -> downlinks.send(edge, hold));
      context.documents(edge).forEach(document -> downlinks.send(edge, document));
    } catch (RuntimeException e) {
      if (untold.add(edge)) {
        log.atWarn()
            .addKeyValue("edge", edge)
            .setCause(e)
            .log("holds and context cannot be read; tried again while the edge is there");
      }
      return false;
    }
    if (untold.remove(edge)) {
      log.atInfo().addKeyValue("edge", edge).log("holds and context can be read again");
    }
    return true;
  }

  /** Lets what is being read for an edge be read; called when no edge comes any more. */
  @Override
  public void close() {
    closing.countDown();
    threads.shutdown();
    try {
      if (!threads.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException e) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
