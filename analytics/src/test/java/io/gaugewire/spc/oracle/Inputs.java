package io.gaugewire.spc.oracle;

import io.gaugewire.spc.limits.Observations;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import tools.jackson.databind.JsonNode;

/** Reads lists of numbers from the input of a case. */
final class Inputs {
  private Inputs() {}

  static double[] doubles(JsonNode node) {
    return node.valueStream().mapToDouble(JsonNode::doubleValue).toArray();
  }

  static double[][] matrix(JsonNode node) {
    return node.valueStream().map(Inputs::doubles).toArray(double[][]::new);
  }

  static double[][][] cube(JsonNode node) {
    return node.valueStream().map(Inputs::matrix).toArray(double[][][]::new);
  }

  /** Numbers of which null ones are missing. */
  static List<OptionalDouble> gapped(JsonNode node) {
    return node.valueStream()
        .map(x -> x.isNull() ? OptionalDouble.empty() : OptionalDouble.of(x.doubleValue()))
        .toList();
  }

  static Observations observations(JsonNode node) {
    return Observations.withGaps(gapped(node));
  }

  static List<OptionalDouble> list(Observations values) {
    List<OptionalDouble> list = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      list.add(values.at(i));
    }
    return list;
  }
}
