package io.gaugewire.edge.outbox;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a look at every byte of a segment found.
 *
 * @param checkpoint what stood at its start, if readable
 * @param runs runs of readable parcels without a gap, in order
 * @param end offset after the last readable record
 * @param size of the file
 * @param damaged whether unreadable bytes stand before a readable record
 */
record SegmentScan(
    Optional<Checkpoint> checkpoint, List<Run> runs, long end, long size, boolean damaged) {
  /**
   * @param offset of its first record
   */
  record Run(long offset, long firstSeq, long lastSeq) {}

  static SegmentScan of(Segment segment) throws IOException {
    try (SegmentReader reader = new SegmentReader(segment)) {
      return scan(reader);
    }
  }

  private static SegmentScan scan(SegmentReader reader) throws IOException {
    Optional<Checkpoint> checkpoint = Optional.empty();
    List<Run> runs = new ArrayList<>();
    boolean damaged = !reader.headed();
    long end = Math.min(reader.position(), reader.size());
    while (true) {
      long offset = reader.position();
      Optional<OutboxRecord> record = reader.next();
      if (record.isEmpty()) {
        long resumed = nextRecord(reader, offset + 1);
        if (resumed < 0) {
          return new SegmentScan(checkpoint, runs, end, reader.size(), damaged);
        }
        damaged = true;
        reader.seek(resumed);
        continue;
      }
      switch (record.get()) {
        case OutboxRecord.Start(Checkpoint found) -> checkpoint = Optional.of(found);
        case OutboxRecord.Stored stored -> damaged |= extend(runs, offset, stored.seq());
      }
      end = reader.position();
    }
  }

  private static boolean extend(List<Run> runs, long offset, long seq) {
    if (!runs.isEmpty() && runs.getLast().lastSeq() + 1 == seq) {
      Run last = runs.removeLast();
      runs.add(new Run(last.offset(), last.firstSeq(), seq));
      return false;
    }
    runs.add(new Run(offset, seq, seq));
    return runs.size() > 1;
  }

  /** Offset of the next readable record at or after {@code from}, or −1. */
  private static long nextRecord(SegmentReader reader, long from) throws IOException {
    for (long offset = from; offset < reader.size() - OutboxRecord.FRAME_BYTES; offset++) {
      reader.seek(offset);
      if (reader.plausible() && reader.next().isPresent()) {
        return offset;
      }
    }
    return -1;
  }
}
