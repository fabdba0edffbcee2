package io.gaugewire.spc.monitor;

import java.util.List;

/** What a chart needs to know of a subgroup; enough to judge it again from the store. */
public sealed interface Sample {

  /**
   * Measurements, in the unit of the characteristic.
   *
   * @param n number of measurements, 1 or more
   * @param location their mean, or median on a median chart
   * @param spread their range, or standard deviation (divisor n − 1) on charts that plot it; 0 when
   *     n is 1 and on charts that plot neither
   */
  record Measured(int n, double location, double spread) implements Sample {
    public Measured {
      if (n < 1) {
        throw new IllegalArgumentException("a subgroup has 1 measurement or more, not " + n);
      }
      if (!(Math.abs(location) <= Pending.LARGEST) || !(spread >= 0 && spread <= 2e150)) {
        throw new IllegalArgumentException(
            "location and spread must be usable numbers, but are " + location + " and " + spread);
      }
    }
  }

  /**
   * Counts.
   *
   * @param count defective units or defects, 0 or more
   * @param size units inspected, or the area of opportunity; above 0
   */
  record Counted(long count, double size) implements Sample {
    public Counted {
      if (count < 0) {
        throw new IllegalArgumentException("a count cannot be negative: " + count);
      }
      if (!(size > 0 && size <= Pending.LARGEST)) {
        throw new IllegalArgumentException("a size must be a number above 0, but is " + size);
      }
    }
  }

  /**
   * Several characteristics measured together.
   *
   * @param values one for each characteristic: the measurement, or the mean over the subgroup
   */
  record Vector(List<Double> values) implements Sample {
    public Vector {
      values = List.copyOf(values);
      for (double value : values) {
        if (!(Math.abs(value) <= Pending.LARGEST)) {
          throw new IllegalArgumentException("not a usable number: " + value);
        }
      }
    }
  }
}
