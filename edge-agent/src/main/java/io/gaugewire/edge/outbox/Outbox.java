package io.gaugewire.edge.outbox;

import io.gaugewire.edge.journal.Journal;
import io.gaugewire.edge.journal.JournalFullException;
import io.gaugewire.edge.journal.LastResult;
import io.gaugewire.wire.EdgeId;
import io.gaugewire.wire.Gap;
import io.gaugewire.wire.InspectionRecord;
import io.gaugewire.wire.ReadingColumns;
import io.gaugewire.wire.StationEvent;
import io.gaugewire.wire.StationResult;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The journal on disk. Entries gather in a draft; one thread seals drafts into parcels and appends
 * them, many callers' entries with one sync. Safe for use by many threads.
 */
public final class Outbox implements Journal, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Outbox.class);
  private static final long TICK_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final OutboxSettings settings;
  private final OutboxDirectory directory;
  private final OutboxWriter writer;
  private final Clock clock;
  private final Drafts drafts;
  private final Map<String, LastResult> lastResults = new ConcurrentHashMap<>();
  private final long newestMicros;
  private final Thread thread;
  private volatile Position durable;
  private volatile int generation;
  private volatile Room room = Room.AMPLE;
  private volatile boolean failing;
  private volatile long bytes;
  private volatile long gaps;
  private volatile boolean closing;
  private volatile @Nullable Mend mend;
  private volatile Runnable onDurable = () -> {};
  private long lookedNanos = System.nanoTime() - TICK_NANOS;

  /** A damaged segment on its way to the writer's thread. */
  private record Mend(Segment segment, CompletableFuture<Void> done) {}

  /**
   * Opens an outbox and finds out what is durable in it; makes it when absent.
   *
   * @throws OutboxException when it cannot be opened or belongs to another edge
   */
  public static Outbox open(OutboxSettings settings, Clock clock) {
    return open(settings, clock, SegmentWriter.ON_DISK);
  }

  static Outbox open(OutboxSettings settings, Clock clock, SegmentWriter.Opener opener) {
    OutboxDirectory directory = new OutboxDirectory(settings.directory());
    try {
      long newEpoch = Math.max(1, clock.instant().getEpochSecond());
      Recovery.Recovered recovered = new Recovery(directory, settings.edge(), newEpoch).recover();
      OutboxWriter writer = new OutboxWriter(settings, directory, opener, clock, recovered.state());
      writer.open();
      Outbox outbox = new Outbox(settings, directory, writer, clock);
      outbox.report(recovered.reports());
      outbox.thread.start();
      return outbox;
    } catch (IOException e) {
      directory.close();
      throw new OutboxException("outbox " + settings.directory() + " cannot be opened: " + e, e);
    } catch (RuntimeException e) {
      directory.close();
      throw e;
    }
  }

  private Outbox(
      OutboxSettings settings, OutboxDirectory directory, OutboxWriter writer, Clock clock) {
    this.settings = settings;
    this.directory = directory;
    this.writer = writer;
    this.clock = clock;
    durable = writer.position();
    drafts = new Drafts(settings.sealAfter(), writer.state());
    lastResults.putAll(writer.state().lastResults());
    newestMicros = writer.state().newestMicros();
    gaps = writer.gaps();
    bytes = directory.bytes();
    room = Room.of(settings, bytes, directory.usable(), Room.AMPLE);
    if (durable.seq() == 0) {
      drafts.announceAll();
    }
    thread = Thread.ofPlatform().name("outbox").unstarted(this::run);
  }

  @Override
  public int tag(String station, String name, String unit, int decimals) {
    return drafts.tag(station, name, unit, decimals);
  }

  @Override
  public boolean readings(ReadingColumns readings) {
    if (readings.isEmpty()) {
      return true;
    }
    if (failing || !room.takesPeriodic() || closing) {
      drafts.refuse(readings, Gap.Reason.OUTBOX_FULL);
      return false;
    }
    return drafts.add(readings);
  }

  @Override
  public void result(StationResult result, ReadingColumns values) {
    results(List.of(result), values, List.of());
  }

  @Override
  public void results(List<StationResult> results, ReadingColumns values, List<Gap> gaps) {
    requireRoom();
    await(drafts.add(results, values, gaps));
  }

  @Override
  public Optional<LastResult> lastResult(String station) {
    return Optional.ofNullable(lastResults.get(station));
  }

  @Override
  public OptionalLong newestMicros() {
    return newestMicros == Long.MIN_VALUE ? OptionalLong.empty() : OptionalLong.of(newestMicros);
  }

  /** Writes a signed record; one whose id was lately written is not written again. */
  @Override
  public void record(InspectionRecord record) {
    requireRoom();
    await(drafts.add(record));
  }

  @Override
  public void event(StationEvent event) {
    drafts.add(event);
  }

  @Override
  public void gap(Gap gap) {
    drafts.add(gap);
  }

  private void requireRoom() {
    if (closing) {
      throw new JournalFullException("the edge agent is stopping: try again after its start");
    }
    if (failing) {
      throw new JournalFullException("the outbox's disk fails: see the log, then mend the disk");
    }
    if (!room.takesResults()) {
      throw new JournalFullException(
          "the outbox is full ("
              + bytes
              + " bytes): restore the connection to the server or enlarge the outbox");
    }
  }

  private static void await(CompletableFuture<Void> done) {
    try {
      done.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof JournalFullException full) {
        throw new JournalFullException(String.valueOf(full.getMessage()));
      }
      throw e;
    }
  }

  /** Called on the outbox's thread whenever more has become durable; must not block. */
  public void onDurable(Runnable listener) {
    onDurable = listener;
  }

  /** Whether its thread runs. */
  public boolean isAlive() {
    return thread.isAlive();
  }

  /** A look at the outbox. */
  public OutboxStatus status() {
    OutboxStatus.Level level =
        failing ? OutboxStatus.Level.FAILING : OutboxStatus.Level.valueOf(room.name());
    return new OutboxStatus(durable.epoch(), durable.seq(), bytes, gaps, level, drafts.refused());
  }

  /** The oldest epoch that still has something to send; the one being written when none has. */
  public long firstEpoch() {
    List<Segment> segments = directory.segments();
    return segments.isEmpty() ? durable.epoch() : segments.getFirst().epoch();
  }

  /** Frees everything of {@code epoch} through {@code seq}: the server has committed it. */
  public void committed(long epoch, long seq) {
    List<Segment> segments = directory.segments();
    for (int i = 0; i + 1 < segments.size(); i++) {
      Segment next = segments.get(i + 1);
      if (segments.get(i).epoch() == epoch && next.epoch() == epoch && next.firstSeq() <= seq + 1) {
        directory.delete(segments.get(i));
      }
    }
    bytes = directory.bytes();
  }

  /** Frees an epoch that is written no more and has been committed to its end. */
  public void freeEpoch(long epoch) {
    if (epoch == durable.epoch()) {
      throw new IllegalStateException("epoch " + epoch + " is being written");
    }
    directory.segments().stream().filter(s -> s.epoch() == epoch).forEach(directory::delete);
    bytes = directory.bytes();
  }

  EdgeId edge() {
    return settings.edge();
  }

  OutboxDirectory directory() {
    return directory;
  }

  Position durable() {
    return durable;
  }

  /** Grows with each new segment. */
  int generation() {
    return generation;
  }

  /** Moves a damaged segment out of the way and keeps what is readable of it. */
  void setAside(Segment segment) {
    Mend order = new Mend(segment, new CompletableFuture<>());
    mend = order;
    drafts.wake();
    order.done().join();
  }

  private void run() {
    long refusalsFlushed = System.nanoTime();
    long flushAfter = 10 * TICK_NANOS;
    while (true) {
      List<Draft> ready = drafts.take(TICK_NANOS, failing, closing);
      mendIfAsked();
      boolean idle = ready.isEmpty();
      if (failing) {
        probe();
      }
      if (!idle) {
        write(ready);
      }
      look();
      if (drafts.anyRefused()) {
        boolean again = room.takesPeriodic() && !failing;
        if (again || closing || System.nanoTime() - refusalsFlushed > flushAfter) {
          drafts.admitRefusals();
          refusalsFlushed = System.nanoTime();
          flushAfter = again ? 10 * TICK_NANOS : Math.min(flushAfter * 2, 3600 * TICK_NANOS);
        }
      }
      if (closing && idle && (failing || !drafts.anyWaiting())) {
        return;
      }
    }
  }

  private void write(List<Draft> ready) {
    try {
      Segment before = writer.active();
      writer.write(ready);
      if (!before.equals(writer.active())) {
        nextGeneration();
      }
      durable = writer.position();
      gaps = writer.gaps();
      ready.forEach(draft -> lastResults.putAll(draft.lastResults));
      drafts.written(ready);
      onDurable.run();
    } catch (IOException | RuntimeException e) {
      failing = true;
      log.atError().setCause(e).log("outbox write failed, nothing is taken until one succeeds");
      drafts.failed(ready, "the outbox could not be written: " + e.getMessage());
      refuseUrgent();
    }
  }

  private void probe() {
    try {
      writer.roll();
      nextGeneration();
      failing = false;
      log.atInfo().log("outbox writes again");
    } catch (IOException e) {
      log.atDebug().setCause(e).log("outbox still cannot be written");
      refuseUrgent();
    }
  }

  /** Nobody waits for a failing disk: a result stays in its station. */
  private void refuseUrgent() {
    if (drafts.anyUrgent()) {
      drafts.failed(drafts.take(0, false, true), "the outbox could not be written");
    }
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // only the outbox's thread writes it
  private void nextGeneration() {
    generation++;
  }

  private void mendIfAsked() {
    Mend order = mend;
    if (order == null) {
      return;
    }
    mend = null;
    try {
      List<String> reports = new ArrayList<>();
      if (Files.exists(order.segment().path())) {
        writer.setAside(order.segment(), Math.max(1, clock.instant().getEpochSecond()), reports);
        nextGeneration();
        durable = writer.position();
        drafts.announceAll();
        report(reports);
      }
      order.done().complete(null);
    } catch (IOException | RuntimeException e) {
      failing = true;
      order.done().completeExceptionally(e);
    }
  }

  private void look() {
    if (System.nanoTime() - lookedNanos < TICK_NANOS / 4) {
      return;
    }
    lookedNanos = System.nanoTime();
    bytes = directory.bytes();
    Room before = room;
    Room now = Room.of(settings, bytes, directory.usable(), before);
    if (now != before) {
      room = now;
      log.atWarn().addKeyValue("bytes", bytes).addKeyValue("room", now).log("outbox room changed");
      if (now.takesPeriodic() != before.takesPeriodic() || before == Room.AMPLE) {
        event(edgeEvent(StationEvent.Kind.OUTBOX_RESERVE, "room: " + now + ", bytes: " + bytes));
      }
    }
  }

  private void report(List<String> reports) {
    for (String report : reports) {
      log.atWarn().addKeyValue("damage", report).log("outbox damage");
      String detail = report.length() > 1000 ? report.substring(0, 1000) : report;
      event(edgeEvent(StationEvent.Kind.OUTBOX_DAMAGED, detail));
    }
  }

  private StationEvent edgeEvent(StationEvent.Kind kind, String detail) {
    long now = Math.max(0, ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant()));
    return new StationEvent(settings.edge().edge(), now, kind, detail);
  }

  /** Writes what was taken, then lets go of the files. */
  @Override
  public void close() {
    closing = true;
    drafts.wake();
    try {
      thread.join();
      writer.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new OutboxException("outbox cannot be closed: " + e, e);
    } finally {
      directory.close();
    }
  }
}
