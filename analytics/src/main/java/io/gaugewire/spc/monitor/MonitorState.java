package io.gaugewire.spc.monitor;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * The whole memory of a monitor in some ten to some hundred bytes (open subgroup included). Two
 * monitors that will behave alike have equal states.
 *
 * <p>Layout, big-endian: magic "GWM", version 1, fingerprint of the chart (4), subgroups closed
 * (8), limit version in use (4, 0 = none), flags (1: interrupted), then the plotted statistics'
 * running values, the rules' memories and the open subgroup, and a CRC-32 of all that (4).
 */
public final class MonitorState {
  private final byte[] bytes;

  private MonitorState(byte[] bytes) {
    this.bytes = bytes;
  }

  /** A state read back from where it was stored; {@link ChartMonitor#resume} checks it. */
  public static MonitorState of(byte[] bytes) {
    return new MonitorState(bytes.clone());
  }

  /** The bytes to store. */
  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MonitorState that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "MonitorState[" + HexFormat.of().formatHex(bytes) + "]";
  }
}
