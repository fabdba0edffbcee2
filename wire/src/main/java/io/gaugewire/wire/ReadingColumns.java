package io.gaugewire.wire;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Readings as columns: one growing, reusable table of (tag, time, value, quality, raw registers).
 * Filling it allocates nothing once it has grown.
 *
 * <p>Confined to one thread at a time.
 */
public final class ReadingColumns {
  /** Most readings one parcel carries. */
  public static final int MOST = 10_000;

  /** Most bytes of raw registers kept beside one reading. */
  public static final int MOST_RAW = 250;

  private int size;
  private boolean marked;
  private boolean sorted = true;
  private int[] tags;
  private long[] times;
  private double[] values;
  private short[] qualities;
  private byte @Nullable [] @Nullable [] raws;

  /** An empty table with room for {@code capacity} readings before it grows. */
  public ReadingColumns(int capacity) {
    tags = new int[capacity];
    times = new long[capacity];
    values = new double[capacity];
    qualities = new short[capacity];
  }

  public int size() {
    return size;
  }

  public boolean isEmpty() {
    return size == 0;
  }

  public void clear() {
    if (raws != null) {
      Arrays.fill(raws, 0, size, null);
    }
    size = 0;
    marked = false;
    sorted = true;
  }

  /**
   * Adds a reading.
   *
   * @param tag the tag's number within the epoch, positive
   * @param timeMicros source time, microseconds since 1970 UTC
   * @param value in the tag's unit; NaN where the quality says that there is none
   * @param quality marks of {@link Quality}
   */
  public void add(int tag, long timeMicros, double value, int quality) {
    add(tag, timeMicros, value, quality, null);
  }

  /** Adds a reading with the registers it was decoded from; the array is kept, not copied. */
  public void add(int tag, long timeMicros, double value, int quality, byte @Nullable [] raw) {
    if (tag < 1) {
      throw new IllegalArgumentException("a tag's number is positive: " + tag);
    }
    SourceTime.require(timeMicros);
    if ((quality & ~Quality.ALL) != 0) {
      throw new IllegalArgumentException("unknown quality marks: " + quality);
    }
    if (raw != null && raw.length > MOST_RAW) {
      throw new IllegalArgumentException("at most " + MOST_RAW + " raw bytes beside a reading");
    }
    if (size == tags.length) {
      grow();
    }
    tags[size] = tag;
    times[size] = timeMicros;
    values[size] = value;
    qualities[size] = (short) quality;
    marked |= quality != 0;
    if (raw != null) {
      if (raws == null) {
        raws = new byte[tags.length][];
      }
      raws[size] = raw;
    }
    if (size > 0 && sorted) {
      sorted = !after(size - 1, size);
    }
    size++;
  }

  public int tag(int row) {
    return tags[row];
  }

  public long timeMicros(int row) {
    return times[row];
  }

  public double value(int row) {
    return values[row];
  }

  public int quality(int row) {
    return qualities[row];
  }

  /** The registers the reading was decoded from, or null where they were not kept. */
  public byte @Nullable [] raw(int row) {
    return raws == null ? null : raws[row];
  }

  /** Whether any reading carries a quality mark. */
  public boolean anyMarked() {
    return marked;
  }

  /** Whether any reading carries raw registers. */
  public boolean anyRaw() {
    if (raws != null) {
      for (int i = 0; i < size; i++) {
        if (raws[i] != null) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * Whether rows ascend by tag, then time. Rows equal in both ascend by value bits, marks and raw
   * registers, so that the order follows from the contents alone and not from who wrote them down.
   */
  public boolean isSorted() {
    return sorted;
  }

  /** Puts rows into the order that {@link #isSorted} tells of. Allocates only if out of order. */
  public void sort() {
    if (sorted) {
      return;
    }
    int[] order = sortedOrder();
    int[] newTags = new int[tags.length];
    long[] newTimes = new long[tags.length];
    double[] newValues = new double[tags.length];
    short[] newQualities = new short[tags.length];
    byte @Nullable [] @Nullable [] newRaws = raws == null ? null : new byte[tags.length][];
    for (int i = 0; i < size; i++) {
      int from = order[i];
      newTags[i] = tags[from];
      newTimes[i] = times[from];
      newValues[i] = values[from];
      newQualities[i] = qualities[from];
      if (newRaws != null && raws != null) {
        newRaws[i] = raws[from];
      }
    }
    tags = newTags;
    times = newTimes;
    values = newValues;
    qualities = newQualities;
    raws = newRaws;
    sorted = true;
  }

  /**
   * Merge sort of row numbers: stable and without boxing. It begins with the runs that ascend
   * already, for readings come poll by poll, each in order.
   */
  private int[] sortedOrder() {
    int[] from = new int[size];
    int[] to = new int[size];
    for (int row = 0; row < size; row++) {
      from[row] = row;
    }
    int[] starts = runs();
    for (int runs = starts.length - 1; runs > 1; runs = (runs + 1) / 2) {
      for (int run = 0; run < runs; run += 2) {
        int middle = starts[run + 1];
        int end = run + 2 <= runs ? starts[run + 2] : middle;
        merge(from, to, starts[run], middle, end);
        starts[run / 2] = starts[run];
      }
      starts[(runs + 1) / 2] = size;
      int[] swap = from;
      from = to;
      to = swap;
    }
    return from;
  }

  /** Where each ascending run begins, and behind the last one where it ends. */
  private int[] runs() {
    int count = 1;
    for (int row = 1; row < size; row++) {
      count += after(row - 1, row) ? 1 : 0;
    }
    int[] starts = new int[count + 1];
    int run = 0;
    for (int row = 1; row < size; row++) {
      if (after(row - 1, row)) {
        starts[++run] = row;
      }
    }
    starts[count] = size;
    return starts;
  }

  private void merge(int[] from, int[] to, int start, int middle, int end) {
    int left = start;
    int right = middle;
    for (int i = start; i < end; i++) {
      if (left < middle && (right >= end || !after(from[left], from[right]))) {
        to[i] = from[left++];
      } else {
        to[i] = from[right++];
      }
    }
  }

  private boolean after(int row, int other) {
    if (tags[row] != tags[other]) {
      return tags[row] > tags[other];
    }
    return times[row] != times[other] ? times[row] > times[other] : tieAfter(row, other);
  }

  private boolean tieAfter(int row, int other) {
    int order =
        Long.compare(
            Double.doubleToRawLongBits(values[row]), Double.doubleToRawLongBits(values[other]));
    if (order == 0) {
      order = Short.compare(qualities[row], qualities[other]);
    }
    return order == 0 ? Arrays.compare(raw(row), raw(other)) > 0 : order > 0;
  }

  private void grow() {
    resize(Math.max(16, tags.length * 2));
  }

  /** Makes room for so many readings in all, where it is known beforehand how many come. */
  void room(int readings) {
    if (readings > tags.length) {
      resize(readings);
    }
  }

  private void resize(int capacity) {
    tags = Arrays.copyOf(tags, capacity);
    times = Arrays.copyOf(times, capacity);
    values = Arrays.copyOf(values, capacity);
    qualities = Arrays.copyOf(qualities, capacity);
    if (raws != null) {
      raws = Arrays.copyOf(raws, capacity);
    }
  }

  /** Equal when the same readings stand in the same order; values are compared by their bits. */
  @Override
  public boolean equals(@Nullable Object other) {
    if (!(other instanceof ReadingColumns that) || that.size != size) {
      return false;
    }
    for (int i = 0; i < size; i++) {
      if (tags[i] != that.tags[i]
          || times[i] != that.times[i]
          || Double.doubleToRawLongBits(values[i]) != Double.doubleToRawLongBits(that.values[i])
          || qualities[i] != that.qualities[i]
          || !Arrays.equals(raw(i), that.raw(i))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int hashCode() {
    int hash = size;
    for (int i = 0; i < size; i++) {
      hash = 31 * hash + tags[i] * 31 + Long.hashCode(times[i]);
    }
    return hash;
  }

  @Override
  public String toString() {
    return size + " readings";
  }
}
