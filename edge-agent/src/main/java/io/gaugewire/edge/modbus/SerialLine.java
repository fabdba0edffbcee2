package io.gaugewire.edge.modbus;

/**
 * A serial port and its parameters.
 *
 * @param device such as {@code /dev/ttyUSB0} or {@code COM3}
 * @param baud bits per second
 * @param dataBits 7 or 8
 * @param stopBits 1 or 2
 */
public record SerialLine(String device, int baud, int dataBits, Parity parity, int stopBits) {

  /** The parity bit of each character. */
  public enum Parity {
    NONE,
    EVEN,
    ODD
  }

  public SerialLine {
    if (!(baud >= 300 && baud <= 4_000_000)) {
      throw new IllegalArgumentException("baud " + baud + " is outside 300..4000000");
    }
    if (!(dataBits == 7 || dataBits == 8) || !(stopBits == 1 || stopBits == 2)) {
      throw new IllegalArgumentException("data bits are 7 or 8, stop bits 1 or 2");
    }
  }

  /** Nanoseconds one character takes on the wire. */
  long characterNanos() {
    int bits = 1 + dataBits + (parity == Parity.NONE ? 0 : 1) + stopBits;
    return bits * 1_000_000_000L / baud;
  }
}
