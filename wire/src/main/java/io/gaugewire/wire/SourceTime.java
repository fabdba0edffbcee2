package io.gaugewire.wire;

/** Bounds on the times that travel: what every end can store, and no sentinel of any of them. */
final class SourceTime {
  /** First microsecond of the year 10000. */
  private static final long END = 253_402_300_800_000_000L;

  private SourceTime() {}

  /**
   * @param micros microseconds since 1970 UTC
   * @throws IllegalArgumentException outside the years 1970 to 9999
   */
  static void require(long micros) {
    if (micros < 0 || micros >= END) {
      throw new IllegalArgumentException(
          "a time lies between the years 1970 and 9999, as microseconds since 1970: " + micros);
    }
  }
}
