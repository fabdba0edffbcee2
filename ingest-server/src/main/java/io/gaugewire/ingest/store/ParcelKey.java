package io.gaugewire.ingest.store;

/**
 * Names a stored parcel within this database.
 *
 * @param stream the stream's number, 1 to 2^23 − 1
 * @param seq the parcel's number within the stream, 0 (before the first) to 2^40 − 1
 */
public record ParcelKey(int stream, long seq) implements Comparable<ParcelKey> {
  private static final int SEQ_BITS = 40;
  private static final long SEQ_MASK = (1L << SEQ_BITS) - 1;

  /** Largest seq that has room beside its stream in one number. */
  public static final long MOST_SEQ = SEQ_MASK;

  public ParcelKey {
    if (stream < 1 || stream >= 1 << 23) {
      throw new IllegalArgumentException("stream out of range: " + stream);
    }
    if (seq < 0 || seq > SEQ_MASK) {
      throw new IllegalArgumentException("seq out of range: " + seq);
    }
  }

  /** From the one number that stands in the tables. */
  public static ParcelKey of(long number) {
    return new ParcelKey((int) (number >>> SEQ_BITS), number & SEQ_MASK);
  }

  /** The one number that stands in the tables: stream · 2^40 + seq. */
  public long number() {
    return ((long) stream << SEQ_BITS) | seq;
  }

  /** Last number any parcel of a stream can have. */
  static long last(int stream) {
    return ((long) stream << SEQ_BITS) | SEQ_MASK;
  }

  @Override
  public int compareTo(ParcelKey other) {
    return Long.compare(number(), other.number());
  }
}
