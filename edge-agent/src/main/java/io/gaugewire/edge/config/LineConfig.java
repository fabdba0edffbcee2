package io.gaugewire.edge.config;

import io.gaugewire.edge.modbus.SerialLine;
import java.util.Map;

/**
 * A source that sends one line of text for each measurement.
 *
 * @param template what a line looks like, such as <code>{channel},{value},{unit},{serial}</code>
 * @param request bytes sent to ask for a measurement; empty when the source sends by itself
 * @param channels what is measured on each channel; a source without channels uses the name {@code
 *     ""}
 */
public record LineConfig(
    String name,
    String station,
    Source source,
    String template,
    String request,
    Map<String, Channel> channels) {
  public LineConfig {
    channels = Map.copyOf(channels);
  }

  /** Where the lines come from. */
  public sealed interface Source {
    record Tcp(String host, int port) implements Source {}

    record Serial(SerialLine line) implements Source {}
  }

  /**
   * @param unit UCUM code of the values
   * @param decimals resolution as decimal places
   */
  public record Channel(String tag, String unit, int decimals) {}
}
