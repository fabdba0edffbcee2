package io.gaugewire.ingest.chart;

import java.util.Arrays;
import java.util.Optional;

/** The pair of charts that is drawn. */
public enum ChartKind {
  /** Means and ranges of subgroups of 2 or more. */
  XBAR_R("xbar-r", 2, 25),
  /** Individual values and moving ranges of two. */
  I_MR("i-mr", 1, 1);

  private final String key;
  private final int smallest;
  private final int largest;

  ChartKind(String key, int smallest, int largest) {
    this.key = key;
    this.smallest = smallest;
    this.largest = largest;
  }

  /** As it is spelled in files, tables and the interface. */
  public String key() {
    return key;
  }

  /** The smallest subgroup it takes. */
  public int smallest() {
    return smallest;
  }

  /** The largest subgroup it takes. */
  public int largest() {
    return largest;
  }

  /** The kind spelled so, if there is one. */
  public static Optional<ChartKind> of(String key) {
    return Arrays.stream(values()).filter(kind -> kind.key.equals(key)).findFirst();
  }
}
