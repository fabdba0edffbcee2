package io.gaugewire.ingest.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SamplingTest {
  private static final Sampling AQL = aql("II", "2.5", false);

  private static Sampling aql(String level, String aql, boolean reduced) {
    return new Sampling(
        "aql", Optional.empty(), Optional.of(level), Optional.of(aql), Optional.of(reduced));
  }

  private static Sampling every(int pieces) {
    return new Sampling(
        "every", Optional.of(pieces), Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static Sampling.Lot lot(int found) {
    return new Sampling.Lot(100, found, false);
  }

  @Test
  void everySoManyMeansOneOfEachBegunDozen() {
    assertThat(every(12).of(100, 1, List.of()))
        .isEqualTo(new Sampling.Asked(9, 1, Optional.empty()));
    assertThat(every(12).of(96, 1, List.of()).inspect()).isEqualTo(8);
    assertThat(every(12).of(1, 1, List.of()).inspect()).isEqualTo(1);
    assertThat(
            new Sampling(
                    "all", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty())
                .of(37, 0, List.of())
                .inspect())
        .isEqualTo(37);
  }

  // ISO 2859-1:1999, tables 1 and 2-A: N = 100 at level II is letter F, n = 20, Ac = 1 at AQL 2.5.
  @Test
  void theFirstBatchIsInspectedByTheNormalTable() {
    assertThat(AQL.of(100, 9, List.of()))
        .isEqualTo(new Sampling.Asked(20, 1, Optional.of("normal")));
    assertThat(AQL.of(5, 9, List.of()).inspect()).as("no more than there are").isLessThan(6);
    assertThat(AQL.of(1, 9, List.of())).isEqualTo(new Sampling.Asked(1, 0, Optional.of("normal")));
  }

  // ISO 2859-1:1999, 9.3.2: two of five not accepted. 9.3.4: five accepted in a row. 9.4: five not
  // accepted under tightened inspection.
  @Test
  void severityFollowsWhatWasFoundBefore() {
    List<Sampling.Lot> before = new ArrayList<>(List.of(lot(0), lot(2), lot(0)));
    assertThat(AQL.of(100, 0, before).severity()).hasValue("normal");
    before.add(lot(2));
    assertThat(AQL.of(100, 0, before).severity()).hasValue("tightened");
    List<Sampling.Lot> recovered = new ArrayList<>(before);
    for (int i = 0; i < 5; i++) {
      assertThat(AQL.of(100, 0, recovered).severity()).hasValue("tightened");
      recovered.add(lot(0));
    }
    assertThat(AQL.of(100, 0, recovered).severity()).hasValue("normal");
    for (int i = 0; i < 5; i++) {
      before.add(lot(9));
    }
    assertThat(AQL.of(100, 0, before))
        .as("every piece, and nothing passes")
        .isEqualTo(new Sampling.Asked(100, 0, Optional.of("discontinued")));
  }

  @Test
  void aCriticalDefectIsABatchNotAccepted() {
    Sampling.Lot critical = new Sampling.Lot(100, 1, true);
    assertThat(AQL.of(100, 0, List.of(critical, critical)).severity()).hasValue("tightened");
    assertThat(AQL.of(100, 0, List.of(lot(1), lot(1))).severity()).hasValue("normal");
  }

  @Test
  void inspectionIsReducedOnlyWhereThePlanAllowsIt() {
    List<Sampling.Lot> good = Collections.nCopies(20, lot(0));
    assertThat(AQL.of(100, 0, good).severity()).hasValue("normal");
    assertThat(aql("II", "2.5", true).of(100, 0, good).severity()).hasValue("reduced");
  }

  @Test
  void whatTheTablesDoNotHaveIsRefused() {
    assertThatThrownBy(() -> aql("IV", "1.0", false)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> aql("II", "1.1", false)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> every(0)).isInstanceOf(IllegalArgumentException.class);
  }
}
