package io.gaugewire.edge.outbox;

import io.gaugewire.wire.Gap;
import io.gaugewire.wire.ReadingColumns;
import io.gaugewire.wire.TagDefinition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/** Counts readings that were not taken, by tag, until a gap can say so. Confined to a lock. */
final class Refusals {
  private final Gap.Reason reason;
  private int[] missing = {};
  private long[] from = {};
  private long[] to = {};
  private long total;

  Refusals(Gap.Reason reason) {
    this.reason = reason;
  }

  void add(ReadingColumns readings) {
    for (int row = 0; row < readings.size(); row++) {
      int tag = readings.tag(row);
      if (tag >= missing.length) {
        int capacity = Math.max(tag + 1, missing.length * 2);
        missing = Arrays.copyOf(missing, capacity);
        from = Arrays.copyOf(from, capacity);
        to = Arrays.copyOf(to, capacity);
      }
      long time = readings.timeMicros(row);
      from[tag] = missing[tag] == 0 ? time : Math.min(from[tag], time);
      to[tag] = missing[tag] == 0 ? time : Math.max(to[tag], time);
      missing[tag]++;
    }
    total += readings.size();
  }

  boolean isEmpty() {
    return total == 0;
  }

  /** One gap for each tag that misses readings; afterwards nothing is counted any more. */
  List<Gap> drain(IntFunction<TagDefinition> tags) {
    List<Gap> gaps = new ArrayList<>();
    for (int tag = 0; tag < missing.length; tag++) {
      if (missing[tag] > 0) {
        TagDefinition definition = tags.apply(tag);
        gaps.add(
            new Gap(
                definition.station(), definition.name(), reason, from[tag], to[tag], missing[tag]));
      }
    }
    Arrays.fill(missing, 0);
    total = 0;
    return gaps;
  }
}
