package io.gaugewire.spc.monitor;

import io.gaugewire.spc.summary.Values;
import java.time.Instant;

/** What can happen to a monitored chart, in the order in which it is told. */
public sealed interface MonitorInput {

  /** One measurement, see {@link ChartMonitor#observe}. */
  record Measurement(double value, Instant time, Origin origin) implements MonitorInput {
    public Measurement {
      Values.defined("value", value);
    }
  }

  /** Counted defectives or defects, see {@link ChartMonitor#count}. */
  record Count(long count, double size, Instant time, Origin origin) implements MonitorInput {
    public Count {
      Values.defined("size", size);
    }
  }

  /** The inspection record or batch is complete, see {@link ChartMonitor#endGroup}. */
  record GroupEnd() implements MonitorInput {}

  /** Something was missed or changed, see {@link ChartMonitor#interrupt}. */
  record Interruption() implements MonitorInput {}

  /** A subgroup formed elsewhere or read back from the store, see {@link ChartMonitor#accept}. */
  record Formed(Subgroup subgroup) implements MonitorInput {}
}
