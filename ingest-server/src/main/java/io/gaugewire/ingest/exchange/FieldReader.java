package io.gaugewire.ingest.exchange;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneRules;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Fields of a line as times and numbers; what does not fit goes to the problems. */
final class FieldReader {
  /** 2200-01-01; a later source time is no time. */
  private static final Instant END = Instant.parse("2200-01-01T00:00:00Z");

  private static final int LONGEST_NUMBER = 40;

  private final ZoneId zone;
  private final FileProblems problems;

  FieldReader(ZoneId zone, FileProblems problems) {
    this.zone = zone;
    this.problems = problems;
  }

  /** ISO 8601, with an offset or in the file's zone. */
  OptionalLong time(int line, String field, String text) {
    try {
      String iso = text.replace(' ', 'T');
      boolean local = iso.matches(".*T[0-9:.]*");
      return local
          ? local(line, field, LocalDateTime.parse(iso))
          : micros(line, field, OffsetDateTime.parse(iso).toInstant());
    } catch (DateTimeParseException e) {
      problems.add(
          line,
          field,
          "'" + shown(text) + "' is no time; write 2026-11-21T09:30:00.5Z or 2026-11-21 09:30:00");
      return OptionalLong.empty();
    }
  }

  /** A local time as an instant; the hour that a change of clocks leaves out is none. */
  OptionalLong local(int line, String field, LocalDateTime time) {
    ZoneRules rules = zone.getRules();
    try {
      if (rules.getValidOffsets(time).isEmpty()) {
        problems.add(
            line, field, time + " does not exist in " + zone + ": clocks were put forward");
        return OptionalLong.empty();
      }
      return micros(line, field, time.atZone(zone).toInstant());
    } catch (DateTimeException e) {
      problems.add(line, field, time + " is no time in " + zone);
      return OptionalLong.empty();
    }
  }

  private OptionalLong micros(int line, String field, Instant time) {
    if (time.isBefore(Instant.EPOCH) || !time.isBefore(END)) {
      problems.add(line, field, time + " lies outside of the years 1970 to 2199");
      return OptionalLong.empty();
    }
    return OptionalLong.of(ChronoUnit.MICROS.between(Instant.EPOCH, time));
  }

  OptionalDouble number(int line, String field, String text) {
    try {
      double value = text.length() > LONGEST_NUMBER ? Double.NaN : Double.parseDouble(text);
      if (Double.isFinite(value) && text.matches("[-+]?[0-9.]+([eE][-+]?[0-9]+)?")) {
        return OptionalDouble.of(value);
      }
    } catch (NumberFormatException e) {
      // Told below, as a number that is none is.
    }
    problems.add(
        line,
        field,
        "'" + shown(text) + "' is no number; write 12.5, with a point and nothing beside it");
    return OptionalDouble.empty();
  }

  /** A whole number between bounds. */
  OptionalLong whole(int line, String field, String text, long least, long most) {
    try {
      long number = Long.parseLong(text);
      if (number >= least && number <= most) {
        return OptionalLong.of(number);
      }
    } catch (NumberFormatException e) {
      // Told below, as a number out of range is.
    }
    problems.add(
        line, field, "'" + shown(text) + "' is no whole number from " + least + " to " + most);
    return OptionalLong.empty();
  }

  /** How many decimal places a number is written with, at most 12; 0 where it is none. */
  static int places(String number) {
    return number.isEmpty() ? 0 : Math.clamp(new BigDecimal(number).scale(), 0, 12);
  }

  static String shown(String text) {
    return text.length() <= 60 ? text : text.substring(0, 60) + "…";
  }
}
