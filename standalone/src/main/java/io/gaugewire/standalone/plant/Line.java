package io.gaugewire.standalone.plant;

import java.time.Duration;
import java.util.List;

/** The stations that this plant's parts pass, in order, and what is measured there. */
final class Line {
  static final String SHAFT = "SH-10";
  static final String PRESS_FIT = "PF-20";
  static final String LEAK = "LT-30";
  static final String VISION = "VS-40";
  static final String WEIGHING = "WG-50";
  static final String TORQUE = "TQ-60";
  static final String HAND_GAUGES = "HG-01";

  static final List<LineStation> STATIONS =
      List.of(
          station(
              SHAFT,
              2_000,
              250,
              measure(
                  "diameter",
                  "mm",
                  4,
                  11.975,
                  12.025,
                  new Variation(12, 0.005, 0.001, 0.000_004, 0.1, List.of(0.0))),
              measure(
                  "length",
                  "mm",
                  3,
                  84.9,
                  85.1,
                  new Variation(85, 0.015, 0.004, 0, 0, List.of(-0.012, 0.012)))),
          station(
              PRESS_FIT,
              1_500,
              400,
              measure("force", "kN", 3, 15, 21, new Variation(18, 0.6, 0.1, 0, 0.2, List.of(0.0))),
              measure("travel", "mm", 3, 6.4, 6.6, Variation.around(6.5, 0.02))),
          station(
              LEAK,
              1_800,
              300,
              measure("leak", "Pa/s", 3, Double.NEGATIVE_INFINITY, 30, Variation.around(12, 2.5)),
              measure("test-pressure", "mbar", 3, 495, 505, Variation.around(500, 0.8))),
          new LineStation(
              VISION,
              Duration.ofMillis(1_500),
              Duration.ofMillis(400),
              List.of(
                  measure("width", "mm", 3, 39.9, 40.1, Variation.around(40, 0.02)),
                  measure("height", "mm", 3, 24.9, 25.1, Variation.around(25, 0.02))),
              List.of(
                  new Defect("scratch", 0.020),
                  new Defect("burr", 0.008),
                  new Defect("missing-part", 0.001))),
          station(
              WEIGHING,
              4_000,
              2_800,
              measure("weight", "kg", 3, 1.235, 1.265, Variation.around(1.25, 0.003))),
          station(
              TORQUE,
              1_800,
              500,
              measure("torque", "N.m", 2, 7.7, 9.3, Variation.around(8.5, 0.15)),
              measure("angle", "deg", 0, 70, 120, Variation.around(95, 4))),
          station(
              HAND_GAUGES,
              20_000,
              4_000,
              measure("bore", "mm", 3, 15.97, 16.03, Variation.around(16, 0.006)),
              measure("depth", "mm", 2, 7.9, 8.1, Variation.around(8, 0.02))));

  private Line() {}

  private static LineStation station(
      String code, long cycleMillis, long shortestMillis, Measure... measures) {
    return new LineStation(
        code,
        Duration.ofMillis(cycleMillis),
        Duration.ofMillis(shortestMillis),
        List.of(measures),
        List.of());
  }

  private static Measure measure(
      String tag, String unit, int decimals, double lower, double upper, Variation variation) {
    return new Measure(new Characteristic(tag, unit, decimals, lower, upper), variation);
  }
}
