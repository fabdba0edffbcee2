package io.gaugewire.ingest.inspection;

import io.gaugewire.ingest.batch.Batch;
import io.gaugewire.ingest.batch.BatchState;
import io.gaugewire.ingest.batch.BatchStore;
import io.gaugewire.ingest.batch.Holds;
import io.gaugewire.ingest.batch.Standing;
import io.gaugewire.ingest.plan.Operation;
import io.gaugewire.ingest.plan.Plan;
import io.gaugewire.ingest.plan.PlanContent;
import io.gaugewire.ingest.plan.PlanStore;
import io.gaugewire.ingest.web.Json;
import io.gaugewire.ingest.web.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Takes records in, from desks and from stations under one set of rules. A desk is refused what the
 * rules forbid; what a station signed while it was cut off is stored, marked with what the rules
 * would have said, and announced.
 */
final class Inspections {
  private final InspectionStore store;
  private final Checks checks;
  private final PlanStore plans;
  private final BatchStore batches;
  private final Holds holds;
  private final Finding.Listener listener;
  private final ZoneId zone;
  private final FirstArticle firstArticle;

  Inspections(
      InspectionStore store,
      Checks checks,
      PlanStore plans,
      BatchStore batches,
      Holds holds,
      Finding.Listener listener,
      ZoneId zone) {
    this.store = store;
    this.checks = checks;
    this.plans = plans;
    this.batches = batches;
    this.holds = holds;
    this.listener = listener;
    this.zone = zone;
    this.firstArticle = new FirstArticle(checks.store(), plans);
  }

  /** A batch of the record, and pieces of it presented. */
  private record Share(Batch batch, int quantity) {}

  /** Takes a record in, within the caller's change. */
  void take(Handle handle, Submission submission, Instant at) {
    Document document = document(submission);
    List<Share> shares = shares(handle, document);
    Operation operation = operation(handle, document, shares.getFirst().batch());
    Set<String> marks = new LinkedHashSet<>();
    submission.placement().by().ifPresent(by -> marks.add("placed-by-hand"));
    refuseOrMark(handle, submission, operation, shares, marks);
    int pieces = shares.stream().mapToInt(Share::quantity).sum();
    if (document.kind().equals("inspection") && !document.firstArticle().orElse(false)) {
      for (Share share : shares) {
        firstArticle.require(handle, share.batch(), operation, submission, marks);
      }
    }
    Assembled record = assemble(handle, submission, document, operation, pieces, marks, at);
    boolean first =
        shares.stream()
            .noneMatch(
                share ->
                    store.inspectedBefore(handle, share.batch().id(), record.operation().code()));
    store.add(handle, record, first);
    for (Share share : shares) {
      store.share(handle, submission.id(), share.batch().id(), share.quantity());
    }
    for (Share share : shares) {
      follow(handle, share, operation, record, at);
    }
  }

  private static Document document(Submission submission) {
    return Document.of(Json.parse(submission.content().getBytes(StandardCharsets.UTF_8)))
        .placed(submission.placement());
  }

  /** Takes in what a person at a station reported: no inspection, but a nonconformance. */
  void report(Handle handle, Submission submission, Instant at) {
    Document document = document(submission);
    Document.Nonconformance told =
        document
            .nonconformance()
            .orElseThrow(
                () ->
                    Problem.badField("nonconformance", "The document does not say what is wrong."));
    Share share = shares(handle, document).getFirst();
    Operation operation = operation(handle, document, share.batch());
    if (told.hold()) {
      hold(handle, share.batch(), new Holds.Why(told.code(), submission.signer().name()), at);
    }
    listener.found(
        handle,
        new Finding(
            Finding.Kind.REPORTED,
            Optional.of(submission.id()),
            share.batch().id(),
            operation.code(),
            Math.max(1, told.quantity()),
            submission.signer().name(),
            "Reported at station " + submission.station() + ": " + told.code() + "."),
        at);
  }

  private List<Share> shares(Handle handle, Document document) {
    List<Share> shares = new ArrayList<>();
    for (Document.Share told : document.shares()) {
      Batch batch =
          batches
              .byNumber(handle, told.batch())
              .orElseThrow(
                  () -> Problem.notFound("There is no batch " + told.batch() + "; open it first."));
      int left = batch.standing().left();
      int quantity = told.quantity().orElse(left);
      if (quantity > left) {
        throw Problem.conflict("Only " + left + " pieces are left of batch " + told.batch() + ".");
      }
      shares.add(new Share(batch, quantity));
    }
    return shares;
  }

  private Operation operation(Handle handle, Document document, Batch batch) {
    List<Operation> routing = plans.routing(handle, batch.part());
    return routing.stream()
        .filter(
            step ->
                document
                    .operation()
                    .map(step.code()::equals)
                    .orElse(step.position() == Math.max(1, batch.place().position())))
        .findAny()
        .orElseThrow(
            () ->
                Problem.conflict(
                    "Part "
                        + batch.part()
                        + " has no operation "
                        + document.operation().orElse("yet")
                        + "."));
  }

  private void refuseOrMark(
      Handle handle,
      Submission submission,
      Operation operation,
      List<Share> shares,
      Set<String> marks) {
    for (Share share : shares) {
      Batch batch = share.batch();
      if (!batch.part().equals(operation.part())) {
        throw Problem.conflict("Batch " + batch.number() + " is of another part.");
      }
      boolean later = operation.position() > batch.place().position();
      if (later || !batch.standing().state().inWork()) {
        switch (batch.standing().worked()) {
          case Standing.Step.To to -> {}
          case Standing.Step.Refused(String because) -> {
            if (submission.fromDesk()) {
              throw Problem.conflict(because);
            }
            marks.add("batch-" + batch.standing().state().key());
          }
        }
      }
    }
    boolean qualified =
        submission
            .signer()
            .person()
            .map(
                person ->
                    plans.qualified(
                        handle, person, operation, submission.signed().atZone(zone).toLocalDate()))
            .orElse(false);
    if (!qualified) {
      if (submission.fromDesk()) {
        throw Problem.forbidden(
            "You are not qualified for operation " + operation.code() + " today (INS-6).");
      }
      marks.add("not-qualified");
    }
  }

  private Assembled assemble(
      Handle handle,
      Submission submission,
      Document document,
      Operation operation,
      int pieces,
      Set<String> marks,
      Instant at) {
    String kind =
        switch (document.kind()) {
          case "inspection" -> "inspection";
          case "confirmation" ->
              document.act().orElse("confirmed").equals("re-inspected")
                  ? "reinspection"
                  : "confirmation";
          default -> throw Problem.badField("document.kind", "Give inspection or confirmation.");
        };
    Operation judgedBy = kind.equals("reinspection") ? before(handle, operation) : operation;
    Optional<Plan> plan = plans.plan(handle, judgedBy.part(), judgedBy.code(), submission.signed());
    Judging.Judged judged =
        kind.equals("confirmation")
            ? confirmed(document)
            : Judging.judge(
                document,
                new Judging.Rules(
                    plans.specifications(handle),
                    plans.gauges(handle),
                    store.severities(handle),
                    plan.map(version -> content(handle, version, pieces, submission.signed())),
                    zone));
    marks.addAll(judged.marks());
    return new Assembled(
        submission, document, kind, operation, plan.map(Plan::version), judged, marks, at);
  }

  /** What a version asks of these pieces. */
  private PlanContent content(Handle handle, Plan plan, int pieces, Instant at) {
    return store
        .asked(handle, plan, pieces, at)
        .map(asked -> plan.content().asking(asked))
        .orElse(plan.content());
  }

  private Operation before(Handle handle, Operation operation) {
    return plans.routing(handle, operation.part()).stream()
        .filter(step -> step.position() == operation.position() - 1)
        .findAny()
        .orElseThrow(
            () -> Problem.conflict("There is no operation before " + operation.code() + "."));
  }

  private static Judging.Judged confirmed(Document document) {
    boolean rejected = document.act().orElse("confirmed").equals("rejected");
    return new Judging.Judged(rejected ? Verdict.FAIL : Verdict.PASS, 0, 0, Set.of(), List.of());
  }

  /** What a record means for a batch of it. */
  private void follow(
      Handle handle, Share share, Operation operation, Assembled record, Instant at) {
    Batch batch = share.batch();
    if (operation.position() > batch.place().position()) {
      checks.advance(handle, batch, operation, at);
    }
    UUID id = record.submission().id();
    Verdict verdict = record.judged().verdict();
    if (verdict != Verdict.UNPROVEN) {
      boolean gate = !record.kind().equals("inspection");
      checks.settle(
          handle,
          batch.id(),
          operation,
          gate
              ? CheckStore.GATE
              : record.document().firstArticle().orElse(false) ? CheckStore.FIRST : CheckStore.WORK,
          new Checks.Settled(id, record.submission().signed(), at));
    }
    switch (verdict) {
      case FAIL -> failed(handle, share, record, at);
      case PASS -> {
        if (!record.kind().equals("confirmation")) {
          reinspected(handle, batch.id());
        }
      }
      case UNPROVEN -> {
        if (record.marks().stream().anyMatch(mark -> mark.startsWith("gauge-"))) {
          announce(
              handle,
              Finding.Kind.GAUGE,
              share,
              record,
              "Readings come from a gauge that is overdue, withdrawn or unknown; they cannot pass"
                  + " the batch.",
              at);
        }
      }
    }
  }

  private void failed(Handle handle, Share share, Assembled record, Instant at) {
    boolean rejected = record.kind().equals("confirmation");
    String words =
        rejected
            ? "The record of the operation before was rejected."
            : record.judged().nonconforming()
                + " of "
                + record.judged().inspected()
                + " pieces inspected do not conform.";
    Batch now = batches.byId(handle, share.batch().id());
    hold(handle, now, new Holds.Why(words, record.submission().signer().name()), at);
    announce(
        handle, rejected ? Finding.Kind.REJECTED : Finding.Kind.FAILED, share, record, words, at);
  }

  /** Holds a batch that is neither held nor over. */
  private void hold(Handle handle, Batch batch, Holds.Why why, Instant at) {
    BatchState state = batch.standing().state();
    if (state == BatchState.HOLD || state.over()) {
      return;
    }
    holds.place(
        handle,
        new Holds.Order(
            UUID.randomUUID(),
            Optional.of(batch.id()),
            Optional.empty(),
            Holds.Kind.INSPECTION,
            why),
        at);
  }

  private void announce(
      Handle handle, Finding.Kind kind, Share share, Assembled record, String words, Instant at) {
    listener.found(
        handle,
        new Finding(
            kind,
            Optional.of(record.submission().id()),
            share.batch().id(),
            record.operation().code(),
            Math.max(1, record.judged().nonconforming()),
            record.submission().signer().name(),
            words),
        at);
  }

  private void reinspected(Handle handle, UUID id) {
    Batch batch = batches.byId(handle, id);
    Standing after = Holds.allowed(batch.standing().reinspected());
    if (!after.equals(batch.standing())) {
      batches.stand(handle, id, after);
    }
  }

  /** Declares a record void: it stays, but counts no more, and what it settled is open again. */
  void declareVoid(Handle handle, UUID id, String by, String reason, Instant at) {
    InspectionStore.Stored stored =
        store
            .byId(handle, id)
            .orElseThrow(() -> Problem.notFound("There is no record " + id + "."));
    if (stored.voided().isPresent()) {
      throw Problem.conflict("The record is void already.");
    }
    store.voided(handle, id, by, reason, at);
    for (CheckStore.Check check : checks.store().doneBy(handle, id)) {
      checks.store().reopened(handle, check.id());
    }
  }
}
