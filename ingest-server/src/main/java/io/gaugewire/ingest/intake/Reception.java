package io.gaugewire.ingest.intake;

import io.gaugewire.ingest.fleet.EdgeStates;
import io.gaugewire.wire.Decoded;
import io.gaugewire.wire.EdgeId;
import io.gaugewire.wire.EdgeState;
import io.gaugewire.wire.MessageCodec;
import io.gaugewire.wire.Topics;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What every door does with a message, whatever it came through. Safe for use by many threads. */
public final class Reception {
  private static final Logger log = LoggerFactory.getLogger(Reception.class);

  private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  private final Intake intake;
  private final Downlinks downlinks;
  private final EdgeStates states;
  private final StationContext context;

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
    Thread.ofVirtual().name("welcome-" + edge).start(() -> tell(edge));
  }

  private void tell(EdgeId edge) {
    Duration wait = FIRST_WAIT;
    while (!told(edge) && downlinks.reaches(edge)) {
      try {
        Thread.sleep(wait);
      } catch (InterruptedException e) {
        return;
      }
      wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) < 0 ? wait.multipliedBy(2) : LONGEST_WAIT;
    }
  }

  private boolean told(EdgeId edge) {
    try {
      context.holds(edge).forEach(hold -> downlinks.send(edge, hold));
      context.documents(edge).forEach(document -> downlinks.send(edge, document));
      return true;
    } catch (RuntimeException e) {
      log.atWarn()
          .addKeyValue("edge", edge)
          .setCause(e)
          .log("holds and context cannot be read; tried again while the edge is there");
      return false;
    }
  }
}
