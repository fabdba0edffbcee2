package io.gaugewire.edge.line;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a line looks like: fixed text with the places {@code {channel} {value} {unit} {serial}
 * {skip}}.
 */
final class LineTemplate {
  private static final Pattern PLACE = Pattern.compile("\\{(channel|value|unit|serial|skip)}");
  // A plain decimal number; an exponent or a blank within is not what a gauge sends.
  private static final String NUMBER = "\\s*([+-]?\\s*\\d{1,12}(?:\\.\\d{1,12})?)\\s*";

  private final Pattern pattern;
  private final boolean channel;
  private final boolean unit;
  private final boolean serial;

  LineTemplate(String template) {
    var regex = new StringBuilder();
    Matcher places = PLACE.matcher(template);
    int from = 0;
    while (places.find()) {
      regex.append(Pattern.quote(template.substring(from, places.start())));
      regex.append(
          switch (places.group(1)) {
            case "value" -> "(?<value>" + NUMBER + ")";
            case "skip" -> ".*?";
            default -> "(?<" + places.group(1) + ">.*?)";
          });
      from = places.end();
    }
    regex.append(Pattern.quote(template.substring(from)));
    this.pattern = Pattern.compile(regex.toString());
    this.channel = template.contains("{channel}");
    this.unit = template.contains("{unit}");
    this.serial = template.contains("{serial}");
  }

  /**
   * @param channel empty when the template has none
   * @param unit as the source writes it; empty when the template has none
   */
  record Measured(String channel, double value, String unit, String serial) {}

  /** What a line says, or nothing when it does not fit. */
  Optional<Measured> parse(String line) {
    Matcher matcher = pattern.matcher(line);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String number = matcher.group("value").replaceAll("\\s", "");
    String digits = number.startsWith("+") ? number.substring(1) : number;
    return Optional.of(
        new Measured(
            channel ? matcher.group("channel").strip() : "",
            new BigDecimal(digits).doubleValue(),
            unit ? matcher.group("unit").strip() : "",
            serial ? matcher.group("serial").strip() : ""));
  }
}
