package io.gaugewire.standalone.analyze;

import io.gaugewire.spc.Result;
import io.gaugewire.spc.capability.CapabilityIndices;
import io.gaugewire.spc.capability.CapabilityStudy;
import io.gaugewire.spc.capability.IndexInterval;
import io.gaugewire.spc.capability.Nonconforming;
import io.gaugewire.spc.capability.WithinSigma;
import io.gaugewire.spc.chart.Point;
import io.gaugewire.spc.limits.ControlLimits;
import io.gaugewire.standalone.analyze.Analysis.JudgedPanel;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An analysis as JSON, with every digit. Positions count from 0; what is not available is null. The
 * shape is described in docs/formats/analyze-json.md and grows by adding fields only.
 */
final class JsonReport {
  private static final int FORMAT = 1;
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private JsonReport() {}

  static String of(Analysis analysis) {
    ObjectNode root = MAPPER.createObjectNode();
    root.put("format", FORMAT);
    root.put("chart", analysis.chart().label());
    ArrayNode names = root.putArray("characteristic");
    analysis.characteristic().forEach(names::add);
    ArrayNode stages = root.putArray("stages");
    for (Result<Map<String, Double>> stage : analysis.parameters()) {
      ObjectNode node = stages.addObject();
      stage.toOptional().ifPresent(figures -> new TreeMap<>(figures).forEach(node::put));
    }
    ArrayNode panels = root.putArray("panels");
    analysis.panels().forEach(panel -> write(panel, panels.addObject()));
    analysis.capability().ifPresent(capability -> write(capability, root.putObject("capability")));
    return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
  }

  private static void write(JudgedPanel judged, ObjectNode node) {
    node.put("statistic", judged.panel().statistic());
    ArrayNode starts = node.putArray("stageStarts");
    judged.stageStarts().forEach(starts::add);
    ArrayNode points = node.putArray("points");
    for (Point point : judged.panel().points()) {
      ObjectNode each = points.addObject();
      number(each, "value", point.value());
      number(each, "lcl", point.limits().map(ControlLimits::lcl));
      number(each, "center", point.limits().map(ControlLimits::center));
      number(each, "ucl", point.limits().map(ControlLimits::ucl));
      number(each, "standardError", point.limits().map(ControlLimits::standardError));
    }
    ArrayNode signals = node.putArray("signals");
    for (Analysis.Signal signal : judged.signals()) {
      ObjectNode each = signals.addObject();
      each.put("rule", signal.rule());
      each.put("position", signal.position());
      ArrayNode pattern = each.putArray("points");
      signal.points().forEach(pattern::add);
      each.put("description", signal.says());
    }
  }

  private static void number(ObjectNode node, String name, Result<Double> value) {
    switch (value) {
      case Result.Available<Double>(Double found) -> node.put(name, found);
      case Result.NotAvailable<Double> none -> node.putNull(name);
    }
  }

  private static void write(Analysis.Capability capability, ObjectNode node) {
    CapabilityStudy study = capability.study();
    node.put("kind", capability.statement().kind().name().toLowerCase(Locale.ROOT));
    ArrayNode because = node.putArray("reservations");
    capability.statement().reservations().forEach(because::add);
    node.put("count", study.sample().count());
    node.put("mean", study.sample().mean());
    node.put("sigmaOverall", study.sample().standardDeviation());
    number(node, "sigmaWithin", study.within().map(WithinSigma::value));
    node.put("confidence", capability.confidence());
    indices(
        node.putObject("within"),
        study.withinIndices(),
        study.withinIntervals(capability.confidence()));
    indices(
        node.putObject("overall"),
        study.overallIndices(),
        study.overallIntervals(capability.confidence()));
    number(node, "expectedPpm", study.expectedOverall().map(Nonconforming::totalPpm));
  }

  private static void indices(
      ObjectNode node, CapabilityIndices indices, CapabilityIndices.Intervals intervals) {
    index(node.putObject("spread"), indices.spread(), intervals.spread());
    index(node.putObject("lower"), indices.lower(), intervals.lower());
    index(node.putObject("upper"), indices.upper(), intervals.upper());
    index(node.putObject("minimum"), indices.minimum(), intervals.minimum());
  }

  private static void index(ObjectNode node, Result<Double> value, Result<IndexInterval> interval) {
    number(node, "value", value);
    number(node, "from", interval.map(IndexInterval::lower));
    number(node, "to", interval.map(IndexInterval::upper));
  }
}
