package io.gaugewire.edge.uplink;

import static org.assertj.core.api.Assertions.assertThat;

import io.gaugewire.edge.outbox.Entries;
import io.gaugewire.edge.outbox.Outbox;
import io.gaugewire.edge.testing.ModelServer;
import io.gaugewire.wire.Committed;
import io.gaugewire.wire.Decoded;
import io.gaugewire.wire.LedgerHash;
import io.gaugewire.wire.MessageCodec;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SenderTest {
  private static final long MILLI = 1_000_000L;

  @TempDir Path directory;

  static UplinkSettings settings(String server, UplinkSettings.Pace pace) {
    return new UplinkSettings(
        Entries.EDGE, URI.create(server), Optional.empty(), Optional.empty(), "test", pace);
  }

  static UplinkSettings.Pace pace(int window) {
    return new UplinkSettings.Pace(
        window,
        1 << 20,
        Duration.ofMillis(500),
        Duration.ofMillis(800),
        Duration.ofSeconds(2),
        Duration.ofMillis(300));
  }

  /** A way that loses, repeats and reorders messages in both directions, repeatable by seed. */
  private static final class BadWay implements Link {
    private final Random random;
    private final ModelServer server;
    private final List<byte[]> up = new ArrayList<>();
    private final ArrayDeque<Committed> down = new ArrayDeque<>();
    private double trouble;

    BadWay(Random random, ModelServer server, double trouble) {
      this.random = random;
      this.server = server;
      this.trouble = trouble;
    }

    @Override
    public boolean publish(String topic, byte[] payload) {
      if (random.nextDouble() < trouble / 4) {
        return false;
      }
      byte[] marked = new byte[payload.length + 1];
      marked[0] = (byte) (topic.endsWith("state") ? 1 : 0);
      System.arraycopy(payload, 0, marked, 1, payload.length);
      int copies = random.nextDouble() < trouble ? random.nextInt(3) : 1;
      for (int i = 0; i < copies; i++) {
        int place = random.nextDouble() < trouble ? random.nextInt(up.size() + 1) : up.size();
        up.add(place, marked);
      }
      return true;
    }

    void serve() {
      for (int i = random.nextInt(8); i > 0 && !up.isEmpty(); i--) {
        byte[] marked = up.removeFirst();
        byte[] payload = java.util.Arrays.copyOfRange(marked, 1, marked.length);
        Optional<Committed> answer =
            marked[0] == 1 ? server.state(payload) : server.parcel(payload);
        if (answer.isPresent() && random.nextDouble() >= trouble) {
          down.add(answer.get());
        }
      }
    }

    void cut() {
      up.clear();
      down.clear();
    }
  }

  @Test
  void whateverTheWayDoesTheServerEndsWithExactlyWhatWasProduced() {
    for (long seed = 1; seed <= Integer.getInteger("gaugewire.runs", 30); seed++) {
      Random random = new Random(seed);
      ModelServer server = new ModelServer();
      BadWay way = new BadWay(random, server, 0.05 + random.nextDouble() * 0.4);
      Path own = directory.resolve("run" + seed);
      long now = 0;
      long produced = 0;
      Outbox outbox = Outbox.open(Entries.settings(own), Clock.systemUTC());
      Sender sender =
          new Sender(
              outbox, settings("mqtt://x", pace(1 + random.nextInt(8))), way, Clock.systemUTC());
      sender.connected(now);
      for (int step = 0; step < 400; step++) {
        now += random.nextInt(400) * MILLI;
        switch (random.nextInt(12)) {
          case 0, 1, 2 -> {
            int tag = outbox.tag("shaft", "diameter", "mm", 3);
            produced++;
            outbox.result(Entries.result(produced), Entries.one(tag, produced));
          }
          case 3 -> {
            if (random.nextInt(4) == 0) {
              way.cut();
              sender.disconnected();
              sender.connected(now);
            }
          }
          case 4 -> {
            if (random.nextInt(12) == 0) {
              sender.close();
              outbox.close();
              outbox = Outbox.open(Entries.settings(own), Clock.systemUTC());
              way.cut();
              sender =
                  new Sender(
                      outbox,
                      settings("mqtt://x", pace(1 + random.nextInt(8))),
                      way,
                      Clock.systemUTC());
              sender.connected(now);
            }
          }
          default -> now = turn(way, sender, now);
        }
      }
      way.trouble = 0;
      for (int i = 0; i < 3_000 && server.results() < produced; i++) {
        now = turn(way, sender, now + 50 * MILLI);
      }
      assertThat(server.model.counters())
          .as("seed %s, %s", seed, sender.status())
          .isEqualTo(LongStream.rangeClosed(1, produced).boxed().toList());
      sender.close();
      outbox.close();
    }
  }

  private static long turn(BadWay way, Sender sender, long now) {
    way.serve();
    while (!way.down.isEmpty()) {
      sender.received(way.down.removeFirst(), now);
    }
    if (!sender.run(now)) {
      way.cut();
      sender.disconnected();
      sender.connected(now);
    }
    return now;
  }

  @Test
  void nothingIsSentBeforeTheServerHasNamedItsCursor() {
    List<String> topics = new ArrayList<>();
    try (Outbox outbox = Outbox.open(Entries.settings(directory), Clock.systemUTC())) {
      outbox.record(Entries.record(1));
      Sender sender =
          new Sender(
              outbox,
              settings("mqtt://x", pace(4)),
              (topic, payload) -> topics.add(topic),
              Clock.systemUTC());
      sender.connected(0);
      sender.run(100 * MILLI);
      assertThat(topics).containsExactly("gw/1/plant/line-1/state");
      assertThat(sender.status().phase()).isEqualTo(UplinkStatus.Phase.ASKING);
      sender.close();
    }
  }

  @Test
  void anAnswerThatComesAfterTheNextQuestionStillCounts() {
    List<byte[]> sent = new ArrayList<>();
    try (Outbox outbox = Outbox.open(Entries.settings(directory), Clock.systemUTC())) {
      outbox.record(Entries.record(1));
      Sender sender =
          new Sender(
              outbox,
              settings("mqtt://x", pace(4)),
              (topic, payload) -> sent.add(payload),
              Clock.systemUTC());
      sender.connected(0);
      sender.run(600 * MILLI);
      sender.run(1_200 * MILLI);
      assertThat(sent).as("questions").hasSize(3);
      sender.received(answer(sent.getFirst(), 0), 1_201 * MILLI);
      assertThat(sender.status().phase()).isEqualTo(UplinkStatus.Phase.SENDING);
      sender.close();
    }
  }

  @Test
  void anAnswerToAnEarlierConnectionDoesNotCount() {
    List<byte[]> sent = new ArrayList<>();
    try (Outbox outbox = Outbox.open(Entries.settings(directory), Clock.systemUTC())) {
      outbox.record(Entries.record(1));
      Sender sender =
          new Sender(
              outbox,
              settings("mqtt://x", pace(4)),
              (topic, payload) -> sent.add(payload),
              Clock.systemUTC());
      sender.connected(0);
      sender.disconnected();
      sender.connected(50 * MILLI);
      sender.received(answer(sent.getFirst(), 0), 51 * MILLI);
      assertThat(sender.status().phase()).isEqualTo(UplinkStatus.Phase.ASKING);
      sender.close();
    }
  }

  @Test
  void aServerThatIsAheadStopsTheUplinkLoudly() {
    List<byte[]> sent = new ArrayList<>();
    try (Outbox outbox = Outbox.open(Entries.settings(directory), Clock.systemUTC())) {
      outbox.record(Entries.record(1));
      Sender sender =
          new Sender(
              outbox,
              settings("mqtt://x", pace(4)),
              (topic, payload) -> sent.add(payload),
              Clock.systemUTC());
      sender.connected(0);
      sender.received(answer(sent.getFirst(), 7), MILLI);
      assertThat(sender.status().phase()).isEqualTo(UplinkStatus.Phase.STOPPED);
      assertThat(sender.status().reason()).contains("never wrote");
      sent.clear();
      sender.run(100 * MILLI);
      assertThat(sent).isEmpty();
      // It goes on by itself when the server has been mended.
      sender.run(600 * MILLI);
      sender.received(answer(sent.getFirst(), 0), 601 * MILLI);
      assertThat(sender.status().phase()).isEqualTo(UplinkStatus.Phase.SENDING);
      assertThat(sender.status().clockOffsetMicros()).isNotZero();
      sender.close();
    }
  }

  @Test
  void aForeignHashStopsTheUplink() {
    List<byte[]> sent = new ArrayList<>();
    try (Outbox outbox = Outbox.open(Entries.settings(directory), Clock.systemUTC())) {
      outbox.record(Entries.record(1));
      Sender sender =
          new Sender(
              outbox,
              settings("mqtt://x", pace(4)),
              (topic, payload) -> sent.add(payload),
              Clock.systemUTC());
      sender.connected(0);
      sender.received(answer(sent.getFirst(), 1), MILLI);
      assertThat(sender.status().phase()).isEqualTo(UplinkStatus.Phase.STOPPED);
      assertThat(sender.status().reason()).contains("two outboxes");
      sender.close();
    }
  }

  private static Committed answer(byte[] state, long through) {
    return switch (MessageCodec.edgeState(state)) {
      case Decoded.Accepted<io.gaugewire.wire.EdgeState>(io.gaugewire.wire.EdgeState s) ->
          new Committed(s.epoch(), through, LedgerHash.START, s.sentMicros(), s.sentMicros() + 9);
      case Decoded.Rejected<io.gaugewire.wire.EdgeState>(String reason) ->
          throw new AssertionError(reason);
    };
  }
}
