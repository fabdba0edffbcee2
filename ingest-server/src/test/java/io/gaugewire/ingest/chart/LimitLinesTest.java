package io.gaugewire.ingest.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lines of dispersion for σ = 1 are the factors of ASTM E2587, table 1, to their last digit. */
class LimitLinesTest {
  @ParameterizedTest
  @CsvSource({
    // d2, D1 and D2.
    "XBAR_R,  2, 1.128, 0,     3.686",
    "XBAR_R,  5, 2.326, 0,     4.918",
    "XBAR_R, 10, 3.078, 0.687, 5.469",
    // c4, B5 and B6.
    "XBAR_S,  2, 0.7979, 0,     2.606",
    "XBAR_S,  5, 0.9400, 0,     1.964",
    "XBAR_S, 10, 0.9727, 0.276, 1.669",
    "XBAR_S, 25, 0.9896, 0.559, 1.420",
    // d2 and D2 of 2.
    "I_MR,    1, 1.128, 0,     3.686"
  })
  void areThoseOfTheKindAndSize(ChartKind kind, int n, double center, double lcl, double ucl) {
    ChartJson.LimitsView lines =
        ChartJson.LimitsView.dispersion(new LimitVersion.Parameters(10, 1, n, kind.method()), kind);
    assertThat(lines.center()).isCloseTo(center, within(1e-3));
    assertThat(lines.ucl()).isCloseTo(ucl, within(1e-3));
    if (lcl == 0) {
      assertThat(lines.lcl()).as("none falls below 0").isEmpty();
    } else {
      assertThat(lines.lcl().orElseThrow()).isCloseTo(lcl, within(1e-3));
    }
    assertThat(lines.sigma()).isCloseTo((ucl - center) / 3, within(1e-3));
  }

  @ParameterizedTest
  @CsvSource({"XBAR_R", "XBAR_S", "I_MR"})
  void judgeWhatIsPlotted(ChartKind kind) {
    assertThat(kind.form().statistics()).hasSize(2);
    assertThat(ChartKind.of(kind.key())).contains(kind);
    assertThat(kind.usual()).isBetween(kind.smallest(), kind.largest());
    RunRules.of(RunRules.ON_LOCATION).requireAllowedOn(kind.form().statistics().getFirst());
    RunRules.of(RunRules.ON_DISPERSION).requireAllowedOn(kind.form().statistics().getLast());
  }
}
