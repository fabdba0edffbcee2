package io.gaugewire.spc.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RuleSetTest {

  private static List<Plotted> points(double... values) {
    List<Plotted> points = new ArrayList<>();
    for (double value : values) {
      points.add(new Plotted.Point(value, 0, 1, 0));
    }
    return points;
  }

  /** Lattice values hit every line and give ties; stages, gaps and changing sigma come along. */
  private static List<Plotted> anySequence(SplittableRandom random) {
    List<Plotted> sequence = new ArrayList<>();
    int length = 1 + random.nextInt(120);
    double drift = (random.nextInt(9) - 4) * 0.25;
    int spread = 1 + random.nextInt(14);
    int stage = 0;
    double center = 0;
    double sigma = 1;
    for (int i = 0; i < length; i++) {
      if (random.nextInt(60) == 0) {
        stage++;
        center = (random.nextInt(5) - 2) * 0.5;
        sigma = 0.5 * (1 + random.nextInt(3));
      }
      if (random.nextInt(40) == 0) {
        sequence.add(new Plotted.Missing(stage));
        continue;
      }
      double zig = spread > 10 ? (i % 2 == 0 ? 0.5 : -0.5) : 0;
      double z = drift + zig + (random.nextInt(2 * spread + 1) - spread) * 0.25;
      sequence.add(new Plotted.Point(center + z * sigma, center, sigma, stage));
    }
    return sequence;
  }

  private static RuleSet anySet(SplittableRandom random) {
    RuleSet set =
        switch (random.nextInt(4)) {
          case 0 -> RuleSet.nelson();
          case 1 -> RuleSet.aiag();
          case 2 -> RuleSet.westernElectric();
          default ->
              RuleSet.none()
                  .with(11, new RunRule.BeyondLimits(2.5))
                  .with(12, new RunRule.SameSide(2 + random.nextInt(5)))
                  .with(13, new RunRule.Trend(3 + random.nextInt(4)))
                  .with(14, new RunRule.Alternation(3 + random.nextInt(6)))
                  .with(15, new RunRule.MostBeyond(3, 3 + random.nextInt(5), 0.75))
                  .with(16, new RunRule.AllWithin(2 + random.nextInt(6), 0.5))
                  .with(17, new RunRule.NoneWithin(2 + random.nextInt(6), 0.5, true));
        };
    return random.nextInt(4) == 0 ? set.restartingAfterSignal() : set;
  }

  @Test
  void findsExactlyWhatTheDefinitionsSay() {
    int hits = 0;
    for (long seed = 0; seed < 4000; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      List<Plotted> sequence = anySequence(random);
      RuleSet set = anySet(random);
      List<RuleHit> found = set.judge(sequence);
      assertThat(found)
          .as("seed %d, %s on %s", seed, set, sequence)
          .isEqualTo(NaiveRules.judge(set, sequence));
      hits += found.size();
    }
    assertThat(hits).as("the sequences must exercise the rules").isGreaterThan(10_000);
  }

  @Test
  void givesTheSameHitsWhenItsMemoryIsSavedAndRestoredBetweenPoints() {
    for (long seed = 0; seed < 500; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      RuleSet set = anySet(random);
      RuleEvaluator straight = new RuleEvaluator(set);
      RuleEvaluator resumed = new RuleEvaluator(set);
      for (int i = 0; i < 100; i++) {
        double value = (random.nextInt(29) - 14) * 0.25;
        assertThat(resumed.accept(value, 0, 1))
            .as("seed %d, point %d, %s", seed, i, set)
            .isEqualTo(straight.accept(value, 0, 1));
        if (random.nextInt(3) == 0) {
          long[] words = new long[resumed.stateSize() + 1];
          resumed.save(words, 1);
          resumed = new RuleEvaluator(set);
          resumed.restore(words, 1);
        }
      }
    }
  }

  @Test
  void treatsBothSidesAlike() {
    for (long seed = 0; seed < 500; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      List<Plotted> sequence = anySequence(random);
      RuleSet set = anySet(random);
      List<Plotted> mirrored = new ArrayList<>();
      for (Plotted place : sequence) {
        mirrored.add(
            switch (place) {
              case Plotted.Missing m -> m;
              case Plotted.Point p ->
                  new Plotted.Point(-p.value(), -p.center(), p.sigma(), p.stage());
            });
      }
      assertThat(set.judge(mirrored)).as("seed %d", seed).isEqualTo(set.judge(sequence));
    }
  }

  @Test
  void namesThePointsThatMakeAPattern() {
    assertThat(RuleSet.nelson().only(5).judge(points(0, 2.5, 0, 2.5)))
        .singleElement()
        .satisfies(
            hit -> {
              assertThat(hit.index()).isEqualTo(3);
              assertThat(hit.points()).containsExactly(1, 3);
            });
    assertThat(RuleSet.nelson().only(3).judge(points(5, 0, 1, 2, 3, 4, 5)))
        .singleElement()
        .satisfies(hit -> assertThat(hit.points()).containsExactly(1, 2, 3, 4, 5, 6));
  }

  @Test
  void reportsAllRulesThatFireAtOnePointNotOnlyTheFirst() {
    assertThat(RuleSet.nelson().judge(points(3.5, 3.5)).stream().filter(h -> h.index() == 1))
        .extracting(RuleHit::number)
        .containsExactly(1, 5);
  }

  /** Nelson 1984 and ISO 8258 ask for points on both sides; AIAG and Minitab do not. */
  @Test
  void demandsBothSidesForRuleEightOnlyWhenAsked() {
    RuleSet bothSides = RuleSet.nelson().only(8).with(8, new RunRule.NoneWithin(8, 1, true));
    List<Plotted> oneSide = points(1.5, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5);
    assertThat(RuleSet.nelson().only(8).judge(oneSide)).hasSize(1);
    assertThat(bothSides.judge(oneSide)).isEmpty();
    assertThat(bothSides.judge(points(1.5, 1.5, 1.5, 1.5, -1.5, 1.5, 1.5, 1.5))).hasSize(1);
  }

  @Test
  void takesOutRulesThatMeanNothingOnAChart() {
    assertThat(RuleSet.nelson().allowedOn(PlottedStatistic.MEAN).rules()).hasSize(8);
    assertThat(RuleSet.nelson().allowedOn(PlottedStatistic.RANGE).rules())
        .extracting(NumberedRule::number)
        .containsExactly(1, 2, 3, 4);
    assertThat(RuleSet.nelson().allowedOn(PlottedStatistic.EWMA).rules())
        .extracting(NumberedRule::number)
        .containsExactly(1);
    assertThatThrownBy(() -> RuleSet.nelson().requireAllowedOn(PlottedStatistic.DEFECTS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[5, 6, 7, 8]")
        .hasMessageContaining("defects");
  }

  @Test
  void refusesWhatCannotBeARuleOrAPoint() {
    assertThatThrownBy(() -> new RunRule.BeyondLimits(Double.NaN)).hasMessageContaining("k must");
    assertThatThrownBy(() -> new RunRule.BeyondLimits(0)).hasMessageContaining("k must");
    assertThatThrownBy(() -> new RunRule.SameSide(1)).hasMessageContaining("2 to 60");
    assertThatThrownBy(() -> new RunRule.Trend(61)).hasMessageContaining("3 to 60");
    assertThatThrownBy(() -> new RunRule.Alternation(2)).hasMessageContaining("3 to 60");
    assertThatThrownBy(() -> new RunRule.MostBeyond(4, 3, 1)).hasMessageContaining("count");
    assertThatThrownBy(() -> new RunRule.AllWithin(15, -1)).hasMessageContaining("k must");
    assertThatThrownBy(() -> new RunRule.NoneWithin(0, 1, true)).hasMessageContaining("2 to 60");
    assertThatThrownBy(() -> new NumberedRule(0, new RunRule.Trend(6))).hasMessageContaining("1");
    assertThatThrownBy(() -> RuleSet.nelson().only(9)).hasMessageContaining("no rule 9");
    assertThatThrownBy(
            () ->
                RuleSet.of(
                    "twice",
                    List.of(
                        new NumberedRule(1, new RunRule.Trend(6)),
                        new NumberedRule(1, new RunRule.Trend(7)))))
        .hasMessageContaining("two rules");
    for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> new Plotted.Point(bad, 0, 1, 0)).hasMessageContaining("finite");
      assertThatThrownBy(() -> new Plotted.Point(0, bad, 1, 0)).hasMessageContaining("finite");
      assertThatThrownBy(() -> new Plotted.Point(0, 0, bad, 0)).hasMessageContaining("sigma");
      RuleEvaluator evaluator = new RuleEvaluator(RuleSet.nelson());
      assertThatThrownBy(() -> evaluator.accept(bad, 0, 1)).hasMessageContaining("finite");
      assertThatThrownBy(() -> evaluator.accept(0, bad, 1)).hasMessageContaining("finite");
      assertThatThrownBy(() -> evaluator.accept(0, 0, bad)).hasMessageContaining("sigma");
    }
    assertThatThrownBy(() -> new Plotted.Point(0, 0, 0, 0)).hasMessageContaining("spread");
  }

  @Test
  void refusesAMemoryThatIsNotOfTheseRules() {
    RuleEvaluator evaluator = new RuleEvaluator(RuleSet.nelson().only(2));
    assertThatThrownBy(() -> evaluator.restore(new long[] {10, 0}, 0))
        .hasMessageContaining("not a memory of these rules");
  }
}
