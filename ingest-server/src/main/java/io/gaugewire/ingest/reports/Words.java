package io.gaugewire.ingest.reports;

import io.gaugewire.ingest.paper.Cell;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The wording of reports in one language, and how it writes numbers and times. */
final class Words {
  /** Languages a report can be had in. */
  enum Language {
    EN,
    ZH;

    String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final String SHARE = "0.00%";
  private static final String EXACT_SHARE = "0.00##%";
  private static final String NUMBER = "#,##0.######";

  private final Language language;
  private final ZoneId zone;
  private final Properties words;

  private Words(Language language, ZoneId zone, Properties words) {
    this.language = language;
    this.zone = zone;
    this.words = words;
  }

  /**
   * The words of a language.
   *
   * @param zone the plant's, in which times are told
   */
  static Words in(Language language, ZoneId zone) {
    String file = "/words/report." + language.key() + ".properties";
    Properties words = new Properties();
    try (InputStream stream = Words.class.getResourceAsStream(file)) {
      if (stream == null) {
        throw new IllegalStateException("no words: " + file);
      }
      words.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Words(language, zone, words);
  }

  /** The same words for a report, whose times stay in the zone in which it was drafted. */
  Words of(JsonNode figures) {
    String frozen = figures.path("zone").asString("");
    return frozen.isEmpty() ? this : new Words(language, ZoneId.of(frozen), words);
  }

  Language language() {
    return language;
  }

  ZoneId zone() {
    return zone;
  }

  Set<String> keys() {
    return words.stringPropertyNames();
  }

  /** The words of a key, with {0} and {1} filled in. */
  String of(String key, Object... parts) {
    String found = words.getProperty(key);
    if (found == null) {
      throw new IllegalStateException("no words for " + key + " in " + language.key());
    }
    String told = found;
    for (int i = 0; i < parts.length; i++) {
      told = told.replace("{" + i + "}", String.valueOf(parts[i]));
    }
    return told;
  }

  /** What a code of the interface is called; a code nobody gave a name stands for itself. */
  String code(String group, String code) {
    return words.getProperty(group + "." + code, code);
  }

  Cell number(BigDecimal value) {
    return new Cell.Figure(value, format(NUMBER, value));
  }

  /** A proportion, to two places of a percent. */
  Cell share(BigDecimal value) {
    return new Cell.Figure(value, format(SHARE, value));
  }

  /** A proportion to hold against a target: up to four places, so that its side of it shows. */
  Cell exactShare(BigDecimal value) {
    return new Cell.Figure(value, format(EXACT_SHARE, value));
  }

  /** How many of how many; nothing when there was nothing to count. */
  Cell share(BigDecimal count, BigDecimal of) {
    return of.signum() == 0 ? text("–") : share(count.divide(of, MathContext.DECIMAL64));
  }

  /** What was written into a record, by people in their language or by the system. */
  String written(String text) {
    return language == Language.ZH ? SystemSentences.chinese(text) : text;
  }

  Cell text(String text) {
    return new Cell.Text(text);
  }

  private static String format(String pattern, BigDecimal value) {
    DecimalFormat format =
        new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT));
    format.setRoundingMode(RoundingMode.HALF_UP);
    return format.format(value);
  }

  /** A moment in the plant's time, to the minute. */
  String moment(Instant at) {
    return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(zone).format(at);
  }

  /** A moment in the plant's time, to the second, with its distance from UTC. */
  String exactly(Instant at) {
    return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss xxx", Locale.ROOT)
        .withZone(zone)
        .format(at);
  }
}
