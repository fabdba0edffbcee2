package io.gaugewire.spc.rule;

/**
 * A pattern of plotted points that is a signal, with its parameters.
 *
 * <p>Every rule sees the point's plotted value x and its standardised height z = (x − center) / σ,
 * each point with its own center and σ. Zones are closed towards the center: "beyond k" is |z| &gt;
 * k and "within k" is |z| ≤ k, so a point on a line belongs to the inner zone. A point exactly on
 * the center line is on neither side. {@link Trend} and {@link Alternation} compare plotted values,
 * all others look at z. A rule fires at the point that <em>completes</em> its pattern and again at
 * every further point that completes one; no pattern reaches over a stage start or a missing value.
 *
 * <p>Numbers in the comments are Nelson's (<i>Journal of Quality Technology</i> 16 (1984) 237–239).
 */
public sealed interface RunRule {

  /** The most points a pattern may span. */
  int LONGEST_PATTERN = 60;

  /** How many points, the completing one included, the pattern spans at most. */
  int span();

  /** What the rule looks for, in words for a person reading a chart. */
  String description();

  /**
   * One point beyond {@code k} standard deviations, |z| &gt; k (Nelson 1 with k = 3).
   *
   * @param k distance from the center in standard deviations, above 0
   */
  record BeyondLimits(double k) implements RunRule {
    public BeyondLimits {
      requireDistance(k);
    }

    @Override
    public int span() {
      return 1;
    }

    @Override
    public String description() {
      return "1 point beyond " + k + " sigma";
    }
  }

  /**
   * {@code points} in a row on one side of the center line (Nelson 2 with 9; Western Electric 8;
   * AIAG 7).
   *
   * @param points length of the run, 2 to 60
   */
  record SameSide(int points) implements RunRule {
    public SameSide {
      requireLength(points, 2);
    }

    @Override
    public int span() {
      return points;
    }

    @Override
    public String description() {
      return points + " points in a row on one side of the center line";
    }
  }

  /**
   * {@code points} in a row, each greater than the one before, or each smaller; equal neighbours
   * end the trend (Nelson 3 with 6 points, that is 5 steps).
   *
   * @param points number of points, not of steps, 3 to 60
   */
  record Trend(int points) implements RunRule {
    public Trend {
      requireLength(points, 3);
    }

    @Override
    public int span() {
      return points;
    }

    @Override
    public String description() {
      return points + " points in a row steadily rising or falling";
    }
  }

  /**
   * {@code points} in a row going up and down in turn; equal neighbours end it (Nelson 4 with 14
   * points, that is 13 steps).
   *
   * @param points number of points, not of steps, 3 to 60
   */
  record Alternation(int points) implements RunRule {
    public Alternation {
      requireLength(points, 3);
    }

    @Override
    public int span() {
      return points;
    }

    @Override
    public String description() {
      return points + " points in a row alternating up and down";
    }
  }

  /**
   * At least {@code count} of the last {@code window} points beyond {@code k} standard deviations
   * on one side, the newest among them (Nelson 5: 2 of 3 beyond 2; Nelson 6: 4 of 5 beyond 1). The
   * window need not be full: two of two at the very start are a signal.
   *
   * @param count points that must be beyond, 2 to window
   * @param window points looked at, 2 to 60
   * @param k distance from the center in standard deviations, above 0
   */
  record MostBeyond(int count, int window, double k) implements RunRule {
    public MostBeyond {
      requireLength(window, 2);
      if (count < 2 || count > window) {
        throw new IllegalArgumentException(
            "count must be 2 to window (" + window + "), but is " + count);
      }
      requireDistance(k);
    }

    @Override
    public int span() {
      return window;
    }

    @Override
    public String description() {
      return count + " of " + window + " points beyond " + k + " sigma on one side";
    }
  }

  /**
   * {@code points} in a row within {@code k} standard deviations, |z| ≤ k, on either side (Nelson 7
   * with 15 points and k = 1).
   *
   * @param points length of the run, 2 to 60
   * @param k distance from the center in standard deviations, above 0
   */
  record AllWithin(int points, double k) implements RunRule {
    public AllWithin {
      requireLength(points, 2);
      requireDistance(k);
    }

    @Override
    public int span() {
      return points;
    }

    @Override
    public String description() {
      return points + " points in a row within " + k + " sigma";
    }
  }

  /**
   * {@code points} in a row with none within {@code k} standard deviations, |z| &gt; k (Nelson 8
   * with 8 points and k = 1).
   *
   * @param points length of the run, 2 to 60
   * @param k distance from the center in standard deviations, above 0
   * @param bothSides whether both sides of the center line must occur among these points: Nelson
   *     and ISO 8258 demand it, AIAG and Minitab do not
   */
  record NoneWithin(int points, double k, boolean bothSides) implements RunRule {
    public NoneWithin {
      requireLength(points, 2);
      requireDistance(k);
    }

    @Override
    public int span() {
      return points;
    }

    @Override
    public String description() {
      return points
          + " points in a row with none within "
          + k
          + " sigma"
          + (bothSides ? ", on both sides" : "");
    }
  }

  private static void requireDistance(double k) {
    if (!(k > 0 && k < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("k must be a finite number above 0, but is " + k);
    }
  }

  private static void requireLength(int points, int least) {
    if (points < least || points > LONGEST_PATTERN) {
      throw new IllegalArgumentException(
          "a pattern must span " + least + " to " + LONGEST_PATTERN + " points, not " + points);
    }
  }
}
