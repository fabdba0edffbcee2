package io.gaugewire.ingest.store;

import io.gaugewire.wire.Contents;
import io.gaugewire.wire.Gap;
import io.gaugewire.wire.InspectionRecord;
import io.gaugewire.wire.ReadingColumns;
import io.gaugewire.wire.StationEvent;
import io.gaugewire.wire.StationResult;
import io.gaugewire.wire.TagDefinition;
import java.util.Optional;

/** What a well-formed parcel can still contain that no table can hold. */
final class ParcelCheck {
  /** 2200-01-01; a later source time is no time. */
  private static final long END_OF_TIME = 7_258_118_400_000_000L;

  private ParcelCheck() {}

  /** A sentence on what is wrong, or empty. */
  static Optional<String> problem(Contents contents) {
    int last = 0;
    for (TagDefinition tag : contents.tags()) {
      if (tag.number() <= last || tag.number() > TagNumbers.MOST) {
        return Optional.of(
            "announced tag numbers must ascend and be at most "
                + TagNumbers.MOST
                + ", found "
                + tag.number()
                + " after "
                + last);
      }
      last = tag.number();
    }
    ReadingColumns readings = contents.readings();
    for (int row = 0; row < readings.size(); row++) {
      if (!isTime(readings.timeMicros(row))) {
        return noTime("a reading", readings.timeMicros(row));
      }
    }
    return others(contents);
  }

  private static Optional<String> others(Contents contents) {
    for (StationResult result : contents.results()) {
      if (!isTime(result.timeMicros())) {
        return noTime("a result", result.timeMicros());
      }
    }
    for (InspectionRecord record : contents.records()) {
      if (!isTime(record.signedMicros())) {
        return noTime("an inspection record", record.signedMicros());
      }
    }
    for (StationEvent event : contents.events()) {
      if (!isTime(event.timeMicros())) {
        return noTime("an event", event.timeMicros());
      }
    }
    for (Gap gap : contents.gaps()) {
      if (!isTime(gap.fromMicros()) || !isTime(gap.toMicros())) {
        return noTime("a gap", isTime(gap.fromMicros()) ? gap.toMicros() : gap.fromMicros());
      }
    }
    return Optional.empty();
  }

  private static boolean isTime(long micros) {
    return micros >= 0 && micros < END_OF_TIME;
  }

  private static Optional<String> noTime(String what, long micros) {
    return Optional.of(
        what + " has the time " + micros + " µs, which lies outside of the years 1970 to 2199");
  }
}
