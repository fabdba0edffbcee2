package io.gaugewire.standalone.plant;

import io.gaugewire.wire.EdgeId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes what the hand-operated stations of the virtual plant show and no record holds: how a
 * measurement is made, with pictures, and whom to call.
 */
public final class StationDocuments {
  private static final List<String> KINDS = List.of("stations", "plans", "charts");

  /** These come from the records; an earlier version wrote them. */
  private static final List<String> NO_MORE = List.of("people", "batches", "gauges");

  /** {@code @day+60@} is a day, {@code @ago45@} an instant so many minutes before now. */
  private static final Pattern PLACE = Pattern.compile("@(zone|day([+-]\\d+)|ago(\\d+))@");

  private StationDocuments() {}

  /**
   * Writes the documents of {@code edge} below {@code folder}, which is returned; what is there is
   * replaced.
   */
  public static Path write(Path folder, EdgeId edge, ZoneId zone, Instant now) throws IOException {
    Path own = Files.createDirectories(folder.resolve(edge.site()).resolve(edge.edge()));
    for (String kind : KINDS) {
      Files.writeString(own.resolve(kind + ".json"), filled(resource(kind), zone, now));
    }
    for (String kind : NO_MORE) {
      Files.deleteIfExists(own.resolve(kind + ".json"));
    }
    return folder;
  }

  private static String filled(String text, ZoneId zone, Instant now) {
    return PLACE
        .matcher(text)
        .replaceAll(place -> Matcher.quoteReplacement(value(place, zone, now)));
  }

  private static String value(MatchResult place, ZoneId zone, Instant now) {
    String days = place.group(2);
    String minutes = place.group(3);
    if (days != null) {
      return LocalDate.ofInstant(now, zone).plusDays(Integer.parseInt(days)).toString();
    }
    if (minutes != null) {
      return now.minus(Long.parseLong(minutes), ChronoUnit.MINUTES)
          .truncatedTo(ChronoUnit.SECONDS)
          .toString();
    }
    return zone.getId();
  }

  private static String resource(String kind) throws IOException {
    String name = "context/" + kind + ".json";
    try (InputStream in = StationDocuments.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("missing in the jar: " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
