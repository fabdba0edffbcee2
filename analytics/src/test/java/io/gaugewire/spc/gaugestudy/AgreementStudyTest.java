package io.gaugewire.spc.gaugestudy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.gaugewire.spc.Result;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AgreementStudyTest {
  private static final String GOOD = "accept";
  private static final String BAD = "reject";

  private static List<List<String>> parts(String... trialsByPart) {
    return Arrays.stream(trialsByPart)
        .map(trials -> trials.chars().mapToObj(c -> c == '+' ? GOOD : BAD).toList())
        .toList();
  }

  private static AgreementStudy<String> study() {
    return new AgreementStudy<>(
        List.of(parts("++", "--", "+-", "++"), parts("++", "--", "--", "--")),
        List.of(GOOD, BAD, BAD, GOOD));
  }

  @Test
  void agreementIsCountedInParts() {
    AgreementStudy<String> study = study();
    assertThat(study.within(0)).isEqualTo(new AgreementStudy.Agreement(3, 4));
    assertThat(study.within(1)).isEqualTo(new AgreementStudy.Agreement(4, 4));
    assertThat(study.againstStandard(0)).isEqualTo(new AgreementStudy.Agreement(3, 4));
    assertThat(study.againstStandard(1)).isEqualTo(new AgreementStudy.Agreement(3, 4));
    assertThat(study.between()).isEqualTo(new AgreementStudy.Agreement(2, 4));
    assertThat(study.allAgainstStandard()).isEqualTo(new AgreementStudy.Agreement(2, 4));
    assertThat(study.between().rate()).isEqualTo(0.5);
  }

  @Test
  void missesAndFalseAlarmsAreCountedInJudgements() {
    AgreementStudy<String> study = study();
    assertThat(study.misses(0, BAD)).isEqualTo(Result.of(new AgreementStudy.Agreement(1, 4)));
    assertThat(study.misses(1, BAD)).isEqualTo(Result.of(new AgreementStudy.Agreement(0, 4)));
    assertThat(study.falseAlarms(0, BAD)).isEqualTo(Result.of(new AgreementStudy.Agreement(0, 4)));
    assertThat(study.falseAlarms(1, BAD)).isEqualTo(Result.of(new AgreementStudy.Agreement(2, 4)));
    AgreementStudy<String> onlyGood =
        new AgreementStudy<>(List.of(parts("+"), parts("+")), List.of(GOOD));
    assertThat(onlyGood.misses(0, BAD)).isInstanceOf(Result.NotAvailable.class);
    assertThat(onlyGood.kappaWithin(0)).isInstanceOf(Result.NotAvailable.class);
    assertThat(onlyGood.kappaBetween(0, 1)).isInstanceOf(Result.NotAvailable.class);
    assertThat(onlyGood.kappaOverall()).isInstanceOf(Result.NotAvailable.class);
    assertThat(onlyGood.kappaAgainstStandard(0)).isInstanceOf(Result.NotAvailable.class);
    assertThat(new AgreementStudy<>(List.of(parts("+")), List.of(GOOD)).kappaOverall().toString())
        .contains("once only");
  }

  @Test
  void kappasOfAStudyComeFromItsJudgements() {
    AgreementStudy<String> study = study();
    // First operator: +1 -1 of part 3 only differ from the standard: observed 7/8, by chance 1/2.
    assertThat(study.kappaAgainstStandard(0).orThrow()).isCloseTo(0.75, within(1e-12));
    // Observed 5/8; + shares 5/8 and 2/8, - shares 3/8 and 6/8.
    assertThat(study.kappaBetween(0, 1).orThrow())
        .isCloseTo((5 / 8.0 - 28 / 64.0) / (1 - 28 / 64.0), within(1e-12));
    assertThat(study.kappaWithin(1).orThrow()).isEqualTo(1);
  }

  /** Cohen's kappa of 20, 5, 10, 15 in a 2 by 2 table is 0.4. */
  @Test
  void cohensKappaOfATextbookTable() {
    List<String> first = new ArrayList<>();
    List<String> second = new ArrayList<>();
    int[] counts = {20, 5, 10, 15};
    for (int cell = 0; cell < 4; cell++) {
      for (int i = 0; i < counts[cell]; i++) {
        first.add(cell < 2 ? GOOD : BAD);
        second.add(cell % 2 == 0 ? GOOD : BAD);
      }
    }
    assertThat(Kappa.cohen(first, second).orThrow()).isCloseTo(0.4, within(1e-12));
    assertThat(Kappa.cohen(second, first).orThrow()).isCloseTo(0.4, within(1e-12));
  }

  /** Fleiss (1971): 10 subjects, 14 raters, 5 categories; published kappa 0.210. */
  @Test
  void fleissKappaOfTheOriginalExample() {
    int[][] counts = {
      {0, 0, 0, 0, 14}, {0, 2, 6, 4, 2}, {0, 0, 3, 5, 6}, {0, 3, 9, 2, 0}, {2, 2, 8, 1, 1},
      {7, 7, 0, 0, 0}, {3, 2, 6, 3, 0}, {2, 5, 3, 2, 2}, {6, 5, 2, 1, 0}, {0, 2, 2, 3, 7}
    };
    List<List<Integer>> parts =
        Arrays.stream(counts)
            .map(
                row -> {
                  List<Integer> judgements = new ArrayList<>();
                  for (int category = 0; category < row.length; category++) {
                    for (int i = 0; i < row[category]; i++) {
                      judgements.add(category);
                    }
                  }
                  return judgements;
                })
            .toList();
    assertThat(Kappa.fleiss(parts).orThrow()).isCloseTo(0.210, within(5e-4));
  }

  @Test
  void judgementsByChanceHaveKappaNearZero() {
    Random random = new Random(3);
    List<List<Integer>> parts = new ArrayList<>();
    for (int i = 0; i < 5000; i++) {
      parts.add(List.of(random.nextInt(3), random.nextInt(3), random.nextInt(3)));
    }
    assertThat(Kappa.fleiss(parts).orThrow()).isCloseTo(0, within(0.03));
    assertThat(
            Kappa.cohen(
                    parts.stream().map(part -> part.get(0)).toList(),
                    parts.stream().map(part -> part.get(1)).toList())
                .orThrow())
        .isCloseTo(0, within(0.05));
  }

  @Test
  void unbalancedStudiesAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AgreementStudy<String>(List.of(), List.of(GOOD)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AgreementStudy<String>(List.of(List.of()), List.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AgreementStudy<>(List.of(parts("+")), List.of(GOOD, BAD)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AgreementStudy<>(List.of(parts("+", "++")), List.of(GOOD, BAD)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AgreementStudy<>(List.of(parts("")), List.of(GOOD)));
    assertThatIllegalArgumentException().isThrownBy(() -> new AgreementStudy.Agreement(3, 2));
    assertThatIllegalArgumentException().isThrownBy(() -> new AgreementStudy.Agreement(-1, 2));
    assertThatIllegalArgumentException().isThrownBy(() -> new AgreementStudy.Agreement(0, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> Kappa.cohen(List.of(GOOD), List.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> Kappa.cohen(List.of(), List.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> Kappa.fleiss(List.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Kappa.fleiss(List.of(List.of(1, 2), List.of(1))));
  }
}
