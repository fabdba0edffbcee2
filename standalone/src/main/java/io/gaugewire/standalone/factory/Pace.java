package io.gaugewire.standalone.factory;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** How fast people work, and when. */
interface Pace {
  /** When somebody on a shift gets to something that takes {@code after} from {@code from} on. */
  Instant onShift(Instant from, Duration after);

  /** The same for somebody in an office. */
  Instant inOffice(Instant from, Duration after);

  /** Two shifts and office hours, Monday to Saturday. */
  static Pace ofAFactory(ZoneId zone) {
    return new Pace() {
      @Override
      public Instant onShift(Instant from, Duration after) {
        return within(from.plus(after), LocalTime.of(8, 0), LocalTime.of(23, 30), after);
      }

      @Override
      public Instant inOffice(Instant from, Duration after) {
        return within(from.plus(after), LocalTime.of(8, 30), LocalTime.of(17, 30), after);
      }

      // What falls out of the hours is done soon after they begin again, not all at once.
      private Instant within(Instant wanted, LocalTime begin, LocalTime end, Duration after) {
        ZonedDateTime time = wanted.atZone(zone);
        Duration late = Duration.ofSeconds(after.toSeconds() % Duration.ofHours(1).toSeconds());
        if (time.toLocalTime().isAfter(end)) {
          time = time.toLocalDate().plusDays(1).atTime(begin).atZone(zone).plus(late);
        } else if (time.toLocalTime().isBefore(begin)) {
          time = time.with(begin).plus(late);
        }
        return (time.getDayOfWeek() == DayOfWeek.SUNDAY ? time.plusDays(1) : time).toInstant();
      }
    };
  }

  /** Without hours, so many times as fast: somebody is watching. */
  static Pace ofAShow(double times) {
    return new Pace() {
      @Override
      public Instant onShift(Instant from, Duration after) {
        return from.plusMillis(Math.max(500, (long) (after.toMillis() / times)));
      }

      @Override
      public Instant inOffice(Instant from, Duration after) {
        return onShift(from, after);
      }
    };
  }
}
