package io.gaugewire.edge.uplink;

import io.gaugewire.edge.outbox.CursorException;
import io.gaugewire.edge.outbox.Outbox;
import io.gaugewire.edge.outbox.OutboxReader;
import io.gaugewire.edge.outbox.OutboxStatus;
import io.gaugewire.edge.outbox.Outgoing;
import io.gaugewire.wire.Committed;
import io.gaugewire.wire.EdgeState;
import io.gaugewire.wire.LedgerHash;
import io.gaugewire.wire.MessageCodec;
import io.gaugewire.wire.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides what is sent and when, from the server's cursor on. Knows no thread and no clock of its
 * own: times are passed in, in nanoseconds of a clock that only goes forward. Confined to one
 * thread.
 */
final class Sender implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Sender.class);

  /** Shortest time between two resumptions that the server's repeated cursor causes. */
  private static final long RESUME_NANOS = Duration.ofSeconds(1).toNanos();

  private record Sent(long seq, LedgerHash hash, int bytes, long appendedMicros) {}

  private final Outbox outbox;
  private final UplinkSettings settings;
  private final Topics topics;
  private final Link link;
  private final InstantSource clock;
  private final ClockOffset offset = new ClockOffset();
  private final Deque<Sent> window = new ArrayDeque<>();
  private @Nullable OutboxReader reader;
  private @Nullable Outgoing held;
  private long windowBytes;
  private UplinkStatus.Phase phase = UplinkStatus.Phase.DISCONNECTED;
  private String reason = "";
  private long epoch;
  private long committed;
  private long lastSent;

  /** The first question for the cursor that is not answered; 0 when none is open. */
  private long askedMicros;

  private long lastStateMicros;
  private long stateNanos;
  private long progressNanos;
  private long resumedNanos;
  private volatile UplinkStatus status;

  Sender(Outbox outbox, UplinkSettings settings, Link link, InstantSource clock) {
    this.outbox = outbox;
    this.settings = settings;
    this.link = link;
    this.clock = clock;
    topics = new Topics(settings.edge());
    status = look();
  }

  UplinkStatus status() {
    return status;
  }

  /** A connection was made: ask for the cursor before anything is sent. */
  void connected(long now) {
    ask(now);
    status = look();
  }

  void disconnected() {
    phase = UplinkStatus.Phase.DISCONNECTED;
    forget();
    status = look();
  }

  /** Does what is due. False when the server has not answered for too long: connect anew. */
  boolean run(long now) {
    if (phase == UplinkStatus.Phase.SENDING) {
      send(now);
      if (!window.isEmpty() && now - progressNanos > settings.pace().silence().toNanos()) {
        ask(now);
      }
    } else if (phase == UplinkStatus.Phase.ASKING
        && now - progressNanos > 2 * settings.pace().silence().toNanos()) {
      return false;
    }
    if (now - stateNanos >= settings.pace().stateEvery().toNanos()) {
      boolean again = phase == UplinkStatus.Phase.STOPPED || phase == UplinkStatus.Phase.ASKING;
      long sent = state(now);
      if (again && askedMicros == 0) {
        askedMicros = sent;
      }
    }
    status = look();
    return true;
  }

  private void ask(long now) {
    forget();
    phase = UplinkStatus.Phase.ASKING;
    epoch = outbox.firstEpoch();
    progressNanos = now;
    askedMicros = state(now);
  }

  private void forget() {
    window.clear();
    windowBytes = 0;
    held = null;
    if (reader != null) {
      reader.close();
      reader = null;
    }
  }

  private long state(long now) {
    stateNanos = now;
    // Two states of one microsecond could not be told apart by their answers.
    lastStateMicros = Math.max(micros(), lastStateMicros + 1);
    link.publish(topics.state(), MessageCodec.encode(edgeState(true, lastStateMicros)));
    return lastStateMicros;
  }

  EdgeState edgeState(boolean online, long sentMicros) {
    OutboxStatus look = outbox.status();
    return new EdgeState(
        online,
        settings.version(),
        epoch,
        new EdgeState.OutboxState(look.produced(), look.bytes(), oldestMicros(), look.gaps()),
        offset.micros(),
        sentMicros);
  }

  private long oldestMicros() {
    if (!window.isEmpty()) {
      return window.getFirst().appendedMicros();
    }
    Outgoing next = held;
    return next == null ? 0 : next.appendedMicros();
  }

  /** The server has spoken. */
  void received(Committed word, long now) {
    if (word.echoMicros() != 0 && word.echoMicros() <= lastStateMicros) {
      offset.answer(word.echoMicros(), word.serverMicros(), micros());
    }
    // A busy server may need longer for an answer than until the next question.
    boolean answers =
        askedMicros != 0
            && word.echoMicros() >= askedMicros
            && word.echoMicros() <= lastStateMicros;
    boolean ours = word.epoch() == epoch;
    if (answers && (ours || word.epoch() == 0)) {
      askedMicros = 0;
      resume(ours ? word.through() : 0, ours ? word.head() : LedgerHash.START, now);
    } else if (ours && phase == UplinkStatus.Phase.SENDING) {
      advance(word, now);
    }
    status = look();
  }

  private void resume(long through, LedgerHash head, long now) {
    forget();
    resumedNanos = now;
    progressNanos = now;
    try {
      reader = OutboxReader.open(outbox, epoch, through, head);
    } catch (CursorException e) {
      stop(String.valueOf(e.getMessage()));
      return;
    }
    committed = through;
    lastSent = through;
    phase = UplinkStatus.Phase.SENDING;
    reason = "";
    outbox.committed(epoch, through);
    send(now);
  }

  private void stop(String why) {
    forget();
    phase = UplinkStatus.Phase.STOPPED;
    if (!why.equals(reason)) {
      reason = why;
      log.atError().addKeyValue("reason", why).log("uplink stopped, readings stay in the outbox");
    }
  }

  private void advance(Committed word, long now) {
    if (word.through() > lastSent) {
      // What an earlier connection sent has been committed meanwhile.
      resume(word.through(), word.head(), now);
      return;
    }
    if (word.through() > committed) {
      LedgerHash hash = LedgerHash.START;
      while (!window.isEmpty() && window.getFirst().seq() <= word.through()) {
        Sent freed = window.removeFirst();
        windowBytes -= freed.bytes();
        hash = freed.hash();
      }
      if (!hash.equals(word.head())) {
        stop("parcel " + word.through() + " of epoch " + epoch + " is another one at the server");
        return;
      }
      committed = word.through();
      progressNanos = now;
      outbox.committed(epoch, committed);
    } else if (word.through() == committed
        && word.echoMicros() == 0
        && !window.isEmpty()
        && now - Math.max(resumedNanos, progressNanos) > RESUME_NANOS) {
      // The server repeats its cursor although more was sent: something between was lost.
      resume(word.through(), word.head(), now);
      return;
    }
    send(now);
  }

  private void send(long now) {
    OutboxReader source = reader;
    if (source == null) {
      return;
    }
    while (window.size() < settings.pace().windowParcels()) {
      Outgoing next = held;
      if (next == null) {
        Optional<Outgoing> read = source.next();
        if (read.isEmpty()) {
          nextEpoch(source, now);
          return;
        }
        next = read.get();
      }
      held = next;
      boolean room =
          window.isEmpty() || windowBytes + next.bytes().length <= settings.pace().windowBytes();
      if (!room || !link.publish(topics.parcel(), next.bytes())) {
        return;
      }
      held = null;
      if (window.isEmpty()) {
        progressNanos = now;
      }
      lastSent = next.seq();
      windowBytes += next.bytes().length;
      window.add(new Sent(next.seq(), next.hash(), next.bytes().length, next.appendedMicros()));
    }
  }

  /** When an ended epoch is committed to its end it is freed, and the next one begins. */
  private void nextEpoch(OutboxReader source, long now) {
    if (source.atEnd() && window.isEmpty() && committed == source.through()) {
      forget();
      outbox.freeEpoch(epoch);
      ask(now);
    }
  }

  private UplinkStatus look() {
    return new UplinkStatus(
        phase, reason, epoch, committed, lastSent, oldestMicros(), offset.micros());
  }

  private long micros() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
  }

  @Override
  public void close() {
    forget();
  }
}
