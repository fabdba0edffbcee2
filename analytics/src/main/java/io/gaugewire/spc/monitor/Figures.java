package io.gaugewire.spc.monitor;

import java.util.Arrays;
import java.util.List;

/**
 * The figures of the newest closed subgroup, held in place so that closing one allocates nothing.
 */
final class Figures {
  enum Kind {
    MEASURED,
    COUNTED,
    VECTOR
  }

  Kind kind = Kind.MEASURED;
  int n;
  double location;
  double spread;
  long count;
  double size;
  double[] vector = {};

  void take(Sample sample) {
    switch (sample) {
      case Sample.Measured measured -> {
        kind = Kind.MEASURED;
        n = measured.n();
        location = measured.location();
        spread = measured.spread();
      }
      case Sample.Counted counted -> {
        kind = Kind.COUNTED;
        count = counted.count();
        size = counted.size();
      }
      case Sample.Vector values -> {
        kind = Kind.VECTOR;
        vector = values.values().stream().mapToDouble(Double::doubleValue).toArray();
      }
    }
  }

  Sample sample() {
    return switch (kind) {
      case MEASURED -> new Sample.Measured(n, location, spread);
      case COUNTED -> new Sample.Counted(count, size);
      case VECTOR -> new Sample.Vector(list(vector));
    };
  }

  private static List<Double> list(double[] values) {
    return Arrays.stream(values).boxed().toList();
  }
}
