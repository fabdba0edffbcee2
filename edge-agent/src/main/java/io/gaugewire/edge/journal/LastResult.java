package io.gaugewire.edge.journal;

import io.gaugewire.wire.ReadingColumns;
import io.gaugewire.wire.StationResult;

/**
 * What is remembered of a station's last result.
 *
 * @param timeMicros its source time
 * @param counter the station's running number of the part, or −1 where it has none
 * @param fingerprint of its content, see {@link #fingerprint}
 */
public record LastResult(long timeMicros, long counter, long fingerprint) {

  /**
   * @param values the readings of this result alone
   */
  public static LastResult of(StationResult result, ReadingColumns values) {
    return new LastResult(result.timeMicros(), result.counter(), fingerprint(result, values));
  }

  /**
   * A 64-bit hash over all that a station reported, but neither time nor counter: two results with
   * different fingerprints are different results. The readings at {@code result}'s own time count.
   */
  public static long fingerprint(StationResult result, ReadingColumns values) {
    long hash = 1;
    hash = mixed(hash, result.part().serial());
    hash = mixed(hash, result.part().batch());
    hash = mixed(hash, result.part().partNumber());
    hash = mixed(hash, result.verdict().name());
    for (StationResult.DefectCount defect : result.defects()) {
      hash = mixed(mixed(hash, defect.code()), defect.count());
    }
    // A sum does not depend on the order, and sealing a parcel sorts its readings.
    long sum = 0;
    for (int i = 0; i < values.size(); i++) {
      if (values.timeMicros(i) == result.timeMicros()) {
        long bits = Double.doubleToLongBits(values.value(i));
        sum += mixed(mixed(mixed(17, values.tag(i)), bits), values.quality(i));
      }
    }
    return mixed(hash, sum);
  }

  private static long mixed(long hash, String text) {
    long mixed = mixed(hash, text.length());
    for (int i = 0; i < text.length(); i++) {
      mixed = mixed(mixed, text.charAt(i));
    }
    return mixed;
  }

  // The finaliser of MurmurHash3 (Austin Appleby, public domain): every bit moves every bit.
  private static long mixed(long hash, long value) {
    long bits = hash * 31 + value;
    bits = (bits ^ (bits >>> 33)) * 0xff51afd7ed558ccdL;
    bits = (bits ^ (bits >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return bits ^ (bits >>> 33);
  }
}
