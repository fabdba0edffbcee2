package io.gaugewire.spc.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.gaugewire.spc.Result;
import io.gaugewire.spc.rate.Proportion;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ObjectiveTest {
  private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
  private static final Instant END = Instant.parse("2026-12-01T00:00:00Z");
  private static final Instant HALF = Instant.parse("2026-11-16T00:00:00Z");
  private static final Target AT_MOST = new Target(Direction.AT_MOST, 0.02, START, END);
  private static final Target AT_LEAST = new Target(Direction.AT_LEAST, 0.98, START, END);

  private static Count count(String at, long count, long of) {
    return new Count(Instant.parse(at), new Proportion(count, of));
  }

  @Test
  void onlyCountsOfThePeriodUpToTheMomentAreIncluded() {
    List<Count> counts =
        List.of(
            count("2026-10-31T23:59:59Z", 50, 50),
            count("2026-11-01T00:00:00Z", 1, 100),
            count("2026-11-16T00:00:00Z", 2, 100),
            count("2026-11-16T00:00:00.000001Z", 50, 50),
            count("2026-12-01T00:00:00Z", 50, 50));
    Standing half = Standing.at(HALF, AT_MOST, counts, 0.95);
    assertThat(half.actual()).isEqualTo(Result.of(new Proportion(3, 200)));
    assertThat(half.last()).isFalse();
    Standing end = Standing.at(END.plusSeconds(9), AT_MOST, counts, 0.95);
    assertThat(end.actual()).isEqualTo(Result.of(new Proportion(53, 250)));
    assertThat(end.last()).isTrue();
    assertThat(AT_MOST.elapsed(HALF)).isCloseTo(0.5, within(1e-12));
    assertThat(AT_MOST.elapsed(END.plusSeconds(5))).isEqualTo(1);
    assertThat(AT_MOST.elapsed(START.minusSeconds(5))).isZero();
  }

  /** The same facts, counted as failures and as successes, have the same status. */
  @Test
  void statusSaysWhetherChanceCouldHaveDoneIt() {
    assertStatus(Status.CLEARLY_MET, 2, 1000);
    assertStatus(Status.MET, 15, 1000);
    assertStatus(Status.MET, 20, 1000);
    assertStatus(Status.MISSED, 25, 1000);
    assertStatus(Status.CLEARLY_MISSED, 60, 1000);
    Standing empty = Standing.at(HALF, AT_MOST, List.of(), 0.95);
    assertThat(empty.status()).isEqualTo(Status.NO_DATA);
    assertThat(empty.actual()).isInstanceOf(Result.NotAvailable.class);
    assertThat(empty.interval()).isInstanceOf(Result.NotAvailable.class);
  }

  private static void assertStatus(Status status, long bad, long of) {
    List<Count> failures = List.of(count("2026-11-02T00:00:00Z", bad, of));
    List<Count> successes = List.of(count("2026-11-02T00:00:00Z", of - bad, of));
    assertThat(Standing.at(HALF, AT_MOST, failures, 0.95).status()).isEqualTo(status);
    assertThat(Standing.at(HALF, AT_LEAST, successes, 0.95).status()).isEqualTo(status);
  }

  @Test
  void aFinishedPeriodForecastsItself() {
    Forecast forecast = Forecast.of(AT_MOST, new Proportion(20, 1000), 0, 0.9);
    assertThat(forecast.expected()).isEqualTo(0.02);
    assertThat(forecast.interval().lower()).isEqualTo(0.02);
    assertThat(forecast.interval().upper()).isEqualTo(0.02);
    assertThat(forecast.chanceToMeet()).isEqualTo(1);
    assertThat(Forecast.of(AT_MOST, new Proportion(21, 1000), 0, 0.9).chanceToMeet()).isZero();
  }

  /** Periods drawn at random end inside the interval as often as it says, or a little more. */
  @Test
  void forecastIntervalsHoldTheEndAsOftenAsTheySay() {
    SplittableRandom random = new SplittableRandom(4711);
    int periods = 3000;
    int inside = 0;
    for (int i = 0; i < periods; i++) {
      double p = random.nextDouble(0.02, 0.3);
      Proportion actual = drawn(random, 300, p);
      Proportion coming = drawn(random, 500, p);
      Forecast forecast = Forecast.of(AT_MOST, actual, 500, 0.9);
      inside += forecast.interval().contains(actual.plus(coming).value()) ? 1 : 0;
    }
    assertThat(inside / (double) periods).isBetween(0.88, 0.945);
  }

  private static Proportion drawn(SplittableRandom random, int n, double p) {
    return new Proportion(IntStream.range(0, n).filter(i -> random.nextDouble() < p).count(), n);
  }

  /**
   * Very many units go over a grid; it must tell the same as every number one by one (quantiles of
   * the beta-binomial by SciPy 1.17: 957263 and 1044127 of the 50 million to come).
   */
  @Test
  void largePeriodsAreForeseenLikeSmallOnes() {
    Forecast large = Forecast.of(AT_MOST, new Proportion(2000, 100_000), 50_000_000, 0.95);
    assertThat(large.interval().lower()).isCloseTo(959_263 / 50_100_000.0, within(3e-6));
    assertThat(large.interval().upper()).isCloseTo(1_046_127 / 50_100_000.0, within(3e-6));
    assertThat(large.chanceToMeet()).isCloseTo(0.49856, within(2e-3));
  }

  @Test
  void unitsToComeFollowThePace() {
    assertThat(Forecast.remainingAtPace(300, 0.25)).isEqualTo(900);
    assertThat(Forecast.remainingAtPace(300, 1)).isZero();
    assertThatIllegalArgumentException().isThrownBy(() -> Forecast.remainingAtPace(3, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> Forecast.remainingAtPace(3, Double.NaN));
  }

  /** Ten rising values: S = 45, Var = 125, Z = 44/√125 = 3.9355. */
  @Test
  void trendsHaveTheTextbooksStatistic() {
    double[] rising = IntStream.rangeClosed(1, 10).asDoubleStream().toArray();
    Trend trend = Trend.of(rising).orThrow();
    assertThat(trend.score()).isEqualTo(45);
    assertThat(trend.pValue()).isCloseTo(8.303e-5, within(1e-7));
    assertThat(trend.verdict(0.05)).isEqualTo(Trend.Verdict.RISING);
    double[] falling = IntStream.rangeClosed(1, 10).mapToDouble(i -> -i).toArray();
    assertThat(Trend.of(falling).orThrow().verdict(0.05)).isEqualTo(Trend.Verdict.FALLING);
    assertThat(Trend.of(1, 2, 3, 4, 5, 6, 7)).isInstanceOf(Result.NotAvailable.class);
    assertThat(Trend.of(new double[9])).isInstanceOf(Result.NotAvailable.class);
    assertThatIllegalArgumentException().isThrownBy(() -> Trend.of(new double[20_001]));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Trend.of(1, 2, 3, 4, 5, 6, 7, Double.NaN));
    assertThatIllegalArgumentException().isThrownBy(() -> trend.verdict(1));
  }

  @Test
  void chanceAloneSeldomLooksLikeATrend() {
    SplittableRandom random = new SplittableRandom(99);
    int series = 4000;
    long wrong =
        IntStream.range(0, series)
            .filter(
                i ->
                    Trend.of(random.ints(12, 0, 8).asDoubleStream().toArray())
                            .orThrow()
                            .verdict(0.05)
                        != Trend.Verdict.NONE)
            .count();
    assertThat(wrong / (double) series).isBetween(0.025, 0.062);
  }

  @Test
  void contributionsAddUpToTheDistanceFromTheTarget() {
    RollUp up =
        RollUp.of(
            Direction.AT_MOST,
            0.02,
            List.of(
                new RollUp.Child("turning", new Proportion(3, 400)),
                new RollUp.Child("assembly", new Proportion(40, 900)),
                new RollUp.Child("coating", new Proportion(1, 5))));
    assertThat(up.total()).isEqualTo(new Proportion(44, 1305));
    assertThat(up.shares().getFirst().child().name()).isEqualTo("assembly");
    assertThat(up.shares().stream().mapToDouble(RollUp.Share::excess).sum())
        .isCloseTo(up.total().value() - 0.02, within(1e-15));
    assertThat(up.shares().stream().mapToDouble(RollUp.Share::countShare).sum())
        .isCloseTo(1, within(1e-15));
    assertThat(up.shares().stream().mapToDouble(RollUp.Share::inspectedShare).sum())
        .isCloseTo(1, within(1e-15));
  }

  @Test
  void whatCannotBeIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Target(Direction.AT_MOST, Double.NaN, START, END));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Target(Direction.AT_MOST, 1.2, START, END));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Target(Direction.AT_MOST, 0.2, END, START));
    assertThatIllegalArgumentException().isThrownBy(() -> Standing.at(HALF, AT_MOST, List.of(), 1));
    Proportion some = new Proportion(1, 10);
    assertThatIllegalArgumentException().isThrownBy(() -> Forecast.of(AT_MOST, some, -1, 0.9));
    assertThatIllegalArgumentException().isThrownBy(() -> Forecast.of(AT_MOST, some, 1, 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RollUp.of(Direction.AT_MOST, 0.1, List.of()));
    RollUp.Child child = new RollUp.Child("a", some);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RollUp.of(Direction.AT_MOST, 0.1, List.of(child, child)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RollUp.of(Direction.AT_MOST, Double.NaN, List.of(child)));
    assertThatIllegalArgumentException().isThrownBy(() -> new RollUp.Child(" ", some));
  }
}
