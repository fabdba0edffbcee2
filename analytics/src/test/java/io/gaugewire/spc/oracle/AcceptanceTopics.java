package io.gaugewire.spc.oracle;

import io.gaugewire.spc.acceptance.Aql;
import io.gaugewire.spc.acceptance.CodeLetter;
import io.gaugewire.spc.acceptance.InspectedLot;
import io.gaugewire.spc.acceptance.InspectionLevel;
import io.gaugewire.spc.acceptance.LotPlan;
import io.gaugewire.spc.acceptance.ReductionPermit;
import io.gaugewire.spc.acceptance.SamplingTables;
import io.gaugewire.spc.acceptance.Severity;
import io.gaugewire.spc.acceptance.SwitchingHistory;
import io.gaugewire.spc.acceptance.SwitchingState;
import io.gaugewire.spc.acceptance.TablePlan;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** ISO 2859-1: letters, plans and switching. */
final class AcceptanceTopics {
  static final Map<String, Topic> ALL =
      Map.of(
          "iso2859-code-letters", AcceptanceTopics::letters,
          "iso2859-single-plans", AcceptanceTopics::plans,
          "iso2859-switching", AcceptanceTopics::switching);

  private static final SamplingTables TABLES = SamplingTables.iso2859of1999();

  private AcceptanceTopics() {}

  private static Map<String, ?> letters(JsonNode input) {
    InspectionLevel level = InspectionLevel.labelled(input.get("level").stringValue());
    return Map.of(
        "codeLetters",
        input
            .get("lotSizes")
            .valueStream()
            .map(size -> TABLES.codeLetter(level, size.intValue()).name())
            .toList());
  }

  private static Map<String, ?> plans(JsonNode input) {
    Severity severity = severity(input.get("severity"));
    if (input.hasNonNull("lotSize")) {
      return lot(
          TABLES.lotPlan(
              input.get("lotSize").intValue(),
              InspectionLevel.labelled(input.get("level").stringValue()),
              Aql.of(input.get("aql").stringValue()),
              severity));
    }
    CodeLetter letter = CodeLetter.valueOf(input.get("codeLetter").stringValue());
    return Map.of(
        "plans",
        input
            .get("aqls")
            .valueStream()
            .map(aql -> fields(TABLES.plan(severity, letter, Aql.of(aql.stringValue()))))
            .toList());
  }

  private static Map<String, ?> lot(LotPlan plan) {
    Map<String, Object> fields = fields(plan.table());
    fields.put("codeLetter", plan.codeLetter().name());
    fields.put("inspectAll", plan.inspectAll());
    return fields;
  }

  private static Map<String, Object> fields(TablePlan plan) {
    Map<String, Object> fields = new HashMap<>();
    fields.put("planLetter", plan.letter().name());
    fields.put("sampleSize", plan.plan().sampleSize());
    fields.put("ac", plan.plan().acceptance());
    fields.put("re", plan.plan().rejection());
    return fields;
  }

  private static Map<String, ?> switching(JsonNode input) {
    ReductionPermit permit =
        new ReductionPermit(
            input.get("productionSteady").booleanValue(),
            input.get("reducedApproved").booleanValue());
    SwitchingHistory history = SwitchingHistory.startingAt(severity(input.get("startSeverity")));
    for (JsonNode lot : input.get("lots")) {
      history = history.after(lot(lot), permit);
    }
    return Map.of(
        "lots", history.steps().stream().map(AcceptanceTopics::step).toList(),
        "finalSeverity", name(history.state()));
  }

  private static InspectedLot lot(JsonNode lot) {
    return new InspectedLot(
        lot.get("accepted").booleanValue(),
        lot.get("ac").intValue(),
        lot.path("acceptedTighter").asBoolean(false),
        lot.path("irregular").asBoolean(false),
        lot.path("resubmitted").asBoolean(false));
  }

  private static Map<String, ?> step(SwitchingHistory.Step step) {
    return Map.of(
        "severityUsed", name(step.before()),
        "severityAfter", name(step.after()),
        "switchingScore", step.switchingScore());
  }

  private static String name(SwitchingState state) {
    return state
        .severity()
        .map(severity -> severity.name().toLowerCase(Locale.ROOT))
        .orElse("discontinued");
  }

  private static Severity severity(JsonNode node) {
    return Severity.valueOf(node.stringValue().toUpperCase(Locale.ROOT));
  }
}
