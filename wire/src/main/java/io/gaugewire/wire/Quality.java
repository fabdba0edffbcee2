package io.gaugewire.wire;

/**
 * Marks on a reading, as bits of a non-negative 15-bit number; zero is a good reading from a gauge.
 *
 * <p>A mark never removes a value: it is stored, shown as marked, and left out of judgement where
 * {@link #usable} says so.
 */
public final class Quality {
  /** A good reading from a gauge. */
  public static final int GOOD = 0;

  /** The gauge itself calls the value invalid, or sent its sentinel for "no value". */
  public static final int BAD = 1;

  /** The gauge could not be read; the value is not a number. */
  public static final int UNREACHABLE = 1 << 1;

  /** The gauge's heartbeat or value stands still although it should move. */
  public static final int STALE = 1 << 2;

  /** Beyond the gauge's measuring range; the value is the gauge's word, not a measurement. */
  public static final int OVER_RANGE = 1 << 3;

  /** Typed by a person, not read from a gauge. */
  public static final int TYPED = 1 << 4;

  /** The edge's clock was off by more than the bound when the source time was taken. */
  public static final int CLOCK = 1 << 5;

  /** The gauge was overdue for calibration or withdrawn. */
  public static final int GAUGE_NOT_VALID = 1 << 6;

  /** The reading was decoded again from kept registers after a wrong decode. */
  public static final int REDECODED = 1 << 7;

  /** Every mark that has a meaning. */
  public static final int ALL = (1 << 8) - 1;

  /** Marks that keep a value from being judged. */
  public static final int UNUSABLE = BAD | UNREACHABLE | STALE | OVER_RANGE;

  private Quality() {}

  /** Whether the value may be judged on a chart or against a specification. */
  public static boolean usable(int quality) {
    return (quality & UNUSABLE) == 0;
  }
}
