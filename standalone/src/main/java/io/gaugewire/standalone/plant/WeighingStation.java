package io.gaugewire.standalone.plant;

import java.time.Duration;

/**
 * A scale: a part is put on, swings to rest, lies still and is taken off. The status word has the
 * place of the decimal point and says whether the load moves; a heartbeat says that the scale is
 * alive.
 */
final class WeighingStation extends ModbusDevice {
  private static final Table T = Table.HOLDING;
  private static final int DECIMALS = 3;
  private static final int MOVING_BIT = 0x04;
  private static final double SWINGS_SECONDS = 0.8;
  private static final double RESTS_SECONDS = 1.9;
  private static final double GONE_SECONDS = 2.3;

  private Duration now = Duration.ZERO;
  private Duration loadedAt = Duration.ofMinutes(-1);
  private double weight;

  @Override
  void show(Inspected found, long number) {
    weight = found.value("weight");
    loadedAt = now;
  }

  @Override
  void lapse(Duration realTime) {
    now = realTime;
    double seconds = now.minus(loadedAt).toNanos() / 1e9;
    boolean moving =
        seconds < SWINGS_SECONDS || (seconds >= RESTS_SECONDS && seconds < GONE_SECONDS);
    put32(T, 0, scaled(onThePan(seconds), DECIMALS));
    put32(T, 6, (long) DECIMALS << 27 | (moving ? MOVING_BIT : 0));
    put16(T, 10, (int) (realTime.toMillis() / 100));
  }

  private double onThePan(double seconds) {
    if (seconds < SWINGS_SECONDS) {
      return weight * (1 - Math.exp(-6 * seconds) * Math.cos(20 * seconds));
    }
    if (seconds < RESTS_SECONDS) {
      return weight;
    }
    double left = (GONE_SECONDS - seconds) / (GONE_SECONDS - RESTS_SECONDS);
    return weight * Math.max(0, left);
  }
}
