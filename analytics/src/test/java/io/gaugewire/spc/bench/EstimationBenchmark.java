package io.gaugewire.spc.bench;

import io.gaugewire.spc.Result;
import io.gaugewire.spc.gaugestudy.CrossedStudy;
import io.gaugewire.spc.limits.MovingRangeSigma;
import io.gaugewire.spc.limits.Observations;
import io.gaugewire.spc.limits.ProcessParameters;
import io.gaugewire.spc.limits.Subgroup;
import io.gaugewire.spc.limits.SubgroupSigma;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Phase I of a million measurements, and a gauge study; one operation is one whole estimate. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
public class EstimationBenchmark {
  private static final int MEASUREMENTS = 1_000_000;

  private final double[] values = new double[MEASUREMENTS];
  private final Observations observations;
  private final List<Subgroup> subgroups = new ArrayList<>();
  private final double[][][] readings = new double[3][10][3];

  /** Values of a stable process, and readings of ten parts by three operators in three trials. */
  public EstimationBenchmark() {
    SplittableRandom random = new SplittableRandom(20260302);
    for (int i = 0; i < MEASUREMENTS; i++) {
      values[i] = 10 + 2 * random.nextGaussian();
    }
    observations = Observations.of(values);
    for (int i = 0; i < MEASUREMENTS; i += 5) {
      subgroups.add(
          Subgroup.of(values[i], values[i + 1], values[i + 2], values[i + 3], values[i + 4]));
    }
    for (int part = 0; part < 10; part++) {
      double size = random.nextGaussian();
      for (double[][] byOperator : readings) {
        for (int trial = 0; trial < 3; trial++) {
          byOperator[part][trial] = size + 0.2 * random.nextGaussian();
        }
      }
    }
  }

  /** Mean and σ of 1 000 000 individual values by their moving ranges. */
  @Benchmark
  public Result<ProcessParameters> phaseOneOfAMillionIndividuals() {
    return ProcessParameters.estimate(observations, MovingRangeSigma.DEFAULT);
  }

  /** Mean and σ of 200 000 subgroups of five by their ranges. */
  @Benchmark
  public Result<ProcessParameters> phaseOneOfAMillionInSubgroups() {
    return ProcessParameters.estimate(subgroups, SubgroupSigma.MEAN_RANGE);
  }

  /** For comparison: mean and standard deviation of the values with Commons Math. */
  @Benchmark
  public double millionWithDescriptiveStatistics() {
    DescriptiveStatistics statistics = new DescriptiveStatistics();
    for (double value : values) {
      statistics.addValue(value);
    }
    return statistics.getMean() + statistics.getStandardDeviation();
  }

  /** Crossed gauge study by analysis of variance: 10 parts, 3 operators, 3 trials. */
  @Benchmark
  public CrossedStudy gaugeStudy() {
    return CrossedStudy.of(readings);
  }
}
