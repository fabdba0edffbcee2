package io.gaugewire.edge.modbus;

import java.nio.charset.StandardCharsets;

/** Turns register bytes, as they came over the wire, into numbers and text. */
final class Words {
  private static final double TWO_TO_64 = 0x1p64;

  private Words() {}

  /** The words of a value put together in the given order, unsigned, least significant bit last. */
  static long raw(byte[] image, int offset, int words, WordOrder order) {
    long raw = 0;
    for (int i = 0; i < words; i++) {
      int at = offset + 2 * (order.lowWordFirst() ? words - 1 - i : i);
      int first = image[at] & 0xff;
      int second = image[at + 1] & 0xff;
      int word = order.lowByteFirst() ? (second << 8) | first : (first << 8) | second;
      raw = (raw << 16) | word;
    }
    return raw;
  }

  /**
   * The bits of a register as a whole number: sign extended, digits of BCD joined, floats as their
   * bits.
   */
  static long whole(RegisterType type, long raw) {
    return switch (type) {
      case INT16 -> (short) raw;
      case INT32 -> (int) raw;
      case BCD16, BCD32 -> bcd(raw);
      case BIT, UINT16, UINT32, INT64, UINT64, FLOAT32, FLOAT64, STRING -> raw;
    };
  }

  /**
   * The number the bits stand for; NaN when they stand for none, such as a BCD digit above nine.
   */
  static double number(RegisterType type, long raw) {
    return switch (type) {
      case FLOAT32 -> widened(Float.intBitsToFloat((int) raw));
      case FLOAT64 -> Double.longBitsToDouble(raw);
      case UINT64 -> raw >= 0 ? raw : raw + TWO_TO_64;
      case BCD16, BCD32 -> {
        long digits = bcd(raw);
        yield digits < 0 ? Double.NaN : digits;
      }
      case BIT, INT16, UINT16, INT32, UINT32, INT64 -> whole(type, raw);
      case STRING -> Double.NaN;
    };
  }

  private static double widened(float value) {
    return value;
  }

  /** The decimal number behind the digits, or -1 when one of them is above nine. */
  static long bcd(long raw) {
    long value = 0;
    for (int shift = 28; shift >= 0; shift -= 4) {
      long digit = (raw >>> shift) & 0xf;
      if (digit > 9) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return value;
  }

  /** Text up to its first NUL, without surrounding blanks. Bytes outside ASCII become U+FFFD. */
  static String text(byte[] image, int offset, int words, WordOrder order) {
    byte[] bytes = new byte[2 * words];
    int length = 0;
    for (int i = 0; i < bytes.length; i++) {
      byte next = image[offset + (order.lowByteFirst() ? i ^ 1 : i)];
      if (next == 0) {
        break;
      }
      bytes[length++] = next;
    }
    return new String(bytes, 0, length, StandardCharsets.US_ASCII).strip();
  }
}
