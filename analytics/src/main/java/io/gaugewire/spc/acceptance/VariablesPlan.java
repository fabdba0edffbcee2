package io.gaugewire.spc.acceptance;

import io.gaugewire.spc.distribution.Normal;
import io.gaugewire.spc.summary.Values;
import org.apache.commons.numbers.gamma.RegularizedBeta;

/**
 * A single sampling plan for one measured characteristic, normal with unknown mean and standard
 * deviation: the s-method of ISO 3951-1 (and of MIL-STD-414, section B).
 *
 * <p>Constants are computed from the risks, not read from the standard's tables: {@link #like}
 * gives the plan that matches a plan for attributes, as the standard's plans do within rounding.
 *
 * @param sampleSize n, 3 or more
 * @param acceptability k, the standard deviations the mean must keep from a limit
 */
public record VariablesPlan(int sampleSize, double acceptability) {
  private static final int SMALLEST_SAMPLE = 3;
  private static final int LARGEST_SAMPLE = 100_000;
  private static final int HALVINGS = 100;
  private static final double PRODUCER = 0.95;
  private static final double CONSUMER = 0.10;
  private static final double FARTHEST_K = 40;

  public VariablesPlan {
    if (sampleSize < SMALLEST_SAMPLE) {
      throw new IllegalArgumentException("a variables plan needs 3 values or more: " + sampleSize);
    }
    if (!(Math.abs(acceptability) <= FARTHEST_K)) {
      throw new IllegalArgumentException("k must be a number up to 40, not " + acceptability);
    }
  }

  /**
   * What was measured in the sample.
   *
   * @param mean of the n values
   * @param deviation their standard deviation s (n - 1), 0 or more
   */
  public record Sample(double mean, double deviation) {
    public Sample {
      Values.number("mean", mean);
      if (!(deviation >= 0 && deviation <= Values.LARGEST_MAGNITUDE)) {
        throw new IllegalArgumentException("a standard deviation is 0 or more, not " + deviation);
      }
    }
  }

  /**
   * Upper limit only: accept if U - mean ≥ k s.
   *
   * @param upper specification limit
   */
  public boolean acceptsBelow(double upper, Sample sample) {
    return Values.number("upper", upper) - sample.mean() >= acceptability * sample.deviation();
  }

  /**
   * Lower limit only: accept if mean - L ≥ k s.
   *
   * @param lower specification limit
   */
  public boolean acceptsAbove(double lower, Sample sample) {
    return sample.mean() - Values.number("lower", lower) >= acceptability * sample.deviation();
  }

  /**
   * Both limits with one AQL for both sides together (combined control): accept if the estimated
   * fractions nonconforming of both sides add up to no more than the one that k stands for. Two
   * separate tests would accept lots with twice the fraction.
   *
   * @param lower specification limit
   * @param upper specification limit, above lower
   * @throws IllegalArgumentException for limits out of order
   */
  public boolean acceptsWithin(double lower, double upper, Sample sample) {
    if (!(lower < upper)) {
      throw new IllegalArgumentException("limits out of order: " + lower + ", " + upper);
    }
    double estimate =
        estimatedFraction(sample.mean() - Values.number("lower", lower), sample)
            + estimatedFraction(Values.number("upper", upper) - sample.mean(), sample);
    return estimate <= largestEstimate();
  }

  /**
   * Largest estimated fraction nonconforming that is accepted (M or p*), from 0 to 1: what k stands
   * for.
   */
  public double largestEstimate() {
    return fractionBeyond(acceptability);
  }

  /**
   * The fraction nonconforming beyond one limit as estimated without bias from mean and s.
   *
   * @param distance from the mean to the limit, negative beyond it
   */
  private double estimatedFraction(double distance, Sample sample) {
    if (sample.deviation() == 0) {
      return distance >= 0 ? 0 : 1;
    }
    return fractionBeyond(distance / sample.deviation());
  }

  /** I_x(n/2 - 1, n/2 - 1) with x = (1 - Q √n/(n - 1))/2 (Lieberman, Resnikoff, JASA 50, 1955). */
  private double fractionBeyond(double quality) {
    double n = sampleSize;
    double x = Math.clamp((1 - quality * Math.sqrt(n) / (n - 1)) / 2, 0, 1);
    return RegularizedBeta.value(x, n / 2 - 1, n / 2 - 1);
  }

  /**
   * Probability of acceptance with one limit: P(T ≥ k √n), T noncentral t with n - 1 degrees of
   * freedom and noncentrality √n z(1 - p).
   *
   * @param fraction nonconforming p in the lot, between 0 and 1
   * @throws IllegalArgumentException for a fraction out of range
   */
  public double acceptance(double fraction) {
    return acceptance(sampleSize, acceptability, Values.fraction("fraction", fraction));
  }

  private static double acceptance(int n, double k, double fraction) {
    double root = Math.sqrt(n);
    return NoncentralT.above(k * root, n - 1.0, -root * Normal.STANDARD.quantile(fraction));
  }

  /**
   * The plan of a given sample that accepts a given quality with a given probability.
   *
   * @param sampleSize n, 3 to 100000
   * @param fraction nonconforming, between 0 and 1
   * @param probability of acceptance, between 0 and 1
   * @throws IllegalArgumentException for arguments out of range
   */
  public static VariablesPlan accepting(int sampleSize, double fraction, double probability) {
    Values.fraction("fraction", fraction);
    Values.fraction("probability", probability);
    if (!(sampleSize >= SMALLEST_SAMPLE && sampleSize <= LARGEST_SAMPLE)) {
      throw new IllegalArgumentException("n must lie between 3 and 100000, not " + sampleSize);
    }
    double low = -FARTHEST_K;
    double high = FARTHEST_K;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (acceptance(sampleSize, middle, fraction) >= probability) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return new VariablesPlan(sampleSize, low);
  }

  /**
   * The smallest plan that accepts a good quality with 0.95 and a bad one with no more than 0.10.
   *
   * @param good fraction nonconforming of the producer's risk point, between 0 and 1
   * @param bad fraction nonconforming of the consumer's risk point, above good
   * @throws IllegalArgumentException for arguments out of range, and for qualities so close that
   *     more than 100000 values would be needed
   */
  public static VariablesPlan between(double good, double bad) {
    if (!(Values.fraction("good", good) < Values.fraction("bad", bad))) {
      throw new IllegalArgumentException("good quality " + good + " must be below bad " + bad);
    }
    int enough = SMALLEST_SAMPLE;
    while (accepting(enough, good, PRODUCER).acceptance(bad) > CONSUMER) {
      if (enough == LARGEST_SAMPLE) {
        throw new IllegalArgumentException(
            "qualities %s and %s need more than 100000 values; set them further apart"
                .formatted(good, bad));
      }
      enough = Math.min(LARGEST_SAMPLE, 2 * enough);
    }
    int tooFew = Math.max(SMALLEST_SAMPLE - 1, enough / 2);
    while (enough - tooFew > 1) {
      int middle = (enough + tooFew) / 2;
      if (accepting(middle, good, PRODUCER).acceptance(bad) > CONSUMER) {
        tooFew = middle;
      } else {
        enough = middle;
      }
    }
    return accepting(enough, good, PRODUCER);
  }

  /**
   * The plan for variables with the operating characteristic of a plan for attributes, at 0.95 and
   * 0.10.
   *
   * @throws IllegalStateException if the plan accepts every sample
   */
  public static VariablesPlan like(AttributesPlan plan) {
    OperatingCharacteristic attributes =
        new OperatingCharacteristic(plan, OperatingCharacteristic.Counting.NONCONFORMING_UNITS);
    return between(attributes.qualityAccepted(PRODUCER), attributes.qualityAccepted(CONSUMER));
  }
}
