package io.gaugewire.ingest.gauges;

import io.gaugewire.ingest.web.Problem;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * The rules of gauge studies: planned in random order, captured run by run, evaluated once nothing
 * is missing, concluded once. Stateless.
 */
final class Studies {
  private final StudyStore store = new StudyStore();

  StudyStore store() {
    return store;
  }

  /** A part or master as it is planned. */
  record PlannedPart(String label, Optional<BigDecimal> reference) {}

  /** What is planned. */
  record Plan(
      UUID id,
      String kind,
      String gauge,
      Optional<String> characteristic,
      List<PlannedPart> parts,
      List<String> appraisers,
      int trials,
      String reason) {}

  /**
   * A value for a run.
   *
   * @param source {@code gauge} or {@code typed}
   * @param reading time of the reading meant, of a gauge
   * @param reason why the run is repeated
   */
  record Capture(
      UUID id,
      int run,
      String source,
      Optional<BigDecimal> value,
      Optional<Instant> reading,
      Optional<String> reason) {}

  void plan(Handle handle, Plan plan, String by, Instant at) {
    StudyKind kind = StudyKind.of(plan.kind());
    kind.unfit(plan.parts().size(), plan.appraisers().size(), plan.trials())
        .ifPresent(
            unfit -> {
              throw Problem.badField(unfit.field(), unfit.because());
            });
    requireParts(kind, plan.parts());
    requireAppraisers(handle, plan.appraisers());
    if (kind != StudyKind.AGREEMENT) {
      String code =
          plan.characteristic()
              .orElseThrow(
                  () -> Problem.badField("characteristic", "Name the characteristic measured."));
      if (store.measured(handle, code).isEmpty()) {
        throw Problem.badField("characteristic", "There is no characteristic of that code.");
      }
    } else if (plan.characteristic().isPresent()) {
      throw Problem.badField("characteristic", "Judgements have none; leave it out.");
    }
    List<StudyStore.Part> parts = new ArrayList<>();
    for (PlannedPart part : plan.parts()) {
      parts.add(
          new StudyStore.Part(
              parts.size() + 1,
              part.label(),
              part.reference(),
              Optional.empty(),
              Optional.empty()));
    }
    store.add(handle, opened(plan, by, at), parts, runs(plan));
  }

  private static StudyStore.Stored opened(Plan plan, String by, Instant at) {
    return new StudyStore.Stored(
        plan.id(),
        0,
        plan.kind(),
        plan.gauge(),
        plan.characteristic(),
        plan.appraisers(),
        plan.trials(),
        "open",
        by,
        at,
        plan.reason(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        0,
        0);
  }

  private static void requireParts(StudyKind kind, List<PlannedPart> parts) {
    Set<String> labels = new HashSet<>();
    Set<BigDecimal> references = new HashSet<>();
    for (int i = 0; i < parts.size(); i++) {
      String at = "parts[" + i + "].";
      PlannedPart part = parts.get(i);
      if (!labels.add(part.label())) {
        throw Problem.badField(at + "label", "Give each part its own label.");
      }
      if (part.reference().isPresent() != kind.references()) {
        throw Problem.badField(
            at + "reference",
            kind.references() ? "Give its known value." : "Leave it out: nobody knows it here.");
      }
      part.reference().map(BigDecimal::stripTrailingZeros).ifPresent(references::add);
      if (kind == StudyKind.AGREEMENT) {
        requireJudgement(at + "reference", part.reference().orElseThrow());
      }
    }
    if (kind == StudyKind.LINEARITY && references.size() < 2) {
      throw Problem.badField("parts", "Give masters of different values.");
    }
  }

  private static void requireJudgement(String field, BigDecimal value) {
    if (value.compareTo(BigDecimal.ZERO) != 0 && value.compareTo(BigDecimal.ONE) != 0) {
      throw Problem.badField(field, "Give 1 for accepted or 0 for rejected.");
    }
  }

  private void requireAppraisers(Handle handle, List<String> appraisers) {
    if (new HashSet<>(appraisers).size() < appraisers.size()) {
      throw Problem.badField("appraisers", "Name each of them once.");
    }
    List<String> strangers = store.strangers(handle, appraisers);
    if (!strangers.isEmpty()) {
      throw Problem.badField(
          "appraisers", "Nobody has the sign-in name " + strangers.getFirst() + ".");
    }
  }

  /**
   * Trial by trial, the appraisers one after the other in random order, each with all parts in
   * random order, so that nobody remembers what a part had.
   */
  private static List<StudyStore.Run> runs(Plan plan) {
    UUID id = plan.id();
    SplittableRandom chance =
        new SplittableRandom(id.getMostSignificantBits() ^ id.getLeastSignificantBits());
    List<StudyStore.Run> runs = new ArrayList<>();
    for (int trial = 1; trial <= plan.trials(); trial++) {
      for (int appraiser : shuffled(plan.appraisers().size(), chance)) {
        for (int part : shuffled(plan.parts().size(), chance)) {
          runs.add(
              new StudyStore.Run(
                  runs.size() + 1,
                  plan.appraisers().get(appraiser),
                  part + 1,
                  trial,
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  0,
                  Optional.empty()));
        }
      }
    }
    return runs;
  }

  private static int[] shuffled(int count, SplittableRandom chance) {
    int[] order = new int[count];
    for (int i = 0; i < count; i++) {
      int place = chance.nextInt(i + 1);
      order[i] = order[place];
      order[place] = i;
    }
    return order;
  }

  StudyStore.Stored known(Handle handle, UUID id) {
    return store
        .one(handle, id)
        .orElseThrow(() -> Problem.notFound("There is no gauge study " + id + "."));
  }

  private StudyStore.Stored open(Handle handle, UUID id) {
    StudyStore.Stored study = known(handle, id);
    if (!study.state().equals("open")) {
      throw Problem.conflict("The study is " + study.state() + "; plan another one.");
    }
    return study;
  }

  void capture(Handle handle, UUID id, Capture capture, String by, Instant at) {
    StudyStore.Stored study = open(handle, id);
    StudyStore.Run run =
        store.runs(handle, id).stream()
            .filter(each -> each.run() == capture.run())
            .findAny()
            .orElseThrow(() -> Problem.badField("run", "The study has " + study.runs() + " runs."));
    if (run.value().isPresent() && capture.reason().isEmpty()) {
      throw Problem.conflict(
          "Run " + run.run() + " has a value; say in 'reason' why it is measured again.");
    }
    boolean typed = capture.source().equals("typed");
    if (typed != capture.value().isPresent()) {
      throw Problem.badField(
          "value", typed ? "Give the value." : "Leave it out: it is taken from the reading.");
    }
    if (typed && capture.reading().isPresent()) {
      throw Problem.badField("reading", "Leave it out for a typed value.");
    }
    Optional<StudyStore.Reading> reading =
        typed ? Optional.empty() : Optional.of(reading(handle, id, capture.reading(), at));
    BigDecimal value = reading.map(StudyStore.Reading::value).or(capture::value).orElseThrow();
    if (study.kind().equals(StudyKind.AGREEMENT.key())) {
      requireJudgement("value", value);
    }
    boolean again = run.value().isPresent();
    store.capture(
        handle,
        id,
        new StudyStore.Run(
            run.run(),
            run.appraiser(),
            run.part(),
            run.trial(),
            Optional.of(value),
            Optional.of(capture.source()),
            reading.map(StudyStore.Reading::tag),
            reading.map(StudyStore.Reading::time),
            Optional.of(by),
            Optional.of(at),
            run.repeats() + (again ? 1 : 0),
            again ? capture.reason() : run.repeatReason()));
  }

  /** Each reading counts once. */
  private StudyStore.Reading reading(
      Handle handle, UUID study, Optional<Instant> wanted, Instant now) {
    return store.readings(handle, study, now).stream()
        .filter(reading -> !reading.used())
        .filter(reading -> wanted.map(reading.time()::equals).orElse(true))
        .findFirst()
        .orElseThrow(
            () ->
                Problem.conflict(
                    "There is no good reading of the last "
                        + StudyStore.FRESH.toMinutes()
                        + " minutes that is not used yet; measure again, or type the value."));
  }

  void leaveOut(Handle handle, UUID id, String label, String reason, String by) {
    StudyStore.Stored study = open(handle, id);
    List<StudyStore.Part> parts = store.parts(handle, id);
    StudyStore.Part part =
        parts.stream()
            .filter(each -> each.label().equals(label))
            .findAny()
            .orElseThrow(() -> Problem.badField("part", "The study has no part of that label."));
    if (part.leftOut().isPresent()) {
      throw Problem.conflict("The part is left out already.");
    }
    int left = (int) parts.stream().filter(each -> each.leftOut().isEmpty()).count() - 1;
    StudyKind kind = StudyKind.of(study.kind());
    if (left < kind.parts()) {
      throw Problem.conflict(
          "The study needs at least " + kind.parts() + " parts; abandon it and plan another one.");
    }
    store.leaveOut(handle, id, part.position(), reason, by);
  }

  /** What comes out, or why nothing does yet. */
  sealed interface Outcome {
    record Evaluated(StudyEvaluation evaluation) implements Outcome {}

    record Missing(String because) implements Outcome {}
  }

  Outcome outcome(Handle handle, StudyStore.Stored study) {
    List<StudyStore.Part> parts =
        store.parts(handle, study.id()).stream().filter(part -> part.leftOut().isEmpty()).toList();
    List<List<List<Double>>> table = table(study, parts, store.runs(handle, study.id()));
    int taken = table.stream().flatMap(List::stream).mapToInt(List::size).sum();
    int missing = study.appraisers().size() * parts.size() * study.trials() - taken;
    if (missing > 0) {
      return new Outcome.Missing(
          missing
              + " of "
              + study.runs()
              + " runs have no value yet; capture them, or leave out"
              + " the parts that cannot be measured any more.");
    }
    Optional<Double> tolerance =
        study
            .characteristic()
            .flatMap(code -> store.measured(handle, code))
            .flatMap(StudyStore.Measured::tolerance);
    try {
      return new Outcome.Evaluated(
          StudyEvaluation.of(
              StudyKind.of(study.kind()),
              new StudyEvaluation.Table(
                  study.appraisers(),
                  parts.stream().map(StudyStore.Part::label).toList(),
                  table,
                  parts.stream()
                      .map(part -> part.reference().orElse(BigDecimal.ZERO).doubleValue())
                      .toList()),
              tolerance));
    } catch (IllegalArgumentException e) {
      return new Outcome.Missing(e.getMessage() + ".");
    }
  }

  /** The values that are there, by appraiser, part and trial. */
  private static List<List<List<Double>>> table(
      StudyStore.Stored study, List<StudyStore.Part> parts, List<StudyStore.Run> runs) {
    Map<String, Optional<BigDecimal>> values =
        runs.stream()
            .collect(
                Collectors.toMap(
                    run -> run.appraiser() + "/" + run.part() + "/" + run.trial(),
                    StudyStore.Run::value));
    List<List<List<Double>>> table = new ArrayList<>();
    for (String appraiser : study.appraisers()) {
      List<List<Double>> ofAppraiser = new ArrayList<>();
      for (StudyStore.Part part : parts) {
        List<Double> trials = new ArrayList<>();
        for (int trial = 1; trial <= study.trials(); trial++) {
          String key = appraiser + "/" + part.position() + "/" + trial;
          values
              .getOrDefault(key, Optional.empty())
              .map(BigDecimal::doubleValue)
              .ifPresent(trials::add);
        }
        ofAppraiser.add(trials);
      }
      table.add(ofAppraiser);
    }
    return table;
  }

  /** The figures of a study that can be concluded. */
  StudyEvaluation concludable(Handle handle, UUID id) {
    return switch (outcome(handle, open(handle, id))) {
      case Outcome.Evaluated(StudyEvaluation evaluation) -> evaluation;
      case Outcome.Missing(String because) -> throw Problem.conflict(because);
    };
  }

  void abandon(Handle handle, UUID id, String reason, String by, Instant at) {
    open(handle, id);
    store.end(
        handle, id, new StudyStore.Ending(Optional.empty(), Optional.empty(), reason, by, at));
  }
}
