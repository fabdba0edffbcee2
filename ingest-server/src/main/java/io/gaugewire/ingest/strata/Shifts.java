package io.gaugewire.ingest.strata;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;

/**
 * When the shifts of a plant begin. The last one of the day goes on into the night.
 *
 * @param begins ascending, in the plant's time
 */
record Shifts(List<LocalTime> begins, ZoneId zone) {
  private static final int MOST = 6;

  Shifts {
    begins = List.copyOf(begins);
    boolean ascending = !begins.isEmpty() && begins.size() <= MOST;
    for (int i = 1; i < begins.size(); i++) {
      ascending &= begins.get(i - 1).isBefore(begins.get(i));
    }
    if (!ascending) {
      throw new IllegalArgumentException(
          "Give the beginnings of 1 to " + MOST + " shifts in their order, such as 06:00,14:00");
    }
  }

  /**
   * Reads {@code 06:00,14:00,22:00}.
   *
   * @throws IllegalArgumentException saying what to give
   */
  static Shifts of(String text, ZoneId zone) {
    try {
      return new Shifts(Arrays.stream(text.split(",", -1)).map(LocalTime::parse).toList(), zone);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("Give times such as 06:00,14:00,22:00", e);
    }
  }

  /** Name of the shift of an instant: when it begins. */
  String at(Instant instant) {
    LocalTime time = instant.atZone(zone).toLocalTime();
    LocalTime found = begins.getLast();
    for (LocalTime begin : begins) {
      if (!time.isBefore(begin)) {
        found = begin;
      }
    }
    return found.toString();
  }
}
