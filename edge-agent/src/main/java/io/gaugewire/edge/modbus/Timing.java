package io.gaugewire.edge.modbus;

import java.time.Duration;

/**
 * How long a connection waits.
 *
 * @param timeout from the end of a request to the last byte of its reply
 * @param connectTimeout until a connection stands
 * @param pause between a reply and the next request, for devices that need rest
 * @param pauseAfterConnect before the first request
 */
public record Timing(
    Duration timeout, Duration connectTimeout, Duration pause, Duration pauseAfterConnect) {

  public static final Timing DEFAULT =
      new Timing(Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ZERO, Duration.ZERO);

  public Timing {
    if (!(timeout.toMillis() >= 1) || !(connectTimeout.toMillis() >= 1)) {
      throw new IllegalArgumentException("timeouts are at least 1 ms");
    }
    if (pause.isNegative() || pauseAfterConnect.isNegative()) {
      throw new IllegalArgumentException("a pause cannot be negative");
    }
  }
}
