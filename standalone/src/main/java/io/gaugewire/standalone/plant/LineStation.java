package io.gaugewire.standalone.plant;

import java.time.Duration;
import java.util.List;

/**
 * A station of the line, as planned.
 *
 * @param code the station's name, such as {@code SH-10}
 * @param cycle plant time for one part
 * @param shortest real time that the station and its handshake need for one part, whatever the
 *     speed
 */
record LineStation(
    String code, Duration cycle, Duration shortest, List<Measure> measures, List<Defect> defects) {
  LineStation {
    measures = List.copyOf(measures);
    defects = List.copyOf(defects);
  }

  /** Plant time for one part when plant time runs {@code speed} times as fast as real time. */
  Duration cycleAt(double speed) {
    Duration least = Duration.ofNanos((long) (shortest.toNanos() * speed));
    return cycle.compareTo(least) >= 0 ? cycle : least;
  }
}
