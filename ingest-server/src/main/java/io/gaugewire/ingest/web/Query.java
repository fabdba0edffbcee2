package io.gaugewire.ingest.web;

import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The parameters of a request, from its path and its query, read with their bounds; whatever does
 * not fit ends the request with a problem that names the parameter.
 */
public final class Query {
  private static final Pattern UUID_TEXT =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final int LONGEST_NAME = 200;

  private final Map<String, String> values;

  private Query(Map<String, String> values) {
    this.values = values;
  }

  static Query of(Map<String, String> values) {
    return new Query(Map.copyOf(values));
  }

  static Query of(RoutingContext request) {
    Map<String, String> values = new LinkedHashMap<>();
    request.queryParams().forEach(entry -> values.putIfAbsent(entry.getKey(), entry.getValue()));
    values.putAll(request.pathParams());
    return new Query(Map.copyOf(values));
  }

  /** A whole number that must be there. */
  public long whole(String name, long min, long max) {
    return text(name)
        .map(text -> parse(name, text, min, max))
        .orElseThrow(
            () -> Problem.badField(name, "Give a whole number from " + min + " to " + max));
  }

  /** A whole number, or {@code otherwise}. */
  public long whole(String name, long min, long max, long otherwise) {
    return text(name).map(text -> parse(name, text, min, max)).orElse(otherwise);
  }

  private static long parse(String name, String text, long min, long max) {
    try {
      long number = Long.parseLong(text);
      if (min <= number && number <= max) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      // Told below, as a number out of range is.
    }
    throw Problem.badField(name, "Give a whole number from " + min + " to " + max + ".");
  }

  /** An instant, or empty when it was not given. */
  public Optional<Instant> time(String name) {
    return text(name)
        .map(
            text -> {
              try {
                return Instant.parse(text);
              } catch (DateTimeParseException notATime) {
                throw Problem.badField(name, "Give a time in UTC such as 2026-11-21T09:30:00Z.");
              }
            });
  }

  /** An instant that must be there. */
  public Instant requiredTime(String name) {
    return time(name)
        .orElseThrow(
            () -> Problem.badField(name, "Give a time in UTC such as 2026-11-21T09:30:00Z."));
  }

  /** {@code true} or {@code false}; false when it was not given. */
  public boolean flag(String name) {
    return text(name)
        .map(
            text ->
                switch (text) {
                  case "true", "" -> true;
                  case "false" -> false;
                  default -> throw Problem.badField(name, "Give true or false.");
                })
        .orElse(false);
  }

  /** An id that must be there. */
  public UUID uuid(String name) {
    String given = values.getOrDefault(name, "");
    if (!UUID_TEXT.matcher(given).matches()) {
      throw Problem.badField(name, "Give a UUID such as " + new UUID(7, 7) + ".");
    }
    return UUID.fromString(given);
  }

  /** A text that must be there, of 1 to 200 characters. */
  public String name(String name) {
    return text(name)
        .filter(given -> !given.isBlank() && given.length() <= LONGEST_NAME)
        .filter(given -> given.chars().noneMatch(c -> c < ' '))
        .orElseThrow(
            () -> Problem.badField(name, "Give a name of 1 to " + LONGEST_NAME + " characters."));
  }

  /** A day, or empty when it was not given. */
  public Optional<LocalDate> day(String name) {
    return text(name)
        .map(
            given -> {
              try {
                LocalDate day = LocalDate.parse(given);
                if (day.getYear() >= 1900 && day.getYear() <= 2200) {
                  return day;
                }
              } catch (DateTimeParseException notADay) {
                // Told below, as a day out of range is.
              }
              throw Problem.badField(name, "Give a day such as 2026-11-21.");
            });
  }

  public Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name));
  }
}
