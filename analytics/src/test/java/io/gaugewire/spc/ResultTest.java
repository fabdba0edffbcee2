package io.gaugewire.spc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ResultTest {
  @Test
  void carriesTheReasonThroughEveryDerivation() {
    Result<Double> none = Result.notAvailable("the subgroup holds no measurement");
    Result<String> derived = none.map(x -> x + 1).then(x -> Result.of("value " + x));
    assertThat(derived).isEqualTo(Result.notAvailable("the subgroup holds no measurement"));
    assertThat(derived.toOptional()).isEmpty();
    assertThatThrownBy(derived::orThrow)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("not available, because the subgroup holds no measurement");
  }

  @Test
  void derivesFromFiguresThatExist() {
    Result<Integer> two = Result.of(2);
    assertThat(two.map(x -> x * 3).then(x -> Result.of(x + 1)).orThrow()).isEqualTo(7);
    assertThat(two.then(x -> Result.notAvailable("no")).toOptional()).isEmpty();
  }

  @Test
  void demandsAReason() {
    assertThatThrownBy(() -> Result.notAvailable(" ")).isInstanceOf(IllegalArgumentException.class);
  }
}
