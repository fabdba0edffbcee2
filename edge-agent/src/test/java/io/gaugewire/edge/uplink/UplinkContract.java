package io.gaugewire.edge.uplink;

import static org.assertj.core.api.Assertions.assertThat;

import io.gaugewire.edge.outbox.Entries;
import io.gaugewire.edge.outbox.Outbox;
import io.gaugewire.edge.testing.Door;
import io.gaugewire.edge.testing.ModelServer;
import io.gaugewire.wire.ContextDocument;
import io.gaugewire.wire.MessageCodec;
import io.gaugewire.wire.StationHold;
import io.gaugewire.wire.Topics;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an uplink keeps whatever stands at the other end; run over every kind of server. */
abstract class UplinkContract {
  @TempDir Path directory;

  abstract Door open(ModelServer server) throws Exception;

  private static final class Received implements Downlink {
    final List<StationHold> holds = new CopyOnWriteArrayList<>();
    final List<ContextDocument> documents = new CopyOnWriteArrayList<>();

    @Override
    public void hold(StationHold hold) {
      holds.add(hold);
    }

    @Override
    public void context(ContextDocument document) {
      documents.add(document);
    }
  }

  private static Uplink uplink(Outbox outbox, int port, Downlink downlink) {
    Uplink uplink =
        new Uplink(
            outbox,
            SenderTest.settings("mqtt://127.0.0.1:" + port, SenderTest.pace(20)),
            downlink,
            Clock.systemUTC(),
            new Random(1));
    uplink.start();
    return uplink;
  }

  private static void produce(Outbox outbox, long from, int count) {
    int tag = outbox.tag("shaft", "diameter", "mm", 3);
    for (long i = from; i < from + count; i++) {
      outbox.result(Entries.result(i), Entries.one(tag, i));
    }
  }

  private static void assertAll(ModelServer server, int count) {
    Entries.until("all have arrived", () -> server.results() >= count);
    assertThat(server.model.counters())
        .isEqualTo(LongStream.rangeClosed(1, count).boxed().toList());
  }

  @Test
  void aBacklogAndWhatComesAfterArriveInOrderAndAreFreed() throws Exception {
    ModelServer server = new ModelServer();
    try (Outbox outbox = Outbox.open(Entries.settings(directory), Clock.systemUTC())) {
      produce(outbox, 1, 500);
      try (Door door = open(server);
          Uplink uplink = uplink(outbox, door.port(), new Received())) {
        produce(outbox, 501, 200);
        assertAll(server, 700);
        Entries.until(
            "all is freed", () -> uplink.status().committed() == outbox.status().produced());
        Entries.until("offset", () -> uplink.status().clockOffsetMicros() > 1_000_000);
        assertThat(uplink.deaths()).isZero();
      }
    }
  }

  @Test
  void aServerThatDiesAndComesBackMissesNothing() throws Exception {
    ModelServer server = new ModelServer();
    try (Outbox outbox = Outbox.open(Entries.settings(directory), Clock.systemUTC());
        Door door = open(server);
        Uplink uplink = uplink(outbox, door.port(), new Received())) {
      for (int round = 0; round < 3; round++) {
        Entries.until("connected", () -> uplink.status().phase() == UplinkStatus.Phase.SENDING);
        produce(outbox, 1 + round * 100L, 100);
        door.restart();
      }
      assertAll(server, 300);
      assertThat(uplink.connects()).isGreaterThan(1);
      assertThat(uplink.deaths()).isZero();
    }
  }

  @Test
  void aFrozenServerIsLeftAndFoundAgain() throws Exception {
    ModelServer server = new ModelServer();
    try (Outbox outbox = Outbox.open(Entries.settings(directory), Clock.systemUTC());
        Door door = open(server);
        Uplink uplink = uplink(outbox, door.port(), new Received())) {
      produce(outbox, 1, 50);
      assertAll(server, 50);
      long connects = uplink.connects();
      door.freeze(true);
      produce(outbox, 51, 50);
      Entries.until("it tries anew", () -> uplink.connects() > connects);
      door.freeze(false);
      assertAll(server, 100);
    }
  }

  @Test
  void holdsAndContextReachTheStation() throws Exception {
    Received received = new Received();
    StationHold hold = new StationHold(new UUID(1, 2), "shaft", true, 3, "crack found");
    ContextDocument document = new ContextDocument("plans", 4, new byte[] {'{', '}'});
    try (Outbox outbox = Outbox.open(Entries.settings(directory), Clock.systemUTC());
        Door door = open(new ModelServer());
        Uplink uplink = uplink(outbox, door.port(), received)) {
      Entries.until("connected", () -> uplink.status().phase() == UplinkStatus.Phase.SENDING);
      Topics topics = new Topics(Entries.EDGE);
      door.send(topics.command(), MessageCodec.encode(hold));
      door.send(topics.context(), MessageCodec.encode(document));
      door.send(topics.context(), new byte[] {1, 2, 3});
      Entries.until("both", () -> received.holds.size() + received.documents.size() == 2);
      assertThat(received.holds).containsExactly(hold);
      assertThat(received.documents).containsExactly(document);
      assertThat(uplink.isAlive()).isTrue();
    }
  }
}
