package io.gaugewire.edge.uplink;

import static org.assertj.core.api.Assertions.assertThat;

import io.gaugewire.edge.outbox.Entries;
import io.gaugewire.edge.outbox.Outbox;
import io.gaugewire.edge.testing.ModelServer;
import io.gaugewire.wire.Committed;
import io.gaugewire.wire.Decoded;
import io.gaugewire.wire.EdgeState;
import io.gaugewire.wire.LedgerHash;
import io.gaugewire.wire.MessageCodec;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
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
        byte[] payload = Arrays.copyOfRange(marked, 1, marked.length);
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

  /** An edge that produces and sends over a bad way, and is now and then cut off or restarted. */
  private static final class TriedEdge implements AutoCloseable {
    private final Path directory;
    private final Random random;
    private final BadWay way;
    private Outbox outbox;
    private Sender sender;
    private long now;
    private long produced;

    TriedEdge(Path directory, Random random, BadWay way) {
      this.directory = directory;
      this.random = random;
      this.way = way;
      outbox = Outbox.open(Entries.settings(directory), Clock.systemUTC());
      sender = sender();
      sender.connected(now);
    }

    private Sender sender() {
      return new Sender(
          outbox, settings("mqtt://x", pace(1 + random.nextInt(8))), way, Clock.systemUTC());
    }

    void step() {
      now += random.nextInt(400) * MILLI;
      switch (random.nextInt(12)) {
        case 0, 1, 2 -> produce();
        case 3 -> {
          if (random.nextInt(4) == 0) {
            reconnect();
          }
        }
        case 4 -> {
          if (random.nextInt(12) == 0) {
            restart();
          }
        }
        default -> exchange();
      }
    }

    private void produce() {
      int tag = outbox.tag("shaft", "diameter", "mm", 3);
      produced++;
      outbox.result(Entries.result(produced), Entries.one(tag, produced));
    }

    private void reconnect() {
      way.cut();
      sender.disconnected();
      sender.connected(now);
    }

    private void restart() {
      close();
      outbox = Outbox.open(Entries.settings(directory), Clock.systemUTC());
      way.cut();
      sender = sender();
      sender.connected(now);
    }

    private void exchange() {
      way.serve();
      while (!way.down.isEmpty()) {
        sender.received(way.down.removeFirst(), now);
      }
      if (!sender.run(now)) {
        reconnect();
      }
    }

    /** Goes on over a way that is good now, until the server has everything, or long enough. */
    void settle(ModelServer server) {
      way.trouble = 0;
      for (int i = 0; i < 3_000 && server.results() < produced; i++) {
        now += 50 * MILLI;
        exchange();
      }
    }

    @Override
    public void close() {
      sender.close();
      outbox.close();
    }
  }

  @Test
  void whateverTheWayDoesTheServerEndsWithExactlyWhatWasProduced() {
    for (long seed = 1; seed <= Integer.getInteger("gaugewire.runs", 30); seed++) {
      Random random = new Random(seed);
      ModelServer server = new ModelServer();
      BadWay way = new BadWay(random, server, 0.05 + random.nextDouble() * 0.4);
      try (TriedEdge edge = new TriedEdge(directory.resolve("run" + seed), random, way)) {
        for (int step = 0; step < 400; step++) {
          edge.step();
        }
        edge.settle(server);
        assertThat(server.model.counters())
            .as("seed %s, %s", seed, edge.sender.status())
            .isEqualTo(LongStream.rangeClosed(1, edge.produced).boxed().toList());
      }
    }
  }

  /** A sender of one record over a way that is kept in {@code sent}, newest last. */
  private final class OneRecord implements AutoCloseable {
    private final Outbox outbox = Outbox.open(Entries.settings(directory), Clock.systemUTC());
    private final List<String> topics = new ArrayList<>();
    private final List<byte[]> sent = new ArrayList<>();
    private final Sender sender =
        new Sender(outbox, settings("mqtt://x", pace(4)), this::publish, Clock.systemUTC());

    OneRecord() {
      outbox.record(Entries.record(1));
      sender.connected(0);
    }

    private boolean publish(String topic, byte[] payload) {
      topics.add(topic);
      return sent.add(payload);
    }

    UplinkStatus.Phase phase() {
      return sender.status().phase();
    }

    @Override
    public void close() {
      sender.close();
      outbox.close();
    }
  }

  @Test
  void nothingIsSentBeforeTheServerHasNamedItsCursor() {
    try (OneRecord edge = new OneRecord()) {
      edge.sender.run(100 * MILLI);
      assertThat(edge.topics).containsExactly("gw/1/plant/line-1/state");
      assertThat(edge.phase()).isEqualTo(UplinkStatus.Phase.ASKING);
    }
  }

  @Test
  void anAnswerThatComesAfterTheNextQuestionStillCounts() {
    try (OneRecord edge = new OneRecord()) {
      edge.sender.run(600 * MILLI);
      edge.sender.run(1_200 * MILLI);
      assertThat(edge.sent).as("questions").hasSize(3);
      edge.sender.received(answer(edge.sent.getFirst(), 0), 1_201 * MILLI);
      assertThat(edge.phase()).isEqualTo(UplinkStatus.Phase.SENDING);
    }
  }

  @Test
  void anAnswerToAnEarlierConnectionDoesNotCount() {
    try (OneRecord edge = new OneRecord()) {
      edge.sender.disconnected();
      edge.sender.connected(50 * MILLI);
      edge.sender.received(answer(edge.sent.getFirst(), 0), 51 * MILLI);
      assertThat(edge.phase()).isEqualTo(UplinkStatus.Phase.ASKING);
    }
  }

  @Test
  void aServerThatIsAheadStopsTheUplinkLoudly() {
    try (OneRecord edge = new OneRecord()) {
      edge.sender.received(answer(edge.sent.getFirst(), 7), MILLI);
      assertThat(edge.phase()).isEqualTo(UplinkStatus.Phase.STOPPED);
      assertThat(edge.sender.status().reason()).contains("never wrote");
      edge.sent.clear();
      edge.sender.run(100 * MILLI);
      assertThat(edge.sent).isEmpty();
      // It goes on by itself when the server has been mended.
      edge.sender.run(600 * MILLI);
      edge.sender.received(answer(edge.sent.getFirst(), 0), 601 * MILLI);
      assertThat(edge.phase()).isEqualTo(UplinkStatus.Phase.SENDING);
      assertThat(edge.sender.status().clockOffsetMicros()).isNotZero();
    }
  }

  @Test
  void aForeignHashStopsTheUplink() {
    try (OneRecord edge = new OneRecord()) {
      edge.sender.received(answer(edge.sent.getFirst(), 1), MILLI);
      assertThat(edge.phase()).isEqualTo(UplinkStatus.Phase.STOPPED);
      assertThat(edge.sender.status().reason()).contains("two outboxes");
    }
  }

  private static Committed answer(byte[] state, long through) {
    return switch (MessageCodec.edgeState(state)) {
      case Decoded.Accepted<EdgeState>(EdgeState s) ->
          new Committed(s.epoch(), through, LedgerHash.START, s.sentMicros(), s.sentMicros() + 9);
      case Decoded.Rejected<EdgeState>(String reason) -> throw new AssertionError(reason);
    };
  }
}
