package io.gaugewire.edge.gauge;

import io.gaugewire.edge.config.GaugeConfig;

/** Something a lane does for a gauge at a fixed rate. */
interface Poll {
  GaugeConfig gauge();

  Schedule schedule();

  /** Does it once; false when it was left out because the gauge is silent. */
  boolean run();
}
