package io.gaugewire.edge.modbus;

/**
 * Bits {@code low} to {@code high} of a whole number, both included; bit 0 is the least
 * significant.
 *
 * @param low 0 to 63
 * @param high {@code low} to 63
 */
public record BitRange(int low, int high) {
  /** The whole value, nothing cut out. */
  public static final BitRange ALL = new BitRange(0, 63);

  public BitRange {
    if (!(0 <= low && low <= high && high <= 63)) {
      throw new IllegalArgumentException("bits out of order: " + low + ".." + high);
    }
  }

  long of(long raw) {
    int width = high - low + 1;
    long shifted = raw >>> low;
    return width == 64 ? shifted : shifted & ((1L << width) - 1);
  }
}
