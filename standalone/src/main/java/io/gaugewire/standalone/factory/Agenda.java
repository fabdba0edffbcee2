package io.gaugewire.standalone.factory;

import java.time.Instant;
import java.util.Optional;
import java.util.PriorityQueue;

/** What is to be done when. Entries of the same time keep their order. Confined to one thread. */
final class Agenda {
  private final PriorityQueue<Entry> entries = new PriorityQueue<>();
  private long sequence;

  private record Entry(Instant at, long sequence, Runnable deed) implements Comparable<Entry> {
    @Override
    public int compareTo(Entry other) {
      int byTime = at.compareTo(other.at);
      return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
    }
  }

  void at(Instant time, Runnable deed) {
    entries.add(new Entry(time, sequence++, deed));
  }

  /** When the next entry is due. */
  Optional<Instant> next() {
    return Optional.ofNullable(entries.peek()).map(Entry::at);
  }

  /** Does the next entry. */
  void doNext() {
    Entry entry = entries.poll();
    if (entry != null) {
      entry.deed().run();
    }
  }
}
