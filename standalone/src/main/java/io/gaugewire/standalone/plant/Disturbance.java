package io.gaugewire.standalone.plant;

/**
 * The troubles on one value, taken together.
 *
 * @param offset added to the mean
 * @param spread factor on the standard deviation
 * @param stuck the gauge repeats itself
 * @param newTool a new tool follows, so that its wear begins anew
 */
record Disturbance(double offset, double spread, boolean stuck, boolean newTool) {
  static final Disturbance NONE = new Disturbance(0, 1, false, false);

  Disturbance and(Disturbance other) {
    return new Disturbance(
        offset + other.offset,
        spread * other.spread,
        stuck || other.stuck,
        newTool || other.newTool);
  }
}
