package io.gaugewire.ingest.web;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Many numbers as one JSON array, written into bytes as they come and without an object for any of
 * them: for answers of a hundred thousand numbers. Confined to one thread.
 */
public final class JsonNumbers {
  private static final int LONGEST = 32;
  private static final byte[] NULL = {'n', 'u', 'l', 'l'};

  /** 10 to the power of so many decimals; doubles hold every one of them exactly. */
  private static final double[] POWERS = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9};

  /** Up to here every whole number is a double. */
  private static final double WHOLE = 9_007_199_254_740_992.0;

  private static final long LOWER_HALF = 100_000_000;
  private static final byte[] PAIRS = pairs();

  private byte[] bytes;
  private int length;
  private int count;

  /** What stands in the upper digits of the last long number, to be copied for the next. */
  private long upper = -1;

  private int upperAt;
  private int upperLength;

  /**
   * An empty array.
   *
   * @param capacity bytes it has room for before it grows
   */
  public JsonNumbers(int capacity) {
    bytes = new byte[Math.max(LONGEST, capacity)];
    bytes[length++] = '[';
  }

  private static byte[] pairs() {
    byte[] pairs = new byte[200];
    for (int i = 0; i < 100; i++) {
      pairs[2 * i] = (byte) ('0' + i / 10);
      pairs[2 * i + 1] = (byte) ('0' + i % 10);
    }
    return pairs;
  }

  /** Adds a whole number. */
  public void add(long number) {
    begin();
    if (number < 0) {
      text(Long.toString(number));
    } else if (number < LOWER_HALF) {
      decimal(number, 0);
    } else {
      halves(number);
    }
  }

  /**
   * Adds a number: its shortest decimal form, or null when it is not finite.
   *
   * @param decimals places to try first, 0 to 9: a gauge of a known resolution seldom gives more
   */
  public void add(double number, int decimals) {
    begin();
    double scaled = Math.rint(number * POWERS[decimals]);
    // Both are exact, so their quotient is the double nearest to the decimal number: it is the
    // same text that reads back as this very number.
    if (Math.abs(scaled) < WHOLE && scaled / POWERS[decimals] == number && scaled != 0) {
      decimal((long) scaled, decimals);
    } else if (Double.isFinite(number)) {
      text(Double.toString(number));
    } else {
      System.arraycopy(NULL, 0, bytes, length, NULL.length);
      length += NULL.length;
    }
  }

  /** How many there are. */
  public int count() {
    return count;
  }

  /** Adds what another array has, which is not ended, but no more than so many from its front. */
  public void addAll(JsonNumbers others, int most) {
    int added = Math.min(most, others.count);
    if (added <= 0) {
      return;
    }
    int end = others.endOf(added);
    if (bytes.length - length < end) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + end));
    }
    if (count > 0) {
      bytes[length++] = ',';
    }
    System.arraycopy(others.bytes, 1, bytes, length, end - 1);
    length += end - 1;
    count += added;
  }

  /** Where its first numbers end. */
  private int endOf(int first) {
    if (first == count) {
      return length;
    }
    int at = 1;
    for (int left = first; left > 0; at++) {
      if (bytes[at] == ',') {
        left--;
      }
    }
    return at - 1;
  }

  /** Ends the array and gives the bytes it takes. */
  public int close() {
    if (length == bytes.length) {
      bytes = Arrays.copyOf(bytes, length + 1);
    }
    bytes[length++] = ']';
    return length;
  }

  /** Copies the array to a place in a document; gives the place behind it. */
  public int copyTo(byte[] document, int at) {
    System.arraycopy(bytes, 0, document, at, length);
    return at + length;
  }

  private void begin() {
    if (bytes.length - length < LONGEST) {
      bytes = Arrays.copyOf(bytes, bytes.length * 2);
    }
    if (count++ > 0) {
      bytes[length++] = ',';
    }
  }

  private void text(String ascii) {
    byte[] characters = ascii.getBytes(StandardCharsets.ISO_8859_1);
    System.arraycopy(characters, 0, bytes, length, characters.length);
    length += characters.length;
  }

  /** Of neighbours in time the upper digits are nearly always the same. */
  private void halves(long number) {
    long high = number / LOWER_HALF;
    int begun = length;
    if (high == upper) {
      System.arraycopy(bytes, upperAt, bytes, length, upperLength);
      length += upperLength;
    } else {
      text(Long.toString(high));
      upper = high;
      upperLength = length - begun;
    }
    upperAt = begun;
    int low = (int) (number - high * LOWER_HALF);
    pair(low / 1_000_000);
    pair(low / 10_000 % 100);
    pair(low / 100 % 100);
    pair(low % 100);
  }

  private void pair(int number) {
    bytes[length] = PAIRS[2 * number];
    bytes[length + 1] = PAIRS[2 * number + 1];
    length += 2;
  }

  /** So many units of the last of some decimal places, without zeros at the end. */
  private void decimal(long units, int decimals) {
    if (units < 0) {
      bytes[length++] = '-';
    }
    long rest = Math.abs(units);
    int places = decimals;
    while (places > 0 && rest % 10 == 0) {
      rest /= 10;
      places--;
    }
    int digits = 1;
    for (long left = rest; left >= 10 || digits <= places; left /= 10) {
      digits++;
    }
    length += digits + (places > 0 ? 1 : 0);
    int at = length;
    for (int digit = 0; digit < digits; digit++) {
      if (digit == places && places > 0) {
        bytes[--at] = '.';
      }
      bytes[--at] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
  }
}
