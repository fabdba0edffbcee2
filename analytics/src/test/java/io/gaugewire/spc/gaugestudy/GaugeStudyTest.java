package io.gaugewire.spc.gaugestudy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.gaugewire.spc.Result;
import io.gaugewire.spc.summary.Moments;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GaugeStudyTest {
  private static double[][][] readings(long seed, int operators, int parts, int trials) {
    Random random = new Random(seed);
    double[] part = random.doubles(parts).map(x -> 10 * x).toArray();
    double[] operator = random.doubles(operators).toArray();
    double[][][] readings = new double[operators][parts][trials];
    for (int o = 0; o < operators; o++) {
      for (int p = 0; p < parts; p++) {
        for (int t = 0; t < trials; t++) {
          readings[o][p][t] = part[p] + operator[o] + 0.3 * random.nextGaussian();
        }
      }
    }
    return readings;
  }

  private static double[][][] map(double[][][] readings, double scale, double shift) {
    return Arrays.stream(readings)
        .map(
            ofOperator ->
                Arrays.stream(ofOperator)
                    .map(ofPart -> Arrays.stream(ofPart).map(x -> scale * x + shift).toArray())
                    .toArray(double[][]::new))
        .toArray(double[][][]::new);
  }

  @Test
  void sumsOfSquaresAddUpToTheTotal() {
    for (long seed = 0; seed < 30; seed++) {
      double[][][] readings = readings(seed, 3, 6, 2);
      double[] all =
          Arrays.stream(readings).flatMap(Arrays::stream).flatMapToDouble(Arrays::stream).toArray();
      double expected = Moments.of(all).variance() * (all.length - 1);
      CrossedStudy study = CrossedStudy.of(readings);
      assertThat(study.total().sumOfSquares())
          .as("seed %d", seed)
          .isCloseTo(expected, within(1e-10 * expected));
      assertThat(study.total().degreesOfFreedom()).isEqualTo(35);
      NestedStudy nested = NestedStudy.of(readings);
      assertThat(
              nested.operator().sumOfSquares()
                  + nested.partWithinOperator().sumOfSquares()
                  + nested.repeatability().sumOfSquares())
          .as("seed %d", seed)
          .isCloseTo(expected, within(1e-10 * expected));
      assertThat(nested.partWithinOperator().sumOfSquares())
          .as("parts nested hold parts and interaction, seed %d", seed)
          .isCloseTo(
              study.part().sumOfSquares() + study.interaction().sumOfSquares(),
              within(1e-10 * expected));
    }
  }

  /** A nominal size of a million units with readings in thousandths must cost no digits. */
  @Test
  void componentsFollowTheUnitAndIgnoreTheNominalSize() {
    for (long seed = 0; seed < 30; seed++) {
      double[][][] readings = readings(seed, 2, 5, 3);
      double[][][] moved = map(readings, 1 / 64.0, 1 << 20);
      for (CrossedStudy.Model model : CrossedStudy.Model.values()) {
        VarianceComponents a = CrossedStudy.of(readings).components(model);
        VarianceComponents b = CrossedStudy.of(moved).components(model);
        assertSame(a, b, "crossed, seed " + seed);
      }
      assertSame(
          NestedStudy.of(readings).components(),
          NestedStudy.of(moved).components(),
          "nested, seed " + seed);
      assertSame(
          AverageRangeStudy.of(readings).components(),
          AverageRangeStudy.of(moved).components(),
          "average and range, seed " + seed);
    }
  }

  private static void assertSame(VarianceComponents a, VarianceComponents b, String what) {
    for (VariationSource source : VariationSource.values()) {
      assertThat(b.percentStudyVariation(source).toOptional().orElse(-1.0))
          .as("%s, %s", what, source)
          .isCloseTo(a.percentStudyVariation(source).toOptional().orElse(-1.0), within(1e-5));
    }
  }

  @Test
  void operatorsAndPartsMayComeInAnyOrder() {
    double[][][] readings = readings(5, 3, 4, 2);
    double[][][] turned = readings.clone();
    turned[0] = readings[2];
    turned[2] = readings[0];
    VarianceComponents a =
        CrossedStudy.of(readings).components(CrossedStudy.Model.WITH_INTERACTION);
    VarianceComponents b = CrossedStudy.of(turned).components(CrossedStudy.Model.WITH_INTERACTION);
    assertSame(a, b, "operators turned");
  }

  /**
   * A gauge without error and operators who agree: everything is parts, and no figure is made up.
   */
  @Test
  void aPerfectMeasurementSystemHasNoDistinctCategories() {
    double[][][] readings = {{{1, 1}, {2, 2}, {3, 3}}, {{1, 1}, {2, 2}, {3, 3}}};
    CrossedStudy study = CrossedStudy.of(readings);
    assertThat(study.interactionSignificance()).isInstanceOf(Result.NotAvailable.class);
    assertThat(study.select(0.05)).isEqualTo(CrossedStudy.Model.WITHOUT_INTERACTION);
    VarianceComponents components = study.components(CrossedStudy.Model.WITHOUT_INTERACTION);
    assertThat(components.percentStudyVariation(VariationSource.GRR)).isEqualTo(Result.of(0.0));
    assertThat(components.percentStudyVariation(VariationSource.PART_TO_PART))
        .isEqualTo(Result.of(100.0));
    assertThat(components.distinctCategories()).isInstanceOf(Result.NotAvailable.class);
  }

  @Test
  void equalReadingsGiveReasonsInsteadOfNumbers() {
    double[][][] readings = new double[2][2][2];
    VarianceComponents crossed =
        CrossedStudy.of(readings).components(CrossedStudy.Model.WITH_INTERACTION);
    assertThat(crossed.percentContribution(VariationSource.GRR))
        .isEqualTo(Result.notAvailable("all readings are equal"));
    assertThat(crossed.distinctCategories()).isInstanceOf(Result.NotAvailable.class);
    assertThat(NestedStudy.of(readings).operatorSignificance())
        .isInstanceOf(Result.NotAvailable.class);
    assertThat(NestedStudy.of(readings).partSignificance()).isInstanceOf(Result.NotAvailable.class);
    assertThat(
            AverageRangeStudy.of(readings)
                .components()
                .percentStudyVariation(VariationSource.TOTAL))
        .isInstanceOf(Result.NotAvailable.class);
  }

  @Test
  void interactionThatExistsIsKept() {
    double[][][] opposed = {{{1, 1.1}, {5, 5.1}}, {{5, 5.1}, {1, 1.1}}};
    assertThat(CrossedStudy.of(opposed).select(CrossedStudy.USUAL_ALPHA))
        .isEqualTo(CrossedStudy.Model.WITH_INTERACTION);
    double[][][] exact = {{{1, 1}, {5, 5}}, {{5, 5}, {1, 1}}};
    assertThat(CrossedStudy.of(exact).select(CrossedStudy.AIAG_ALPHA))
        .isEqualTo(CrossedStudy.Model.WITH_INTERACTION);
  }

  @Test
  void incompleteOrEmptyStudiesAreRefused() {
    double[][][] missingTrial = {{{1, 2}, {1, 2}}, {{1, 2}, {1}}};
    double[][][] missingPart = {{{1, 2}, {1, 2}}, {{1, 2}}};
    double[][][] oneTrial = {{{1}, {1}}, {{1}, {2}}};
    double[][][] oneOperator = {{{1, 2}, {1, 3}}};
    double[][][] onePart = {{{1, 2}}, {{1, 3}}};
    double[][][] notANumber = {{{1, 2}, {1, Double.NaN}}, {{1, 2}, {1, 2}}};
    double[][][] empty = {};
    for (double[][][] bad :
        new double[][][][] {
          missingTrial, missingPart, oneTrial, oneOperator, onePart, notANumber, empty
        }) {
      assertThatIllegalArgumentException().isThrownBy(() -> CrossedStudy.of(bad));
      assertThatIllegalArgumentException().isThrownBy(() -> NestedStudy.of(bad));
      assertThatIllegalArgumentException().isThrownBy(() -> AverageRangeStudy.of(bad));
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CrossedStudy.of(missingTrial))
        .withMessageContaining("2 and 1");
    assertThatIllegalArgumentException().isThrownBy(() -> new CrossedStudy.Design(1, 2, 2));
    assertThatIllegalArgumentException().isThrownBy(() -> new AverageRangeStudy.Factors(0, 1, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AverageRangeStudy.Factors(1, Double.NaN, 1));
  }

  /**
   * AIAG MSA 4th edition, ch. III B: K1 for 2 and 3 trials, K2 for 2 and 3 operators, K3 for parts.
   */
  @Test
  void factorsAgreeWithThePrintedOnes() {
    AverageRangeStudy.Factors ten = AverageRangeStudy.Factors.of(new CrossedStudy.Design(3, 10, 3));
    assertThat(ten.k1()).isCloseTo(0.5908, within(5e-5));
    assertThat(ten.k2()).isCloseTo(0.5231, within(5e-5));
    assertThat(ten.k3()).isCloseTo(0.3146, within(5e-5));
    AverageRangeStudy.Factors five = AverageRangeStudy.Factors.of(new CrossedStudy.Design(2, 5, 2));
    assertThat(five.k1()).isCloseTo(0.8862, within(5e-5));
    assertThat(five.k2()).isCloseTo(0.7071, within(5e-5));
    assertThat(five.k3()).isCloseTo(0.4030, within(5e-5));
  }

  /** Simulated many times, the components come out as they were put in. */
  @Test
  void componentsAreRightOnTheAverage() {
    Random random = new Random(17);
    int studies = 400;
    double repeatability = 0;
    double parts = 0;
    double nestedParts = 0;
    for (int study = 0; study < studies; study++) {
      double[][][] crossed = new double[3][10][3];
      double[][][] nested = new double[3][10][3];
      double[] part = random.doubles(10).map(x -> 2 * random.nextGaussian()).toArray();
      for (int o = 0; o < 3; o++) {
        double operator = 0.5 * random.nextGaussian();
        for (int p = 0; p < 10; p++) {
          double own = 2 * random.nextGaussian();
          for (int t = 0; t < 3; t++) {
            crossed[o][p][t] = part[p] + operator + random.nextGaussian();
            nested[o][p][t] = own + operator + random.nextGaussian();
          }
        }
      }
      VarianceComponents found =
          CrossedStudy.of(crossed).components(CrossedStudy.Model.WITHOUT_INTERACTION);
      repeatability += found.repeatability() / studies;
      parts += found.partToPart() / studies;
      nestedParts += NestedStudy.of(nested).components().partToPart() / studies;
    }
    // Standard errors: about 0.008, 0.1 and 0.06.
    assertThat(repeatability).isCloseTo(1, within(0.03));
    assertThat(parts).isCloseTo(4, within(0.4));
    assertThat(nestedParts).isCloseTo(4, within(0.25));
  }

  @Test
  void figuresOfOneStudyFitTogether() {
    VarianceComponents components = new VarianceComponents(4, 9, Result.of(3.0), 144);
    assertThat(components.standardDeviation(VariationSource.GRR)).isEqualTo(Result.of(4.0));
    assertThat(components.variance(VariationSource.REPRODUCIBILITY)).isEqualTo(Result.of(12.0));
    assertThat(components.studyVariation(VariationSource.GRR, 6)).isEqualTo(Result.of(24.0));
    assertThat(components.percentTolerance(VariationSource.GRR, 6, 240)).isEqualTo(Result.of(10.0));
    assertThat(components.percentContribution(VariationSource.GRR)).isEqualTo(Result.of(10.0));
    assertThat(components.distinctCategoriesUnrounded().orThrow()).isCloseTo(4.23, within(1e-12));
    assertThat(components.distinctCategories()).isEqualTo(Result.of(4));
    assertThat(new VarianceComponents(4, 0, Result.of(0.0), 0).distinctCategories())
        .isEqualTo(Result.of(1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> components.percentTolerance(VariationSource.GRR, 6, 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> components.studyVariation(VariationSource.GRR, Double.NaN));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new VarianceComponents(-1, 0, Result.of(0.0), 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new VarianceComponents(1, 0, Result.of(Double.NaN), 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CrossedStudy.of(readings(1, 2, 2, 2)).select(0));
  }

  @Test
  void verdictFollowsTheTenThirtyRule() {
    assertThat(GaugeVerdict.ofPercent(9.99)).isEqualTo(GaugeVerdict.GOOD);
    assertThat(GaugeVerdict.ofPercent(10)).isEqualTo(GaugeVerdict.CONDITIONAL);
    assertThat(GaugeVerdict.ofPercent(30)).isEqualTo(GaugeVerdict.CONDITIONAL);
    assertThat(GaugeVerdict.ofPercent(30.01)).isEqualTo(GaugeVerdict.UNFIT);
    assertThatIllegalArgumentException().isThrownBy(() -> GaugeVerdict.ofPercent(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> GaugeVerdict.ofPercent(Double.NaN));
  }
}
