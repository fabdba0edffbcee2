package io.gaugewire.spc.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What must hold of the master tables whatever a typist does. */
class SamplingTablesTest {
  private static final SamplingTables TABLES = SamplingTables.iso2859of1999();
  private static final List<CodeLetter> LETTERS =
      Arrays.stream(CodeLetter.values()).filter(letter -> letter != CodeLetter.S).toList();

  /** AQLs in percent nonconforming, for which the tables were designed by binomial risks. */
  private static final List<Aql> PERCENT =
      TABLES.aqls().stream()
          .filter(aql -> aql.percent().doubleValue() >= 0.065)
          .filter(aql -> aql.percent().doubleValue() <= 10)
          .toList();

  private static void everyCell(List<Aql> aqls, BiConsumer<CodeLetter, Aql> check) {
    LETTERS.forEach(letter -> aqls.forEach(aql -> check.accept(letter, aql)));
  }

  private static AttributesPlan plan(Severity severity, CodeLetter letter, Aql aql) {
    return TABLES.plan(severity, letter, aql).plan();
  }

  private static double accepted(AttributesPlan plan, double quality) {
    return new OperatingCharacteristic(plan, OperatingCharacteristic.Counting.NONCONFORMING_UNITS)
        .acceptance(quality);
  }

  @Test
  void lotsAtTheAqlAreAcceptedAsOftenAsTheTablesWereMadeFor() {
    everyCell(
        PERCENT,
        (letter, aql) ->
            assertThat(
                    accepted(plan(Severity.NORMAL, letter, aql), aql.percent().doubleValue() / 100))
                .as("%s, %s", letter, aql)
                .isBetween(0.874, 0.995));
  }

  /** The error most often seen in other programs: tightened inspection that accepts more. */
  @Test
  void tightenedNeverAcceptsMoreThanNormal() {
    everyCell(
        PERCENT,
        (letter, aql) -> {
          for (double factor : new double[] {0.5, 1, 2, 3, 5}) {
            double quality = Math.min(1, factor * aql.percent().doubleValue() / 100);
            assertThat(accepted(plan(Severity.TIGHTENED, letter, aql), quality))
                .as("%s, %s at %s", letter, aql, quality)
                .isLessThanOrEqualTo(accepted(plan(Severity.NORMAL, letter, aql), quality) + 1e-12);
          }
        });
  }

  /** Smaller samples distinguish less: good lots may fare a little worse, bad ones never do. */
  @Test
  void reducedAcceptsNoLessOfBadLotsThanNormal() {
    everyCell(
        PERCENT,
        (letter, aql) -> {
          for (double factor : new double[] {2, 3, 5}) {
            double quality = Math.min(1, factor * aql.percent().doubleValue() / 100);
            assertThat(accepted(plan(Severity.REDUCED, letter, aql), quality))
                .as("%s, %s at %s", letter, aql, quality)
                .isGreaterThanOrEqualTo(
                    accepted(plan(Severity.NORMAL, letter, aql), quality) - 1e-12);
          }
        });
  }

  @Test
  void reducedNeverTakesALargerSampleThanNormal() {
    everyCell(
        TABLES.aqls(),
        (letter, aql) ->
            assertThat(plan(Severity.REDUCED, letter, aql).sampleSize())
                .as("%s, %s", letter, aql)
                .isLessThanOrEqualTo(plan(Severity.NORMAL, letter, aql).sampleSize()));
  }

  @Test
  void samplesDoNotShrinkWithTheLetter() {
    for (Severity severity : Severity.values()) {
      for (Aql aql : TABLES.aqls()) {
        int before = 0;
        for (CodeLetter letter : LETTERS) {
          int size = plan(severity, letter, aql).sampleSize();
          assertThat(size).as("%s %s %s", severity, letter, aql).isGreaterThanOrEqualTo(before);
          before = size;
        }
      }
    }
  }

  @Test
  void acceptanceNumbersGrowWithTheAqlAndAreOnlyThoseOfTheSeries() {
    Map<Severity, Set<Integer>> series =
        Map.of(
            Severity.NORMAL, Set.of(0, 1, 2, 3, 5, 7, 10, 14, 21, 30, 44),
            Severity.TIGHTENED, Set.of(0, 1, 2, 3, 5, 8, 12, 18, 27, 41),
            Severity.REDUCED, Set.of(0, 1, 2, 3, 5, 6, 7, 8, 10, 14, 21, 30));
    series.forEach(
        (severity, numbers) ->
            LETTERS.forEach(
                letter -> {
                  List<Integer> row =
                      TABLES.aqls().stream()
                          .map(aql -> plan(severity, letter, aql).acceptance())
                          .toList();
                  assertThat(row).as("%s %s", severity, letter).isSorted();
                  assertThat(numbers).containsAll(row);
                }));
  }

  /** Plans everybody knows by heart (MIL-STD-105E tables II-A and II-B). */
  @Test
  void anchorsAreWhereTheyBelong() {
    assertThat(plan(Severity.NORMAL, CodeLetter.H, Aql.of("1.0")))
        .isEqualTo(new AttributesPlan(50, 1));
    assertThat(plan(Severity.NORMAL, CodeLetter.J, Aql.of("1.0")))
        .isEqualTo(new AttributesPlan(80, 2));
    assertThat(plan(Severity.TIGHTENED, CodeLetter.J, Aql.of("1")))
        .isEqualTo(new AttributesPlan(80, 1));
    assertThat(plan(Severity.NORMAL, CodeLetter.K, Aql.of("0.65")))
        .isEqualTo(new AttributesPlan(125, 2));
    assertThat(plan(Severity.NORMAL, CodeLetter.L, Aql.of("2.5")))
        .isEqualTo(new AttributesPlan(200, 10));
  }

  @Test
  void wholeLotsAreInspectedWhenTheSampleReachesThem() {
    LotPlan all = TABLES.lotPlan(5, InspectionLevel.II, Aql.of("10"), Severity.NORMAL);
    assertThat(all.inspectAll()).isTrue();
    assertThat(all.unitsToInspect()).isEqualTo(5);
    LotPlan some = TABLES.lotPlan(8, InspectionLevel.II, Aql.of("2.5"), Severity.NORMAL);
    assertThat(some.inspectAll()).isFalse();
    assertThat(some.unitsToInspect()).isEqualTo(5);
  }

  @Test
  void whatTheTablesDoNotHaveIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TABLES.plan(Severity.NORMAL, CodeLetter.A, Aql.of("0.5")))
        .withMessageContaining("0.5");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TABLES.plan(Severity.NORMAL, CodeLetter.S, Aql.of("0.025")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TABLES.plan(Severity.TIGHTENED, CodeLetter.S, Aql.of("0.010")));
    assertThatIllegalArgumentException().isThrownBy(() -> TABLES.codeLetter(InspectionLevel.II, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TABLES.codeLetter(InspectionLevel.II, -5));
    assertThatIllegalArgumentException().isThrownBy(() -> Aql.of("NaN"));
    assertThatIllegalArgumentException().isThrownBy(() -> Aql.of("-1"));
    assertThatIllegalArgumentException().isThrownBy(() -> InspectionLevel.labelled("IV"));
    assertThatIllegalArgumentException().isThrownBy(() -> new AttributesPlan(0, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new AttributesPlan(2, -1));
    assertThatIllegalArgumentException().isThrownBy(() -> new AttributesPlan(2, 1).accepts(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> TABLES.tighter(Aql.of("3")));
  }

  @Test
  void theTighterAqlIsTheNextSmallerOne() {
    assertThat(TABLES.tighter(Aql.of("1.0"))).isEqualTo(Aql.of("0.65"));
    assertThat(TABLES.tighter(Aql.of("0.010"))).isEqualTo(Aql.of("0.010"));
  }

  @Test
  void anEditionWithADefectIsNotRead() {
    Map<String, String> rows = rows();
    assertThat(SamplingTables.of(rows).edition()).isEqualTo("ISO 2859-1:1999");
    rows.computeIfPresent("normal.R", (name, cells) -> cells.replaceFirst("\\^", "v"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SamplingTables.of(rows))
        .withMessageContaining("normal.R");
    rows.remove("normal.R");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SamplingTables.of(rows))
        .withMessageContaining("normal.R");
  }

  private static Map<String, String> rows() {
    ResourceBundle bundle =
        ResourceBundle.getBundle("io.gaugewire.spc.acceptance.iso-2859-1-1999", Locale.ROOT);
    return new HashMap<>(
        bundle.keySet().stream().collect(Collectors.toMap(key -> key, bundle::getString)));
  }
}
