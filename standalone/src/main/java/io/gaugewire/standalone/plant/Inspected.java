package io.gaugewire.standalone.plant;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a station found on a part.
 *
 * @param at plant time
 * @param values by tag, in the order of the station's plan, rounded as the station shows them
 * @param defects counts by code
 * @param conforming whether values and counts are all as they should be
 */
record Inspected(
    String station,
    Part part,
    Duration at,
    Map<String, Double> values,
    Map<String, Integer> defects,
    boolean conforming) {
  Inspected {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    defects = Collections.unmodifiableMap(new LinkedHashMap<>(defects));
  }

  double value(String tag) {
    Double value = values.get(tag);
    if (value == null) {
      throw new IllegalArgumentException(station + " does not measure " + tag);
    }
    return value;
  }
}
