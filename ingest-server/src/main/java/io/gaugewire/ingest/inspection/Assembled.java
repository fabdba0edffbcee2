package io.gaugewire.ingest.inspection;

import io.gaugewire.ingest.plan.Operation;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** A record with what it was judged to say, ready to be stored. */
record Assembled(
    Submission submission,
    Document document,
    String kind,
    Operation operation,
    Optional<Integer> planVersion,
    Judging.Judged judged,
    Set<String> marks,
    Instant received) {
  Assembled {
    marks = Set.copyOf(marks);
  }
}
