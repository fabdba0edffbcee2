package io.gaugewire.ingest.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LiveStreamTest {
  private final AtomicLong nanos = new AtomicLong();
  private final LiveStream stream = new LiveStream(nanos::get);

  /** A client that writes down what it is told; a reset is an event without a topic. */
  private record Listener(Set<String> topics, BlockingQueue<LiveEvent> heard)
      implements LiveStream.Subscriber {
    Listener(String... topics) {
      this(Set.of(topics), new LinkedBlockingQueue<>());
    }

    @Override
    public void send(List<LiveEvent> events) {
      heard.addAll(events);
    }

    @Override
    public void reset(long id) {
      heard.add(new LiveEvent(id, "", "reset", () -> "{}"));
    }

    LiveEvent next() throws InterruptedException {
      LiveEvent event = heard.poll(5, TimeUnit.SECONDS);
      assertThat(event).as("an event within 5 s").isNotNull();
      return event;
    }
  }

  @AfterEach
  void close() {
    stream.close();
  }

  @Test
  void aClientHearsItsTopicsInOrderAndNoOthers() throws Exception {
    Listener listener = new Listener("chart:1");
    stream.connect(listener, -1);

    stream.publish("chart:1", "", "subgroup", () -> "1");
    stream.publish("chart:2", "", "subgroup", () -> "x");
    stream.publish("chart:1", "", "subgroup", () -> "2");

    assertThat(listener.next().json()).isEqualTo("1");
    assertThat(listener.next().json()).isEqualTo("2");
    assertThat(listener.heard()).isEmpty();
  }

  @Test
  void aClientThatComesBackGetsWhatItMissed() throws Exception {
    Listener first = new Listener("charts");
    stream.connect(first, -1);
    stream.publish("charts", "", "chart", () -> "a");
    long seen = first.next().id();
    stream.disconnect(first);
    Listener witness = new Listener("charts");
    stream.connect(witness, -1);
    stream.publish("charts", "", "chart", () -> "b");
    stream.publish("charts", "", "chart", () -> "c");
    witness.next();
    witness.next();

    Listener again = new Listener("charts");
    stream.connect(again, seen);

    assertThat(again.next().json()).isEqualTo("b");
    assertThat(again.next().json()).isEqualTo("c");
  }

  /** Events that nobody hears are not made, so what is not made must not be taken for quiet. */
  @Test
  void aLonelyClientThatComesBackMissesNothingOrReadsAnew() throws Exception {
    Listener only = new Listener("chart:1");
    stream.connect(only, -1);
    stream.publish("chart:1", "", "subgroup", () -> "a");
    long seen = only.next().id();
    stream.disconnect(only);
    assertThat(stream.isHeard()).isTrue();
    assertThat(stream.hasListeners("chart:1")).as("it may come back").isTrue();
    assertThat(stream.hasListeners("chart:2")).as("nobody ever listened").isFalse();
    Listener soon = new Listener("chart:1");
    Listener witness = new Listener("chart:1");
    stream.connect(witness, -1);
    stream.publish("chart:1", "", "subgroup", () -> "b");
    assertThat(witness.next().json()).isEqualTo("b");
    stream.connect(soon, seen);
    seen = soon.next().id();
    stream.disconnect(soon);
    stream.disconnect(witness);

    nanos.addAndGet(LiveStream.RETURN_NANOS);
    assertThat(stream.hasListeners("chart:1")).as("given up").isFalse();
    assertThat(stream.isHeard()).isFalse();
    Listener late = new Listener("chart:1");
    stream.connect(late, seen);
    assertThat(late.next().name()).isEqualTo("reset");
  }

  @Test
  void aClientWithAnUnknownPastReadsAnew() throws Exception {
    Listener listener = new Listener("charts");

    stream.connect(listener, Long.MAX_VALUE);

    assertThat(listener.next().name()).isEqualTo("reset");
  }

  @Test
  void stateOfOneKeyReplacesTheStateThatStillWaits() throws Exception {
    Listener listener = new Listener("charts");
    stream.connect(listener, -1);

    List<String> heard = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      String number = Integer.toString(i);
      stream.publish("charts", "7", "chart", () -> number);
    }
    while (heard.isEmpty() || !heard.getLast().equals("999")) {
      heard.add(listener.next().json());
    }

    assertThat(heard.size()).as("bunches, not every state").isLessThan(500);
    assertThat(heard).isSortedAccordingTo((a, b) -> Integer.parseInt(a) - Integer.parseInt(b));
  }

  @Test
  void aFloodIsDroppedAndClientsReadAnew() throws Exception {
    Listener listener = new Listener("chart:1");
    stream.connect(listener, -1);

    for (int i = 0; i < 20 * LiveStream.MOST_PENDING; i++) {
      stream.publish("chart:1", "", "subgroup", () -> "x");
    }

    LiveEvent event = listener.next();
    while (!event.name().equals("reset")) {
      event = listener.next();
    }
    assertThat(event.name()).isEqualTo("reset");
  }
}
