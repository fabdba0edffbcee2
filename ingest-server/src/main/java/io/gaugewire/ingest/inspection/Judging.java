package io.gaugewire.ingest.inspection;

import io.gaugewire.ingest.characteristic.Specification;
import io.gaugewire.ingest.plan.GaugeStanding;
import io.gaugewire.ingest.plan.PlanContent;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Judges a record: every value against its specification, defects against the plan, gauges against
 * their calibration. A pure function of the document and the rules that held when it was signed.
 */
final class Judging {
  private final Rules rules;
  private final List<JudgedValue> values = new ArrayList<>();
  private final Set<String> marks = new LinkedHashSet<>();

  /** Pieces outside their specification: by serial number, or by their place among the values. */
  private final Set<Object> outside = new HashSet<>();

  private final Map<String, Integer> counted = new HashMap<>();
  private boolean unproven;

  private Judging(Rules rules) {
    this.rules = rules;
  }

  /**
   * What held when the record was signed.
   *
   * @param zone in which a gauge's last day ends
   */
  record Rules(
      Map<String, Specification> specifications,
      Map<String, GaugeStanding> gauges,
      Map<String, String> severities,
      Optional<PlanContent> plan,
      ZoneId zone) {}

  /** A value with whether it is inside its specification, and what a reader must know of it. */
  record JudgedValue(
      String characteristic, Document.Value value, boolean inside, Optional<String> mark) {}

  /** The result. */
  record Judged(
      Verdict verdict,
      int inspected,
      int nonconforming,
      Set<String> marks,
      List<JudgedValue> values) {
    Judged {
      marks = Set.copyOf(marks);
      values = List.copyOf(values);
    }
  }

  static Judged judge(Document document, Rules rules) {
    return new Judging(rules).judge(document);
  }

  private Judged judge(Document document) {
    document.measured().forEach(this::measurement);
    int pieces = counted.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    int looked = document.counts().map(Document.Counts::inspected).orElse(0);
    int inspected = Math.max(pieces, looked);
    int defects =
        document.counts().stream()
            .flatMap(counts -> counts.defects().stream())
            .mapToInt(Document.Defect::count)
            .sum();
    int defective =
        document.counts().flatMap(Document.Counts::nonconforming).orElse(Math.min(defects, looked));
    int nonconforming = Math.min(inspected, outside.size() + defective);
    boolean failed = !outside.isEmpty() || rejects(document, defects);
    rules.plan().ifPresentOrElse(plan -> complete(plan, looked), () -> marks.add("no-plan"));
    Verdict verdict = failed ? Verdict.FAIL : unproven ? Verdict.UNPROVEN : Verdict.PASS;
    return new Judged(verdict, inspected, nonconforming, marks, values);
  }

  private void measurement(Document.Measurement measurement) {
    Specification specification = rules.specifications().get(measurement.characteristic());
    if (specification == null) {
      marks.add("unknown-characteristic");
      unproven = true;
    }
    int piece = 0;
    for (Document.Value value : measurement.values()) {
      boolean counts = !value.repeated().orElse(false);
      boolean inside = specification == null || inside(specification, value.value());
      Optional<String> gauge = gaugeMark(value);
      if (value.source().equals("typed")) {
        marks.add("typed");
      }
      if (counts) {
        gauge.ifPresent(
            mark -> {
              marks.add(mark);
              unproven = true;
            });
        if (!inside) {
          outside.add(value.serial().isPresent() ? value.serial().get() : (Object) piece);
          marks.add("outside-specification");
        }
        piece++;
      }
      values.add(
          new JudgedValue(
              measurement.characteristic(),
              value,
              inside,
              counts ? gauge : Optional.of("repeated")));
    }
    counted.merge(measurement.characteristic(), piece, Integer::sum);
  }

  /** The one place where a value is compared with its specification: in decimals, as drawn. */
  static boolean inside(Specification specification, BigDecimal value) {
    return specification.lower().map(lower -> value.compareTo(lower) >= 0).orElse(true)
        && specification.upper().map(upper -> value.compareTo(upper) <= 0).orElse(true);
  }

  private Optional<String> gaugeMark(Document.Value value) {
    if (value.gauge().isEmpty()) {
      return Optional.empty();
    }
    GaugeStanding gauge = rules.gauges().get(value.gauge().get());
    if (gauge == null) {
      return Optional.of("gauge-unknown");
    }
    if (gauge.withdrawnAt(value.time())) {
      return Optional.of("gauge-withdrawn");
    }
    return value.time().atZone(rules.zone()).toLocalDate().isAfter(gauge.due())
        ? Optional.of("gauge-overdue")
        : Optional.empty();
  }

  private boolean rejects(Document document, int defects) {
    boolean critical =
        document.counts().stream()
            .flatMap(counts -> counts.defects().stream())
            .anyMatch(
                defect ->
                    rules.severities().getOrDefault(defect.code(), "major").equals("critical"));
    int accept =
        rules.plan().flatMap(PlanContent::attributes).map(PlanContent.Attributes::accept).orElse(0);
    return critical || defects > accept;
  }

  private void complete(PlanContent plan, int looked) {
    boolean measured =
        plan.characteristics().stream()
            .allMatch(item -> counted.getOrDefault(item.characteristic(), 0) >= item.sample());
    boolean seen = plan.attributes().map(asked -> looked >= asked.inspect()).orElse(true);
    if (!measured || !seen) {
      marks.add("incomplete");
      unproven = true;
    }
  }
}
