package io.gaugewire.ingest.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gaugewire.settings.Networks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworksTest {
  @ParameterizedTest
  @CsvSource({
    "10.1.20.0/24, 10.1.20.255, true",
    "10.1.20.0/24, 10.1.21.0, false",
    "10.1.20.128/25, 10.1.20.127, false",
    "10.1.20.128/25, 10.1.20.128, true",
    "10.1.3.7, 10.1.3.7, true",
    "10.1.3.7, 10.1.3.8, false",
    "0.0.0.0/0, 203.0.113.9, true",
    "0.0.0.0/0, ::2, false",
    "fd00::/8, fd12:3456::1, true",
    "fd00::/8, fe80::1, false",
    "10.0.0.0/8, unknown, false",
  })
  void anAddressIsInANetworkWhenItsFirstBitsAreTheSame(
      String network, String address, boolean inside) {
    assertThat(Networks.parse(network).hold(address)).isEqualTo(inside);
  }

  @Test
  void commasSeparateNetworks() {
    Networks networks = Networks.parse("10.1.20.0/24, 10.1.3.7");
    assertThat(networks.hold("10.1.3.7")).isTrue();
    assertThat(networks.hold("10.1.20.9")).isTrue();
    assertThat(networks.hold("10.1.3.8")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "hall-1", "10.1.20.0/33", "10.1.20.0/-1", "10.1.20.0/x", "10.1.3.7,"})
  void whatIsNoNetworkIsRefused(String text) {
    assertThatThrownBy(() -> Networks.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is no network");
  }
}
