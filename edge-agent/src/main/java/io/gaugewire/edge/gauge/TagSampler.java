package io.gaugewire.edge.gauge;

import io.gaugewire.edge.config.TagSpec;
import io.gaugewire.edge.modbus.FieldReader;
import io.gaugewire.edge.modbus.ReadPlan;
import io.gaugewire.wire.Quality;
import io.gaugewire.wire.ReadingColumns;

/** Decides which values of one tag are written down. Confined to the thread of its lane. */
final class TagSampler {
  private final TagSpec spec;
  private final FieldReader reader;
  private final int number;
  private final boolean onChange;
  private final double deadband;
  private final long atLeastMicros;
  private double lastValue = Double.NaN;
  private int lastQuality = -1;
  private long lastMicros = Long.MIN_VALUE;

  /**
   * @param number the tag's number in the journal
   */
  TagSampler(TagSpec spec, ReadPlan plan, int number) {
    this.spec = spec;
    this.reader = new FieldReader(spec.field(), plan);
    this.number = number;
    this.onChange = spec.reporting().onChange();
    this.deadband = spec.reporting().deadband();
    this.atLeastMicros = spec.reporting().atLeastEvery().toNanos() / 1000;
  }

  /** Adds the value that was read, if it is to be written down. */
  void sample(
      byte[] image, boolean[] blockRead, long[] blockMicros, int marks, ReadingColumns into) {
    for (int block = 0; block < blockRead.length; block++) {
      if (!blockRead[block] && reader.needs(block)) {
        // The device refused the registers.
        report(Double.NaN, Quality.BAD | marks, blockMicros[reader.valueBlock()], into, image);
        return;
      }
    }
    double value = reader.number(image);
    int quality = marks | (Double.isNaN(value) ? Quality.BAD : Quality.GOOD);
    report(value, quality, blockMicros[reader.valueBlock()], into, image);
  }

  /** Notes once that the gauge could not be read. */
  void unreachable(long micros, ReadingColumns into) {
    if (lastQuality != Quality.UNREACHABLE) {
      lastQuality = Quality.UNREACHABLE;
      lastValue = Double.NaN;
      lastMicros = micros;
      into.add(number, micros, Double.NaN, Quality.UNREACHABLE);
    }
  }

  private void report(double value, int quality, long micros, ReadingColumns into, byte[] image) {
    if (onChange
        && quality == lastQuality
        && micros - lastMicros < atLeastMicros
        && withinDeadband(value)) {
      return;
    }
    lastValue = value;
    lastQuality = quality;
    lastMicros = micros;
    if (spec.keepRaw()) {
      into.add(number, micros, value, quality, reader.wireBytes(image));
    } else {
      into.add(number, micros, value, quality);
    }
  }

  private boolean withinDeadband(double value) {
    return Double.doubleToLongBits(value) == Double.doubleToLongBits(lastValue)
        || (deadband > 0 && Math.abs(value - lastValue) <= deadband);
  }
}
