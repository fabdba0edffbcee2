package io.gaugewire.ingest.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReportStateTest {
  /** REP-1, REP-4: nothing is issued that was not approved, and what is revised stays so. */
  @Test
  void noSequenceOfActsIssuesWhatNobodyApproved() {
    for (int seed = 0; seed < 500; seed++) {
      Random random = new Random(seed);
      ReportState at = ReportState.DRAFT;
      boolean approved = false;
      for (int i = 0; i < 12; i++) {
        ReportState.Act act = ReportState.Act.values()[random.nextInt(3)];
        Optional<ReportState> after = at.after(act);
        if (at == ReportState.REVISED) {
          assertThat(after).as("seed " + seed).isEmpty();
        }
        at = after.orElse(at);
        approved |= at == ReportState.APPROVED;
        if (at == ReportState.ISSUED) {
          assertThat(approved).as("seed " + seed).isTrue();
        }
        assertThat(ReportState.of(at.key())).isEqualTo(at);
      }
    }
  }
}
