package io.gaugewire.standalone.plant;

/**
 * What a station measures on a part.
 *
 * @param tag its name at the station
 * @param unit UCUM code
 * @param decimals places after the point that the station gives
 * @param lower lower specification limit; negative infinity for none
 * @param upper upper specification limit
 */
public record Characteristic(String tag, String unit, int decimals, double lower, double upper) {
  public Characteristic {
    if (!(lower < upper)) {
      throw new IllegalArgumentException(tag + ": limits out of order: " + lower + ", " + upper);
    }
  }

  /** As the station shows it: a whole number of its last place. */
  double rounded(double value) {
    double scale = Math.pow(10, decimals);
    return Math.rint(value * scale) / scale;
  }

  boolean conforms(double value) {
    return lower <= value && value <= upper;
  }
}
