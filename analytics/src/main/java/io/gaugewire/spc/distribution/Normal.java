package io.gaugewire.spc.distribution;

import io.gaugewire.spc.summary.Values;
import java.util.Map;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The normal distribution: density exp(-z^2 / 2) / (sd sqrt(2 pi)), z = (x - mean) / sd.
 *
 * @param mean in the unit of the values
 * @param sd standard deviation, above 0
 */
public record Normal(double mean, double sd) implements Distribution {

  /** Refuses parameters that no such distribution has. */
  public Normal {
    Values.number("mean", mean);
    Values.positive("sd", sd);
  }

  /** Mean 0, standard deviation 1. */
  public static final Normal STANDARD = new Normal(0, 1);

  private static final NormalDistribution UNIT = NormalDistribution.of(0, 1);
  private static final double HALF_LN_TWO_PI = 0.5 * Math.log(2 * Math.PI);

  /** Below this the probability itself is no longer a normal double; its logarithm still is. */
  private static final double FAR_OUT = -37;

  @Override
  public double logDensity(double x) {
    double z = z(x);
    return -0.5 * z * z - HALF_LN_TWO_PI - Math.log(sd);
  }

  @Override
  public double below(double x) {
    return UNIT.cumulativeProbability(z(x));
  }

  @Override
  public double above(double x) {
    return UNIT.survivalProbability(z(x));
  }

  @Override
  public double quantile(double p) {
    return mean + sd * UNIT.inverseCumulativeProbability(Values.fraction("p", p));
  }

  /** ln F(x), finite however far below the mean x lies. */
  double logBelow(double x) {
    double z = z(x);
    if (z > FAR_OUT) {
      return Math.log(UNIT.cumulativeProbability(z));
    }
    // Mills' ratio: F(z) = density(z) / |z| (1 - 1/z^2 + 3/z^4 - ...); three terms suffice out
    // here.
    double square = 1 / (z * z);
    return -0.5 * z * z - HALF_LN_TWO_PI - Math.log(-z) + Math.log1p(-square + 3 * square * square);
  }

  private double z(double x) {
    return (Values.number("x", x) - mean) / sd;
  }

  @Override
  public Map<String, Double> parameters() {
    return Parameters.of("mean", mean, "sd", sd);
  }
}
