package io.gaugewire.spc.oracle;

import io.gaugewire.spc.Result;
import io.gaugewire.spc.capability.CapabilityIndices;
import io.gaugewire.spc.capability.CapabilityStudy;
import io.gaugewire.spc.capability.CpmDefinition;
import io.gaugewire.spc.capability.IndexInterval;
import io.gaugewire.spc.capability.Nonconforming;
import io.gaugewire.spc.capability.PercentileCapability;
import io.gaugewire.spc.capability.SpecificationLimits;
import io.gaugewire.spc.capability.TransformedCapability;
import io.gaugewire.spc.capability.WithinSigma;
import io.gaugewire.spc.distribution.BoxCox;
import io.gaugewire.spc.distribution.Distribution;
import io.gaugewire.spc.distribution.Exponential;
import io.gaugewire.spc.distribution.Family;
import io.gaugewire.spc.distribution.Fit;
import io.gaugewire.spc.distribution.Gamma;
import io.gaugewire.spc.distribution.Gumbel;
import io.gaugewire.spc.distribution.LogLogistic;
import io.gaugewire.spc.distribution.LogNormal;
import io.gaugewire.spc.distribution.Logistic;
import io.gaugewire.spc.distribution.Normal;
import io.gaugewire.spc.distribution.Rayleigh;
import io.gaugewire.spc.distribution.Weibull;
import io.gaugewire.spc.limits.MovingRangeSigma;
import io.gaugewire.spc.limits.Observations;
import io.gaugewire.spc.limits.SigmaEstimator;
import io.gaugewire.spc.limits.Subgroup;
import io.gaugewire.spc.limits.SubgroupSigma;
import io.gaugewire.spc.summary.Moments;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import tools.jackson.databind.JsonNode;

/** Capability, normal and not. */
final class CapabilityTopics {
  static final Map<String, Topic> ALL =
      Map.of(
          "capability", CapabilityTopics::capability,
          "capability-summary", CapabilityTopics::summary,
          "capability-nonnormal", CapabilityTopics::nonNormal,
          "box-cox", CapabilityTopics::boxCox);

  private CapabilityTopics() {}

  private static Map<String, ?> capability(JsonNode in) {
    CapabilityStudy study = study(in);
    double confidence = confidence(in);
    Map<String, Object> out = new HashMap<>();
    out.put("n", study.sample().count());
    out.put("mean", study.sample().mean());
    out.put("sigmaWithin", study.within().map(WithinSigma::value).toOptional());
    out.put("sigmaOverall", study.sample().standardDeviation());
    putIndices(out, "cp", study.withinIndices());
    putIndices(out, "pp", study.overallIndices());
    Optional<Double> cpm = cpm(study, CpmDefinition.SUM_OF_SQUARES_OVER_N_MINUS_1);
    out.put("cpm", cpm);
    if (cpm.isPresent()) {
      out.put(
          "cpmVariants",
          Map.of(
              "sumOfSquaresOverN", cpm(study, CpmDefinition.SUM_OF_SQUARES_OVER_N),
              "overallVariancePlusBias", cpm(study, CpmDefinition.OVERALL_VARIANCE_PLUS_BIAS),
              "withinVariancePlusBias", cpm(study, CpmDefinition.WITHIN_VARIANCE_PLUS_BIAS)));
    }
    out.put("confidenceIntervals", intervals(study, confidence));
    out.put(
        "ppm",
        Map.of(
            "expectedWithin", study.expectedWithin().map(CapabilityTopics::ppm).toOptional(),
            "expectedOverall", study.expectedOverall().map(CapabilityTopics::ppm).toOptional(),
            "observed", ppm(Nonconforming.observed(study.limits(), allValues(in)))));
    out.put(
        "zBench",
        Map.of(
            "within", benchmark(study.withinDistribution(), study.limits()),
            "overall", benchmark(study.overallDistribution(), study.limits())));
    return out;
  }

  private static Optional<Double> benchmark(Result<Normal> normal, SpecificationLimits limits) {
    return normal.then(n -> Nonconforming.benchmarkZ(n, limits)).toOptional();
  }

  private static Optional<Double> cpm(CapabilityStudy study, CpmDefinition definition) {
    return study.cpm(definition).toOptional();
  }

  private static CapabilityStudy study(JsonNode in) {
    SpecificationLimits limits = limits(in);
    String name = in.get("sigmaWithinEstimator").stringValue();
    if (name.equals("known")) {
      return new CapabilityStudy(
          Moments.of(allValues(in)),
          Result.of(
              new WithinSigma(in.get("knownSigma").doubleValue(), "known", OptionalInt.empty())),
          limits);
    }
    int span = in.hasNonNull("movingRangeSpan") ? in.get("movingRangeSpan").intValue() : 2;
    SigmaEstimator estimator = ChartTopics.estimator(name, span);
    return switch (estimator) {
      case SubgroupSigma ofSubgroups ->
          CapabilityStudy.ofSubgroups(ChartTopics.subgroups(in), ofSubgroups, limits);
      case MovingRangeSigma ofIndividuals ->
          CapabilityStudy.ofIndividuals(observations(in), ofIndividuals, limits);
    };
  }

  private static Observations observations(JsonNode in) {
    return Inputs.observations(in.get("values"));
  }

  private static double[] allValues(JsonNode in) {
    return in.hasNonNull("values")
        ? SummaryTopics.values(in.get("values"))
        : ChartTopics.subgroups(in).stream()
            .map(Subgroup::values)
            .flatMapToDouble(Arrays::stream)
            .toArray();
  }

  private static Map<String, ?> intervals(CapabilityStudy study, double confidence) {
    Map<String, Object> out = new HashMap<>();
    int n = study.sample().count();
    CapabilityIndices.Intervals overall = study.overallIntervals(confidence);
    out.put("pp", interval(overall.spread()));
    out.put("ppl", interval(overall.lower()));
    out.put("ppu", interval(overall.upper()));
    out.put("ppk", interval(overall.minimum()));
    putWithin(out, "DfNMinus1", study.withinIndices().intervals(n, n - 1, confidence));
    if (study.within().toOptional().flatMap(CapabilityTopics::exact).isPresent()) {
      putWithin(out, "DfPooled", study.withinIntervals(confidence));
    }
    out.put("cpm", interval(study.cpmInterval(confidence)));
    return out;
  }

  private static Optional<Integer> exact(WithinSigma sigma) {
    return sigma.exactDegreesOfFreedom().stream().boxed().findFirst();
  }

  private static void putWithin(
      Map<String, Object> out, String suffix, CapabilityIndices.Intervals within) {
    out.put("cp" + suffix, interval(within.spread()));
    out.put("cpl" + suffix, interval(within.lower()));
    out.put("cpu" + suffix, interval(within.upper()));
    out.put("cpk" + suffix, interval(within.minimum()));
  }

  private static Optional<Map<String, ?>> interval(Result<IndexInterval> interval) {
    return interval
        .<Map<String, ?>>map(
            i -> Map.of("lower", i.lower(), "upper", i.upper(), "df", i.degreesOfFreedom()))
        .toOptional();
  }

  private static Map<String, ?> ppm(Nonconforming parts) {
    return Map.of(
        "belowLsl", parts.belowPpm().toOptional(),
        "aboveUsl", parts.abovePpm().toOptional(),
        "total", parts.totalPpm());
  }

  private static void putIndices(
      Map<String, Object> out, String prefix, CapabilityIndices indices) {
    out.put(prefix, indices.spread().toOptional());
    out.put(prefix + "l", indices.lower().toOptional());
    out.put(prefix + "u", indices.upper().toOptional());
    out.put(prefix + "k", indices.minimum().toOptional());
  }

  private static Map<String, ?> summary(JsonNode in) {
    CapabilityStudy study =
        CapabilityStudy.ofMoments(
            new Moments(
                in.get("n").intValue(), in.get("mean").doubleValue(), in.get("sd").doubleValue()),
            limits(in));
    CapabilityIndices.Intervals intervals = study.overallIntervals(confidence(in));
    Map<String, Object> out = new HashMap<>();
    putIndices(out, "pp", study.overallIndices());
    out.put("ppCi", interval(intervals.spread()));
    out.put("pplCi", interval(intervals.lower()));
    out.put("ppuCi", interval(intervals.upper()));
    out.put("ppkCi", interval(intervals.minimum()));
    return out;
  }

  private static Map<String, ?> nonNormal(JsonNode in) {
    Map<String, Object> out = new HashMap<>();
    String name = in.get("distribution").stringValue();
    Distribution distribution;
    if (in.hasNonNull("values")) {
      Fit fit =
          Fit.of(
                  Family.valueOf(name.toUpperCase(Locale.ROOT)),
                  SummaryTopics.values(in.get("values")))
              .orThrow();
      distribution = fit.distribution();
      out.put("parameters", distribution.parameters());
      out.put("logLikelihood", fit.logLikelihood());
    } else {
      JsonNode parameters = in.get("parameters");
      distribution = distribution(name, key -> parameters.get(key).doubleValue());
    }
    PercentileCapability capability = PercentileCapability.of(distribution, limits(in));
    out.put("x0_135", capability.low());
    out.put("x50", capability.median());
    out.put("x99_865", capability.high());
    putIndices(out, "pp", capability.indices());
    out.put("ppm", ppm(capability.expected()));
    return out;
  }

  private static Distribution distribution(String name, Function<String, Double> parameter) {
    return switch (name) {
      case "normal" -> new Normal(parameter.apply("mean"), parameter.apply("sd"));
      case "lognormal" -> new LogNormal(parameter.apply("mu"), parameter.apply("sigma"));
      case "weibull" -> new Weibull(parameter.apply("shape"), parameter.apply("scale"));
      case "gamma" -> new Gamma(parameter.apply("shape"), parameter.apply("scale"));
      case "exponential" -> new Exponential(parameter.apply("mean"));
      case "logistic" -> new Logistic(parameter.apply("location"), parameter.apply("scale"));
      case "loglogistic" -> new LogLogistic(parameter.apply("location"), parameter.apply("scale"));
      case "rayleigh" -> new Rayleigh(parameter.apply("sigma"));
      case "gumbel" -> new Gumbel(parameter.apply("location"), parameter.apply("scale"));
      default -> throw new IllegalArgumentException("no distribution " + name);
    };
  }

  private static Map<String, ?> boxCox(JsonNode in) {
    double[] values = SummaryTopics.values(in.get("values"));
    Map<String, Object> out = new HashMap<>();
    BoxCox used;
    if (in.hasNonNull("lambda")) {
      used = new BoxCox(in.get("lambda").doubleValue());
    } else {
      BoxCox.Estimate estimate = BoxCox.estimate(confidence(in), values).orThrow();
      used = estimate.rounded();
      out.put("lambda", estimate.lambda());
      out.put(
          "lambdaCi",
          Map.of("lower", estimate.lower().toOptional(), "upper", estimate.upper().toOptional()));
      out.put("lambdaRoundedToHalf", used.lambda());
      out.put(
          "profileLogLikelihood",
          DoubleStream.of(-2, -1, -0.5, 0, 0.5, 1, 2)
              .mapToObj(l -> Map.of("lambda", l, "value", BoxCox.profile(l, values)))
              .toList());
    }
    out.put("capability", transformed(used, limits(in), values));
    return out;
  }

  private static Map<String, ?> transformed(
      BoxCox used, SpecificationLimits limits, double[] values) {
    TransformedCapability capability = TransformedCapability.of(used, limits, values).orThrow();
    Map<String, Object> out = new HashMap<>();
    out.put("lambdaUsed", capability.transformation().lambda());
    out.put("transformedMean", capability.sample().mean());
    out.put("transformedSd", capability.sample().standardDeviation());
    out.put("transformedLsl", capability.lower().toOptional());
    out.put("transformedUsl", capability.upper().toOptional());
    putIndices(out, "pp", capability.indices());
    return out;
  }

  private static double confidence(JsonNode in) {
    return in.hasNonNull("confidence") ? in.get("confidence").doubleValue() : 0.95;
  }

  private static SpecificationLimits limits(JsonNode in) {
    return new SpecificationLimits(
        optional(in, "lsl"), optional(in, "target"), optional(in, "usl"));
  }

  static OptionalDouble optional(JsonNode in, String name) {
    return in.hasNonNull(name)
        ? OptionalDouble.of(in.get(name).doubleValue())
        : OptionalDouble.empty();
  }
}
