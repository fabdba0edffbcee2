package io.gaugewire.settings;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How values are written in a file: what a text means, or nothing where it means none. */
final class Spelling {
  private static final Pattern DURATION = Pattern.compile("(\\d{1,9})\\s*(ms|s|min|h|d)");
  private static final Pattern SIZE = Pattern.compile("(\\d{1,9})\\s*(KiB|MiB|GiB)");
  private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9]\\d{0,19}|0x[0-9a-fA-F]{1,16})");
  private static final Pattern RANGE = Pattern.compile("(-?\\d{1,9})\\s*\\.\\.\\s*(-?\\d{1,9})");

  private Spelling() {}

  /** A whole number, in decimal or as {@code 0x} with up to 16 hexadecimal digits. */
  static Optional<Long> whole(String text) {
    if (!WHOLE.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          text.startsWith("0x")
              ? Long.parseUnsignedLong(text, 2, text.length(), 16)
              : Long.decode(text));
    } catch (NumberFormatException tooLarge) {
      return Optional.empty();
    }
  }

  /** A decimal number, exactly. */
  static Optional<BigDecimal> decimal(String text) {
    try {
      return Optional.of(new BigDecimal(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** A number that is not too large for one of double precision. */
  static Optional<Double> number(String text) {
    return decimal(text).map(BigDecimal::doubleValue).filter(Double::isFinite);
  }

  /** {@code true} or {@code false}. */
  static Optional<Boolean> yes(String text) {
    return switch (text) {
      case "true" -> Optional.of(true);
      case "false" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  /** A duration with its unit, such as {@code 250ms} or {@code 5 min}. */
  static Optional<Duration> duration(String text) {
    Matcher matcher = DURATION.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    long count = Long.parseLong(matcher.group(1));
    return Optional.of(
        switch (matcher.group(2)) {
          case "ms" -> Duration.ofMillis(count);
          case "s" -> Duration.ofSeconds(count);
          case "min" -> Duration.ofMinutes(count);
          case "h" -> Duration.ofHours(count);
          default -> Duration.ofDays(count);
        });
  }

  /** The same, to be read by people. */
  static String of(Duration duration) {
    long millis = duration.toMillis();
    return millis % 1000 == 0 ? millis / 1000 + "s" : millis + "ms";
  }

  /** A size with its unit, such as {@code 64 MiB}, in bytes. */
  static Optional<Long> bytes(String text) {
    Matcher matcher = SIZE.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int shift =
        switch (matcher.group(2)) {
          case "KiB" -> 10;
          case "MiB" -> 20;
          default -> 30;
        };
    return Optional.of(Long.parseLong(matcher.group(1)) << shift);
  }

  /** Two whole numbers such as {@code 3..5}, the second not below the first. */
  static Optional<int[]> range(String text) {
    Matcher matcher = RANGE.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int low = Integer.parseInt(matcher.group(1));
    int high = Integer.parseInt(matcher.group(2));
    return low <= high ? Optional.of(new int[] {low, high}) : Optional.empty();
  }

  /** A constant, in lower case with hyphens. */
  static String of(Enum<?> constant) {
    String name = constant.name();
    // Word orders keep their capitals: they are letters, not words.
    return name.matches("[ABCD]{4}") ? name : name.toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
