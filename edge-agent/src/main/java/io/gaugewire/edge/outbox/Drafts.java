package io.gaugewire.edge.outbox;

import io.gaugewire.edge.journal.JournalFullException;
import io.gaugewire.edge.journal.LastResult;
import io.gaugewire.wire.Gap;
import io.gaugewire.wire.InspectionRecord;
import io.gaugewire.wire.ReadingColumns;
import io.gaugewire.wire.StationEvent;
import io.gaugewire.wire.StationResult;
import io.gaugewire.wire.TagDefinition;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What was taken and is not yet on disk: the draft being filled and the bounded queue of full ones.
 * Safe for use by many threads; the disk is never waited for under its lock.
 */
final class Drafts {
  /** Readings after which a draft is sealed at once. */
  private static final int ENOUGH = 500;

  /** Drafts waiting for the disk; beyond these, readings are refused. */
  private static final int MOST_WAITING = 32;

  /** Tags and gaps of one parcel. */
  private static final int MOST_LISTED = 2_000;

  private static final int MOST_EVENTS = 1_000;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition due = lock.newCondition();
  private final long sealAfterNanos;
  private final Deque<Draft> waiting = new ArrayDeque<>();
  private final Deque<Draft> spare = new ArrayDeque<>();
  private Draft filling = new Draft();
  private final TagNumbers numbers;
  private final LinkedHashMap<UUID, CompletableFuture<Void>> records = new LinkedHashMap<>();
  private final Refusals full = new Refusals(Gap.Reason.OUTBOX_FULL);
  private final Refusals overload = new Refusals(Gap.Reason.OVERLOAD);
  private volatile long refused;
  private boolean woken;

  Drafts(Duration sealAfter, ChainState state) {
    sealAfterNanos = sealAfter.toNanos();
    numbers = new TagNumbers(state.tags());
    for (UUID id : state.recordIds()) {
      records.put(id, CompletableFuture.completedFuture(null));
    }
  }

  int tag(String station, String name, String unit, int decimals) {
    lock.lock();
    try {
      OptionalInt known = numbers.of(station, name, unit, decimals);
      if (known.isPresent()) {
        return known.getAsInt();
      }
      TagDefinition tag = numbers.next(station, name, unit, decimals);
      announce(tag);
      return tag.number();
    } finally {
      lock.unlock();
    }
  }

  /** Announces every tag again, before anything else: a new chain begins. */
  void announceAll() {
    lock.lock();
    try {
      List<TagDefinition> tags = numbers.all();
      List<Draft> announcements = new ArrayList<>();
      for (int from = 0; from < tags.size(); from += MOST_LISTED) {
        Draft draft = new Draft();
        draft.tags.addAll(tags.subList(from, Math.min(tags.size(), from + MOST_LISTED)));
        announcements.add(draft);
      }
      waiting.forEach(draft -> draft.tags.clear());
      filling.tags.clear();
      announcements.reversed().forEach(waiting::addFirst);
    } finally {
      lock.unlock();
    }
  }

  private void announce(TagDefinition tag) {
    int bytes = Draft.bytes(tag);
    room(0, bytes);
    if (filling.tags.size() >= MOST_LISTED) {
      rotate();
    }
    touch();
    filling.tags.add(tag);
    filling.count(bytes);
  }

  boolean add(ReadingColumns readings) {
    lock.lock();
    try {
      int bytes = Draft.bytes(readings);
      int needed = bytes / Draft.MOST_BYTES + readings.size() / ReadingColumns.MOST + 2;
      if (!filling.fits(readings.size(), bytes) && waiting.size() + needed > MOST_WAITING) {
        count(overload, readings);
        return false;
      }
      touch();
      for (int row = 0; row < readings.size(); row++) {
        room(1, Draft.bytes(readings, row));
        filling.add(readings, row);
      }
      if (filling.readings.size() >= ENOUGH) {
        due.signal();
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  CompletableFuture<Void> add(List<StationResult> results, ReadingColumns values, List<Gap> gaps) {
    int bytes = Draft.bytes(results, values, gaps);
    if (bytes > Draft.MOST_BYTES || values.size() > ReadingColumns.MOST) {
      throw new IllegalArgumentException(
          "results of " + bytes + " bytes do not fit one parcel: hand over fewer at a time");
    }
    Map<String, LastResult> last = new HashMap<>();
    for (StationResult result : results) {
      last.put(result.station(), LastResult.of(result, values));
    }
    lock.lock();
    try {
      requireQueue();
      room(values.size(), bytes);
      touch();
      for (int row = 0; row < values.size(); row++) {
        filling.addValue(values, row);
      }
      filling.count(bytes - Draft.bytes(values));
      filling.results.addAll(results);
      filling.resultGaps.addAll(gaps);
      filling.lastResults.putAll(last);
      return urgent();
    } finally {
      lock.unlock();
    }
  }

  CompletableFuture<Void> add(InspectionRecord record) {
    lock.lock();
    try {
      CompletableFuture<Void> known = records.get(record.id());
      if (known != null) {
        return known;
      }
      requireQueue();
      int bytes = Draft.bytes(record);
      room(0, bytes);
      touch();
      filling.records.add(record);
      filling.count(bytes);
      records.put(record.id(), filling.durable);
      if (records.size() > ChainState.RECORDS_KEPT) {
        records.pollFirstEntry();
      }
      return urgent();
    } finally {
      lock.unlock();
    }
  }

  void add(StationEvent event) {
    lock.lock();
    try {
      int bytes = Draft.bytes(event);
      room(0, bytes);
      touch();
      if (filling.events.size() >= MOST_EVENTS) {
        // Only while the disk fails; the newest tell most about why.
        filling.events.removeFirst();
      }
      filling.events.add(event);
      filling.count(bytes);
    } finally {
      lock.unlock();
    }
  }

  void add(Gap gap) {
    lock.lock();
    try {
      addGap(gap);
    } finally {
      lock.unlock();
    }
  }

  private void addGap(Gap gap) {
    int bytes = Draft.bytes(gap);
    room(0, bytes);
    if (filling.gaps.size() >= MOST_LISTED) {
      rotate();
    }
    touch();
    filling.gaps.add(gap);
    filling.count(bytes);
  }

  void refuse(ReadingColumns readings, Gap.Reason reason) {
    lock.lock();
    try {
      count(reason == Gap.Reason.OVERLOAD ? overload : full, readings);
    } finally {
      lock.unlock();
    }
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // only under the lock
  private void count(Refusals refusals, ReadingColumns readings) {
    refusals.add(readings);
    refused += readings.size();
  }

  long refused() {
    return refused;
  }

  boolean anyRefused() {
    lock.lock();
    try {
      return !full.isEmpty() || !overload.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  /** Turns what was refused into gaps. */
  void admitRefusals() {
    lock.lock();
    try {
      full.drain(numbers::named).forEach(this::addGap);
      overload.drain(numbers::named).forEach(this::addGap);
    } finally {
      lock.unlock();
    }
  }

  private void requireQueue() {
    if (waiting.size() >= MOST_WAITING) {
      throw new JournalFullException("the outbox's disk is too slow: try again");
    }
  }

  private void touch() {
    if (filling.isEmpty()) {
      filling.sinceNanos = System.nanoTime();
    }
  }

  private void room(int readings, int bytes) {
    if (!filling.fits(readings, bytes)) {
      rotate();
      touch();
    }
  }

  private void rotate() {
    waiting.add(filling);
    Draft next = spare.poll();
    filling = next == null ? new Draft() : next;
    due.signal();
  }

  private CompletableFuture<Void> urgent() {
    filling.urgent = true;
    due.signal();
    return filling.durable;
  }

  void wake() {
    lock.lock();
    try {
      woken = true;
      due.signal();
    } finally {
      lock.unlock();
    }
  }

  boolean anyUrgent() {
    lock.lock();
    try {
      return filling.urgent || waiting.stream().anyMatch(draft -> draft.urgent);
    } finally {
      lock.unlock();
    }
  }

  boolean anyWaiting() {
    lock.lock();
    try {
      return !waiting.isEmpty() || !filling.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  /**
   * The drafts to be written now, waiting for one up to {@code mostNanos}.
   *
   * @param hold give none: the disk fails
   * @param everything give the draft being filled although it is not due
   */
  List<Draft> take(long mostNanos, boolean hold, boolean everything) {
    lock.lock();
    try {
      long left = mostNanos;
      while (!woken && left > 0 && (hold || !(everything || ready()))) {
        long sleep = hold || filling.isEmpty() ? left : Math.min(left, untilDue());
        long slept = sleep - due.awaitNanos(Math.max(1, sleep));
        left -= Math.max(1, slept);
      }
      woken = false;
      if (hold) {
        return List.of();
      }
      if (!filling.isEmpty() && (everything || ready())) {
        rotate();
      }
      List<Draft> taken = List.copyOf(waiting);
      waiting.clear();
      return taken;
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts the outbox's thread", e);
    } finally {
      lock.unlock();
    }
  }

  private boolean ready() {
    return !waiting.isEmpty()
        || filling.urgent
        || filling.readings.size() >= ENOUGH
        || (!filling.isEmpty() && untilDue() <= 0);
  }

  private long untilDue() {
    return filling.sinceNanos + sealAfterNanos - System.nanoTime();
  }

  void written(List<Draft> drafts) {
    List<CompletableFuture<Void>> done = new ArrayList<>(drafts.size());
    lock.lock();
    try {
      for (Draft draft : drafts) {
        done.add(draft.durable);
        recycle(draft);
      }
    } finally {
      lock.unlock();
    }
    done.forEach(future -> future.complete(null));
  }

  /** Results and records go back to their owners, readings become gaps, the rest waits. */
  void failed(List<Draft> drafts, String reason) {
    List<CompletableFuture<Void>> done = new ArrayList<>(drafts.size());
    lock.lock();
    try {
      for (Draft draft : drafts) {
        done.add(draft.durable);
        draft.records.forEach(record -> records.remove(record.id()));
        count(full, draft.readings);
        draft.tags.forEach(this::announce);
        draft.gaps.forEach(this::addGap);
        draft.events.forEach(this::add);
        recycle(draft);
      }
    } finally {
      lock.unlock();
    }
    done.forEach(future -> future.completeExceptionally(new JournalFullException(reason)));
  }

  private void recycle(Draft draft) {
    draft.clear();
    if (spare.size() < 4) {
      spare.add(draft);
    }
  }
}
