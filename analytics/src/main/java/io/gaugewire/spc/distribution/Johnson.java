package io.gaugewire.spc.distribution;

import io.gaugewire.spc.summary.Values;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Johnson's system: z = gamma + eta g((x - epsilon) / lambda) is standard normal (Johnson, N. L.
 * (1949), Biometrika 36).
 *
 * @param type which g
 * @param gamma first shape
 * @param eta second shape, above 0
 * @param epsilon location, in the unit of the values
 * @param lambda scale, above 0; for {@link Type#LOGNORMAL} gamma depends on it, by convention it is
 *     1
 */
public record Johnson(Type type, double gamma, double eta, double epsilon, double lambda)
    implements Distribution {

  /** The three curves of the system. */
  public enum Type {
    /** SB: g(u) = ln(u / (1 - u)); x between epsilon and epsilon + lambda. */
    BOUNDED,
    /** SL: g(u) = ln u; x above epsilon. */
    LOGNORMAL,
    /** SU: g(u) = asinh u; any x. */
    UNBOUNDED
  }

  /** Refuses parameters that no such distribution has. */
  public Johnson {
    Values.number("gamma", gamma);
    Values.positive("eta", eta);
    Values.number("epsilon", epsilon);
    Values.positive("lambda", lambda);
  }

  /** Whether x can occur. */
  public boolean allows(double x) {
    return switch (type) {
      case BOUNDED -> x > epsilon && x < epsilon + lambda;
      case LOGNORMAL -> x > epsilon;
      case UNBOUNDED -> true;
    };
  }

  /**
   * z of x: what makes the values normal.
   *
   * @throws IllegalArgumentException if x cannot occur
   */
  public double normalScore(double x) {
    if (!allows(Values.number("x", x))) {
      throw new IllegalArgumentException(x + " is outside the range of " + this);
    }
    return gamma + eta * curve(x);
  }

  private double curve(double x) {
    double u = (x - epsilon) / lambda;
    return switch (type) {
      case BOUNDED -> Math.log((x - epsilon) / (epsilon + lambda - x));
      case LOGNORMAL -> Math.log(u);
      case UNBOUNDED -> Math.copySign(Math.log(Math.abs(u) + Math.hypot(1, u)), u);
    };
  }

  /** ln of the derivative of g((x - epsilon) / lambda) by x. */
  private double logSlope(double x) {
    double u = (x - epsilon) / lambda;
    return switch (type) {
      case BOUNDED -> -Math.log(u) - Math.log(epsilon + lambda - x);
      case LOGNORMAL -> -Math.log(x - epsilon);
      case UNBOUNDED -> -Math.log(lambda) - Math.log(Math.hypot(1, u));
    };
  }

  @Override
  public double logDensity(double x) {
    return allows(Values.number("x", x))
        ? Normal.STANDARD.logDensity(normalScore(x)) + Math.log(eta) + logSlope(x)
        : Double.NEGATIVE_INFINITY;
  }

  @Override
  public double below(double x) {
    if (allows(Values.number("x", x))) {
      return Normal.STANDARD.below(normalScore(x));
    }
    return x <= epsilon ? 0 : 1;
  }

  @Override
  public double above(double x) {
    if (allows(Values.number("x", x))) {
      return Normal.STANDARD.above(normalScore(x));
    }
    return x <= epsilon ? 1 : 0;
  }

  @Override
  public double quantile(double p) {
    double v = (Normal.STANDARD.quantile(p) - gamma) / eta;
    return epsilon
        + lambda
            * switch (type) {
              case BOUNDED -> 1 / (1 + Math.exp(-v));
              case LOGNORMAL -> Math.exp(v);
              case UNBOUNDED -> Math.sinh(v);
            };
  }

  @Override
  public Map<String, Double> parameters() {
    Map<String, Double> parameters = new LinkedHashMap<>();
    parameters.put("gamma", gamma);
    parameters.put("eta", eta);
    parameters.put("epsilon", epsilon);
    parameters.put("lambda", lambda);
    return Collections.unmodifiableMap(parameters);
  }
}
