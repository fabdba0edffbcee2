package io.gaugewire.ingest.inspection;

import io.gaugewire.ingest.batch.Batch;
import io.gaugewire.ingest.plan.Operation;
import io.gaugewire.ingest.plan.PlanStore;
import io.gaugewire.ingest.web.Problem;
import java.time.Instant;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Nothing else is recorded of a batch at an operation before its first article is (INS-1). */
final class FirstArticle {
  private final CheckStore checks;
  private final PlanStore plans;

  FirstArticle(CheckStore checks, PlanStore plans) {
    this.checks = checks;
    this.plans = plans;
  }

  /** Refuses a record of a desk that comes before the first article, and marks one of a station. */
  void require(
      Handle handle, Batch batch, Operation operation, Submission record, Set<String> marks) {
    if (!waitsFor(handle, batch, operation, record.signed())) {
      return;
    }
    if (record.fromDesk()) {
      throw Problem.conflict(
          "The first article of batch "
              + batch.number()
              + " is not inspected; record it first, with firstArticle.");
    }
    marks.add("no-first-article");
  }

  private boolean waitsFor(Handle handle, Batch batch, Operation operation, Instant at) {
    if (operation.position() > batch.place().position()) {
      return plans
          .plan(handle, operation.part(), operation.code(), at)
          .flatMap(plan -> plan.content().firstArticle())
          .orElse(false);
    }
    return checks.of(handle, batch.id()).stream()
        .filter(check -> check.operation().equals(operation.code()))
        .anyMatch(check -> check.kind().equals("first") && check.state().equals("pending"));
  }
}
