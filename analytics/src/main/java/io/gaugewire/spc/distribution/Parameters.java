package io.gaugewire.spc.distribution;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Named parameters in the order they were given. */
final class Parameters {
  private Parameters() {}

  static Map<String, Double> of(String first, double a, String second, double b) {
    Map<String, Double> parameters = new LinkedHashMap<>();
    parameters.put(first, a);
    parameters.put(second, b);
    return Collections.unmodifiableMap(parameters);
  }
}
