package io.gaugewire.spc.capability;

import static org.assertj.core.api.Assertions.assertThat;

import io.gaugewire.spc.Result;
import io.gaugewire.spc.distribution.AndersonDarling;
import io.gaugewire.spc.distribution.BoxCox;
import io.gaugewire.spc.distribution.Family;
import io.gaugewire.spc.distribution.Fit;
import io.gaugewire.spc.distribution.JohnsonFit;
import io.gaugewire.spc.distribution.ShapiroWilk;
import io.gaugewire.spc.gaugestudy.AverageRangeStudy;
import io.gaugewire.spc.gaugestudy.BiasStudy;
import io.gaugewire.spc.gaugestudy.CrossedStudy;
import io.gaugewire.spc.gaugestudy.NestedStudy;
import io.gaugewire.spc.gaugestudy.TypeOneStudy;
import io.gaugewire.spc.gaugestudy.VarianceComponents;
import io.gaugewire.spc.gaugestudy.VariationSource;
import io.gaugewire.spc.limits.Subgroup;
import io.gaugewire.spc.limits.SubgroupSigma;
import io.gaugewire.spc.summary.Autocorrelation;
import io.gaugewire.spc.summary.Moments;
import io.gaugewire.spc.summary.OneWayAnova;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Values of any magnitude, ties and near-ties: a figure is a number or a reason, never NaN. */
class NeverNaNTest {
  private static final long SAMPLES = Long.getLong("spc.fuzz.samples", 400);

  @Test
  void everyFigureIsANumberOrAReason() {
    for (long seed = 0; seed < SAMPLES; seed++) {
      Random random = new Random(seed);
      double[] values = wild(random, 8 + random.nextInt(12));
      String text = figures(random, values);
      assertThat(text)
          .as("seed %d, values %s", seed, Arrays.toString(values))
          .doesNotContain("NaN")
          .doesNotContain("Infinity");
    }
  }

  private static double[] wild(Random random, int n) {
    double size = Math.pow(10, random.nextInt(300) - 150.0);
    double spread = Math.pow(10, -random.nextInt(20));
    boolean signed = random.nextBoolean();
    int steps = 1 + random.nextInt(1000);
    double[] values = new double[n];
    for (int i = 0; i < n; i++) {
      double step = Math.rint(random.nextDouble() * steps) / steps;
      values[i] = Math.min(size, 5e149) * (1 + spread * step);
      if (signed && random.nextBoolean()) {
        values[i] = -values[i];
      }
      if (random.nextInt(40) == 0) {
        values[i] = 0;
      }
    }
    return values;
  }

  private static String figures(Random random, double[] values) {
    Moments moments = Moments.of(values);
    List<Object> figures = new ArrayList<>();
    figures.add(moments);
    figures.add(Autocorrelation.atLag(1, values));
    figures.add(AutocorrelationCheck.of(Arrays.copyOf(values, 10)));
    figures.add(AndersonDarling.normality(values));
    figures.add(ShapiroWilk.normality(values));
    figures.add(JohnsonFit.of(values));
    figures.add(BoxCox.estimate(0.95, values));
    for (Family family : Family.values()) {
      figures.add(Fit.of(family, values));
    }
    double width = Math.max(Math.abs(moments.mean()), Double.MIN_NORMAL);
    SpecificationLimits limits =
        SpecificationLimits.between(moments.mean() - width, moments.mean() + width)
            .withTarget(moments.mean() + width * random.nextDouble());
    figures.add(Nonconforming.observed(limits, values));
    addStudy(figures, values, limits);
    addGaugeStudies(figures, values);
    return figures.toString();
  }

  private static void addStudy(List<Object> figures, double[] values, SpecificationLimits limits) {
    CapabilityStudy study =
        CapabilityStudy.ofSubgroups(
            List.of(
                Subgroup.of(Arrays.copyOf(values, 4)),
                Subgroup.of(Arrays.copyOfRange(values, 4, values.length))),
            SubgroupSigma.POOLED,
            limits);
    figures.add(study.withinIndices());
    figures.add(study.overallIndices());
    figures.add(study.withinIntervals(0.95));
    figures.add(study.overallIntervals(0.95));
    figures.add(study.expectedWithin());
    figures.add(study.expectedOverall());
    figures.add(study.cpmInterval(0.95));
    for (CpmDefinition definition : CpmDefinition.values()) {
      figures.add(study.cpm(definition));
    }
    figures.add(study.overallDistribution().then(n -> Nonconforming.benchmarkZ(n, limits)));
  }

  private static void addGaugeStudies(List<Object> figures, double[] values) {
    double[][] half = {Arrays.copyOf(values, 2), Arrays.copyOfRange(values, 2, 4)};
    double[][] other = {Arrays.copyOfRange(values, 4, 6), Arrays.copyOfRange(values, 6, 8)};
    figures.add(OneWayAnova.of(List.of(half[0], half[1], other[0])).f());
    double[][][] readings = {half, other};
    CrossedStudy crossed = CrossedStudy.of(readings);
    figures.add(crossed.interactionSignificance());
    figures.add(crossed.select(0.05));
    for (CrossedStudy.Model model : CrossedStudy.Model.values()) {
      addComponents(figures, crossed.components(model));
    }
    addComponents(figures, NestedStudy.of(readings).components());
    addComponents(figures, AverageRangeStudy.of(readings).components());
    BiasStudy bias = BiasStudy.of(values[0], values);
    figures.add(List.of(bias.t(), bias.pValue(), bias.interval(0.95)));
    TypeOneStudy typeOne = TypeOneStudy.of(values[0], 1, values);
    figures.add(List.of(typeOne.cg(), typeOne.cgk(), typeOne.capable(1.33)));
  }

  private static void addComponents(List<Object> figures, VarianceComponents components) {
    figures.add(components);
    figures.add(components.distinctCategories());
    for (VariationSource source : VariationSource.values()) {
      Result<Double> share = components.percentStudyVariation(source);
      figures.add(share);
      figures.add(components.percentContribution(source));
    }
  }
}
