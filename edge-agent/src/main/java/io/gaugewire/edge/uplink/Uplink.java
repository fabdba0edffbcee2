package io.gaugewire.edge.uplink;

import io.gaugewire.edge.outbox.Outbox;
import io.gaugewire.wire.Decoded;
import io.gaugewire.wire.MessageCodec;
import io.gaugewire.wire.Topics;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The supervised loop that keeps a connection to the server and drains the outbox through it. One
 * thread of its own; everything else talks to it through a bounded inbox.
 */
public final class Uplink implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Uplink.class);
  private static final int INBOX = 1024;
  private static final Duration FIRST_BACK_OFF = Duration.ofMillis(200);
  private static final long IDLE_MILLIS = 250;

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Inbound(String topic, byte[] payload) {}

  private static final Inbound WAKE = new Inbound("", new byte[0]);

  private final UplinkSettings settings;
  private final Topics topics;
  private final Downlink downlink;
  private final RandomGenerator random;
  private final Sender sender;
  private final Thread thread;
  private final BlockingQueue<Inbound> inbox = new ArrayBlockingQueue<>(INBOX);
  private final AtomicBoolean wakeWaits = new AtomicBoolean();
  private final AtomicBoolean announced = new AtomicBoolean();
  private volatile long deaths;
  private volatile long connects;
  private volatile long failures;
  private volatile boolean closing;
  private @Nullable MqttLink link;

  public Uplink(
      Outbox outbox,
      UplinkSettings settings,
      Downlink downlink,
      InstantSource clock,
      RandomGenerator random) {
    this.settings = settings;
    this.downlink = downlink;
    this.random = random;
    topics = new Topics(settings.edge());
    sender = new Sender(outbox, settings, this::publish, clock);
    thread = Thread.ofPlatform().name("uplink").unstarted(this::supervise);
    outbox.onDurable(this::wake);
  }

  public void start() {
    thread.start();
  }

  public UplinkStatus status() {
    return sender.status();
  }

  /** How often the loop ended with something nobody expected and was begun again. */
  public long deaths() {
    return deaths;
  }

  /** Connections made since the start. */
  public long connects() {
    return connects;
  }

  /** Attempts and connections that ended by themselves. */
  public long failures() {
    return failures;
  }

  public boolean isAlive() {
    return thread.isAlive();
  }

  private boolean publish(String topic, byte[] payload) {
    MqttLink open = link;
    return open != null && open.publish(topic, payload);
  }

  private void wake() {
    if (wakeWaits.compareAndSet(false, true) && !inbox.offer(WAKE)) {
      wakeWaits.set(false);
    }
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // only the uplink's thread writes it
  private void supervise() {
    Duration backOff = FIRST_BACK_OFF;
    while (!closing) {
      long began = System.nanoTime();
      try {
        session();
      } catch (IOException e) {
        failures++;
        announceLoss(String.valueOf(e.getMessage()));
      } catch (RuntimeException e) {
        deaths++;
        log.atError().setCause(e).log("uplink died and is begun again");
      } finally {
        disconnect();
      }
      boolean held = System.nanoTime() - began > settings.pace().mostBackOff().toNanos();
      backOff = held ? FIRST_BACK_OFF : shorter(backOff.multipliedBy(2));
      rest(backOff);
    }
    sender.close();
  }

  private Duration shorter(Duration wanted) {
    Duration most = settings.pace().mostBackOff();
    return wanted.compareTo(most) < 0 ? wanted : most;
  }

  private void announceLoss(String reason) {
    if (announced.compareAndSet(false, true)) {
      log.atWarn().addKeyValue("reason", reason).log("uplink lost, readings stay in the outbox");
    }
  }

  /** Waits between half and all of {@code most}, so that many edges do not come back at once. */
  private void rest(Duration most) {
    long end = System.nanoTime() + most.toNanos() / 2 + random.nextLong(most.toNanos() / 2 + 1);
    while (!closing && System.nanoTime() < end) {
      take(Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())));
    }
  }

  private @Nullable Inbound take(long mostMillis) {
    try {
      Inbound next = inbox.poll(mostMillis, TimeUnit.MILLISECONDS);
      if (next != null && next.topic().isEmpty()) {
        wakeWaits.set(false);
      }
      return next;
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts the uplink", e);
    }
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // only the uplink's thread writes it
  private void session() throws IOException {
    byte[] will = MessageCodec.encode(sender.edgeState(false, 0));
    MqttLink open = MqttLink.connect(settings, will, this::arrived, this::wake);
    link = open;
    connects++;
    if (announced.compareAndSet(true, false) || connects == 1) {
      log.atInfo().addKeyValue("server", settings.server()).log("uplink connected");
    }
    inbox.clear();
    wakeWaits.set(false);
    sender.connected(System.nanoTime());
    while (!closing) {
      Inbound next = take(IDLE_MILLIS);
      for (int i = 0; next != null && i < INBOX; i++) {
        handle(next);
        next = inbox.peek() == null ? null : take(1);
      }
      if (open.isLost()) {
        throw new IOException("the connection broke");
      }
      if (!sender.run(System.nanoTime())) {
        throw new IOException("the server does not answer");
      }
    }
    open.publish(topics.state(), MessageCodec.encode(sender.edgeState(false, 0)));
  }

  /** On Paho's thread. What does not fit is asked for again. */
  private void arrived(String topic, byte[] payload) {
    if (!inbox.offer(new Inbound(topic, payload))) {
      log.atDebug().addKeyValue("topic", topic).log("inbox full");
    }
  }

  private void handle(Inbound message) {
    if (message.topic().equals(topics.committed())) {
      accept(
          MessageCodec.committed(message.payload()),
          word -> sender.received(word, System.nanoTime()));
    } else if (message.topic().equals(topics.command())) {
      accept(MessageCodec.stationHold(message.payload()), downlink::hold);
    } else if (message.topic().equals(topics.context())) {
      accept(MessageCodec.contextDocument(message.payload()), downlink::context);
    }
  }

  private static <T> void accept(Decoded<T> decoded, Consumer<T> use) {
    switch (decoded) {
      case Decoded.Accepted<T>(T message) -> use.accept(message);
      case Decoded.Rejected<T>(String reason) ->
          log.atWarn().addKeyValue("reason", reason).log("message from the server not understood");
    }
  }

  private void disconnect() {
    MqttLink open = link;
    link = null;
    if (open != null) {
      open.close();
    }
    sender.disconnected();
  }

  /** Says goodbye and ends. */
  @Override
  public void close() {
    closing = true;
    wake();
    try {
      thread.join(Duration.ofSeconds(10));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
