package io.gaugewire.spc.monitor;

/**
 * Names one monitored chart.
 *
 * @param value 1 to 200 characters, not blank
 */
public record ChartId(String value) {
  public ChartId {
    if (value.isBlank() || value.length() > 200) {
      throw new IllegalArgumentException("a chart id has 1 to 200 characters, not blank");
    }
  }
}
