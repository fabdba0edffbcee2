package io.gaugewire.spc.oracle;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Answers the cases of one topic. */
@FunctionalInterface
interface Topic {
  /**
   * What the library gives for one case.
   *
   * @param input the case's input
   * @return the results under the names of the case's expected values; a name that is absent, and
   *     an empty Optional, mean "not available". Values are numbers, strings, booleans, maps,
   *     iterables, arrays of double or int, and Optionals of those. Extra names are ignored.
   */
  Map<String, ?> answer(JsonNode input);
}
