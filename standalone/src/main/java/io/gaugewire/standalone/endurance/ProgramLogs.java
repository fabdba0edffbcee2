package io.gaugewire.standalone.endurance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What programs complained of. Stateless. */
final class ProgramLogs {
  private static final int MOST = 50;

  /** A line of ours: time, level, logger, words. */
  private static final Pattern OURS = Pattern.compile("(\\S+Z) (WARN|ERROR) +\\S+ .*");

  /** A line of PostgreSQL's: time and zone, then the level somewhere before a colon. */
  private static final Pattern DATABASES =
      Pattern.compile(
          "(\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d+) (\\S+) .*(ERROR|FATAL|PANIC):.*");

  private ProgramLogs() {}

  /**
   * Warnings and errors, of PostgreSQL errors only, that nobody expected.
   *
   * @param logs files by the name of their program
   * @param expected whether something had been made to fail at that time
   * @return lines with the program before them, at most 50
   */
  static List<String> unexplained(Map<String, Path> logs, Predicate<Instant> expected)
      throws IOException {
    List<String> all = new ArrayList<>();
    for (Map.Entry<String, Path> log : logs.entrySet()) {
      try (Stream<String> lines = Files.lines(log.getValue())) {
        lines
            .filter(line -> isUnexplained(line, expected))
            .limit(MOST)
            .forEach(line -> all.add(log.getKey() + ": " + line));
      }
    }
    return List.copyOf(all.subList(0, Math.min(MOST, all.size())));
  }

  /** A complaint whose time cannot be read was expected at none. */
  private static boolean isUnexplained(String line, Predicate<Instant> expected) {
    Matcher ours = OURS.matcher(line);
    if (ours.matches()) {
      return time(ours.group(1)).filter(expected).isEmpty();
    }
    Matcher databases = DATABASES.matcher(line);
    return databases.matches()
        && time(databases.group(1).replace(' ', 'T') + zone(databases.group(2)))
            .filter(expected)
            .isEmpty();
  }

  private static String zone(String name) {
    return name.equals("UTC") || name.equals("GMT") ? "Z" : name;
  }

  private static Optional<Instant> time(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
