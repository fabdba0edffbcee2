package io.gaugewire.edge.config;

import io.gaugewire.settings.Section;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Reads a source of text lines. */
final class LineReader {
  private LineReader() {}

  private enum Transport {
    TCP,
    SERIAL
  }

  static LineConfig read(Section in, Set<String> names) {
    String name = in.name("line");
    if (!names.add(name)) {
      in.wrong("line", "'" + name + "' a second time", "a name of its own");
    }
    String station = in.name("station");
    LineConfig.Source source = source(in.requiredSection("from"));
    String template = in.name("template");
    checkTemplate(in, template);
    String request = in.text("request", "");
    Map<String, LineConfig.Channel> channels = new LinkedHashMap<>();
    in.named("channels").forEach((channel, section) -> channels.put(channel, channel(section)));
    boolean chosenByLine = template.contains("{channel}");
    if (channels.isEmpty() || (!chosenByLine && channels.size() > 1)) {
      in.wrong(
          "channels",
          channels.size() + " channels",
          chosenByLine ? "at least one channel" : "one channel, or {channel} in the template");
    }
    in.done();
    return new LineConfig(name, station, source, template, request, channels);
  }

  private static void checkTemplate(Section in, String template) {
    boolean once = template.indexOf("{value}") == template.lastIndexOf("{value}");
    String rest = template.replaceAll("\\{(channel|value|unit|serial|skip)}", "");
    if (!template.contains("{value}") || !once || rest.contains("{") || template.contains("}{")) {
      in.wrong(
          "template",
          "'" + template + "'",
          "text with {value} once and {channel}, {unit}, {serial} or {skip}, never side by side");
    }
  }

  private static LineConfig.Source source(Section in) {
    LineConfig.Source source =
        switch (in.choice("transport", Transport.values(), Transport.TCP)) {
          case TCP -> new LineConfig.Source.Tcp(in.name("host"), (int) in.whole("port", 1, 65535));
          case SERIAL -> new LineConfig.Source.Serial(EndpointKeys.serialLine(in, 8));
        };
    in.done();
    return source;
  }

  private static LineConfig.Channel channel(Section in) {
    var channel =
        new LineConfig.Channel(
            in.name("tag"), in.text("unit", ""), (int) in.whole("resolution", 0, 12, 3));
    in.done();
    return channel;
  }
}
