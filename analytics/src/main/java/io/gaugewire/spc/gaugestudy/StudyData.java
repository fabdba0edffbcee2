package io.gaugewire.spc.gaugestudy;

import io.gaugewire.spc.summary.Moments;
import io.gaugewire.spc.summary.Values;
import java.util.Arrays;

/**
 * Checked readings of a balanced study, {@code [operator][part][trial]}, as differences from their
 * common mean: nominal sizes cancel before anything is squared.
 */
final class StudyData {
  private final double[][][] differences;

  private StudyData(double[][][] differences) {
    this.differences = differences;
  }

  static StudyData of(double[][][] readings) {
    int operators = atLeastTwo("operators", readings.length);
    int parts = atLeastTwo("parts", readings[0].length);
    int trials = atLeastTwo("trials", readings[0][0].length);
    double[] all = new double[operators * parts * trials];
    int next = 0;
    for (double[][] ofOperator : readings) {
      same("parts", parts, ofOperator.length);
      for (double[] ofPart : ofOperator) {
        same("trials", trials, ofPart.length);
        System.arraycopy(Values.checked(trials, ofPart), 0, all, next, trials);
        next += trials;
      }
    }
    double mean = Moments.meanOf(all);
    double[][][] differences = new double[operators][parts][trials];
    next = 0;
    for (double[][] ofOperator : differences) {
      for (double[] ofPart : ofOperator) {
        for (int trial = 0; trial < trials; trial++) {
          ofPart[trial] = all[next++] - mean;
        }
      }
    }
    return new StudyData(differences);
  }

  private static int atLeastTwo(String what, int count) {
    if (count < 2) {
      throw new IllegalArgumentException(
          "A study needs at least 2 " + what + ", there are " + count);
    }
    return count;
  }

  private static void same(String what, int expected, int found) {
    if (expected != found) {
      throw new IllegalArgumentException(
          "A balanced study needs as many "
              + what
              + " everywhere: "
              + expected
              + " and "
              + found
              + " were found; repeat the missing readings or leave the part out");
    }
  }

  int operators() {
    return differences.length;
  }

  int parts() {
    return differences[0].length;
  }

  int trials() {
    return differences[0][0].length;
  }

  double[] cell(int operator, int part) {
    return differences[operator][part];
  }

  double cellMean(int operator, int part) {
    return mean(differences[operator][part]);
  }

  double operatorMean(int operator) {
    double[] means = new double[parts()];
    Arrays.setAll(means, part -> cellMean(operator, part));
    return mean(means);
  }

  double partMean(int part) {
    double[] means = new double[operators()];
    Arrays.setAll(means, operator -> cellMean(operator, part));
    return mean(means);
  }

  double grandMean() {
    double[] means = new double[operators()];
    Arrays.setAll(means, this::operatorMean);
    return mean(means);
  }

  /** Sum over all cells of (reading - cell mean)^2. */
  double squaresWithinCells() {
    double squares = 0;
    for (int operator = 0; operator < operators(); operator++) {
      for (int part = 0; part < parts(); part++) {
        double mean = cellMean(operator, part);
        for (double reading : cell(operator, part)) {
          squares += (reading - mean) * (reading - mean);
        }
      }
    }
    return squares;
  }

  /**
   * Equal values give exactly that value, so that a gauge that repeats exactly shows a clean zero.
   */
  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value - values[0];
    }
    return values[0] + sum / values.length;
  }
}
