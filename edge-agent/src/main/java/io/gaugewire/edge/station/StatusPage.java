package io.gaugewire.edge.station;

import io.gaugewire.edge.health.DeviceHealth;
import io.gaugewire.edge.health.HealthReport;
import java.util.Locale;
import java.util.Map;

/** The page for whoever stands in front of the box. Plain HTML, no script. */
final class StatusPage {
  private static final Map<String, String> CHINESE =
      Map.ofEntries(
          Map.entry("Edge", "边缘节点"),
          Map.entry("Uplink", "上行连接"),
          Map.entry("Outbox", "发件箱"),
          Map.entry("Gauges", "量具"),
          Map.entry("Gauge", "量具"),
          Map.entry("Station", "工位"),
          Map.entry("State", "状态"),
          Map.entry("Readings/s", "读数/秒"),
          Map.entry("Latency", "延迟"),
          Map.entry("Errors", "错误"),
          Map.entry("Last fault", "最近故障"),
          Map.entry("answers", "正常应答"),
          Map.entry("silent", "无应答"),
          Map.entry("stale", "数据停滞"),
          Map.entry("waiting", "待发送"),
          Map.entry("parcels", "数据包"),
          Map.entry("committed", "已提交"),
          Map.entry("produced", "已生成"),
          Map.entry("Clock offset", "时钟偏差"),
          Map.entry("Attention", "请注意"),
          Map.entry("Everything works.", "一切正常。"),
          Map.entry("DISCONNECTED", "已断开"),
          Map.entry("ASKING", "询问中"),
          Map.entry("SENDING", "发送中"),
          Map.entry("STOPPED", "已停止"));

  private final boolean chinese;
  private final StringBuilder html = new StringBuilder(4096);

  private StatusPage(boolean chinese) {
    this.chinese = chinese;
  }

  static String html(HealthReport report, boolean chinese) {
    return new StatusPage(chinese).page(report);
  }

  private String word(String english) {
    return chinese ? CHINESE.getOrDefault(english, english) : english;
  }

  private String page(HealthReport report) {
    html.append("<!doctype html><html lang=\"").append(chinese ? "zh-CN" : "en");
    html.append("\"><meta charset=\"utf-8\"><meta http-equiv=\"refresh\" content=\"5\">");
    html.append("<meta name=\"viewport\" content=\"width=device-width\"><title>Gaugewire ");
    html.append(escaped(report.edge())).append("</title><style>");
    html.append("body{font:16px system-ui,sans-serif;margin:2rem;max-width:70rem}");
    html.append("table{border-collapse:collapse}td,th{text-align:left;padding:.3rem 1rem .3rem 0;");
    html.append("border-bottom:1px solid #8884}td.n{text-align:right;");
    html.append("font-variant-numeric:tabular-nums}:root{color-scheme:light dark}</style>");
    html.append("<h1>").append(word("Edge")).append(' ').append(escaped(report.edge()));
    html.append("</h1>");
    attention(report);
    html.append("<table>");
    row(word("Uplink"), word(report.uplink().phase().name()) + " " + report.uplink().reason());
    row(
        word("Outbox"),
        report.outbox().bytes() / 1024
            + " KiB, "
            + word("produced")
            + " "
            + report.outbox().produced()
            + ", "
            + word("committed")
            + " "
            + report.uplink().committed());
    row(
        word("Clock offset"),
        String.format(Locale.ROOT, "%.1f ms", report.uplink().clockOffsetMicros() / 1000.0));
    html.append("</table><h2>").append(word("Gauges")).append("</h2><table><tr>");
    for (String head :
        new String[] {
          "Gauge", "Station", "State", "Readings/s", "Latency", "Errors", "Last fault"
        }) {
      html.append("<th>").append(word(head)).append("</th>");
    }
    html.append("</tr>");
    report.devices().forEach(this::device);
    return html.append("</table></html>").toString();
  }

  private void attention(HealthReport report) {
    if (report.faults().isEmpty()) {
      html.append("<p>✓ ").append(word("Everything works.")).append("</p>");
      return;
    }
    html.append("<p role=\"alert\"><strong>⚠ ")
        .append(word("Attention"))
        .append("</strong></p><ul>");
    report.faults().forEach(f -> html.append("<li>").append(escaped(f)).append("</li>"));
    html.append("</ul>");
  }

  private void row(String name, String value) {
    html.append("<tr><th>").append(name).append("</th><td>").append(escaped(value));
    html.append("</td></tr>");
  }

  private void device(DeviceHealth device) {
    String state = device.stale() ? "stale" : device.answering() ? "answers" : "silent";
    html.append("<tr><td>").append(escaped(device.gauge())).append("</td><td>");
    html.append(escaped(device.station())).append("</td><td>").append(word(state));
    html.append("</td><td class=n>");
    html.append(String.format(Locale.ROOT, "%.1f", device.pollsPerSecond()));
    html.append("</td><td class=n>");
    html.append(String.format(Locale.ROOT, "%.1f ms", device.latencyNanos() / 1e6));
    html.append("</td><td class=n>").append(device.faults()).append("</td><td>");
    html.append(escaped(device.lastFault())).append("</td></tr>");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
