package io.gaugewire.ingest.chart;

import java.util.Arrays;
import java.util.Optional;

/** The pair of charts that is drawn. */
public enum ChartKind {
  /** Means and ranges of subgroups of 2 or more. */
  XBAR_R("xbar-r"),
  /** Individual values and moving ranges of two. */
  I_MR("i-mr");

  private final String key;

  ChartKind(String key) {
    this.key = key;
  }

  /** As it is spelled in files, tables and the interface. */
  public String key() {
    return key;
  }

  /** The kind spelled so, if there is one. */
  public static Optional<ChartKind> of(String key) {
    return Arrays.stream(values()).filter(kind -> kind.key.equals(key)).findFirst();
  }
}
