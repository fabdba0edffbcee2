package io.gaugewire.ingest.store;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Which tag a stream means by which number: one to one, or the ledger could not be recomputed from
 * the rows. Confined to one thread.
 */
final class TagNumbers {
  /** Largest number a stream may use; bounds the table. */
  static final int MOST = 1_000_000;

  private int[] ids = new int[64];
  private final Map<Integer, Integer> numbers = new HashMap<>();

  /** The tag's id, or 0 when the number was never announced. */
  int id(int number) {
    return number < ids.length ? ids[number] : 0;
  }

  /** The number that the stream gave to a tag, or 0. */
  int number(int id) {
    return numbers.getOrDefault(id, 0);
  }

  /** Learns a pair; false when it contradicts what the stream said before. */
  boolean add(int number, int id) {
    int known = id(number);
    if (known != 0) {
      return known == id;
    }
    if (number > MOST || numbers.putIfAbsent(id, number) != null) {
      return false;
    }
    if (number >= ids.length) {
      ids = Arrays.copyOf(ids, Math.max(ids.length * 2, number + 1));
    }
    ids[number] = id;
    return true;
  }

  /** The ids of all tags of the stream. */
  int[] ids() {
    return numbers.keySet().stream().mapToInt(Integer::intValue).sorted().toArray();
  }
}
