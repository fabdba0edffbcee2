package io.gaugewire.spc.monitor;

import java.time.Instant;
import java.util.Arrays;

/** The subgroup that is still open: at most {@code most} observations. */
final class Pending {
  /** Squares of values up to here stay finite. */
  static final double LARGEST = 1e150;

  /** What the chart needs to know of the measurements. */
  enum Summary {
    MEAN_ONLY,
    MEAN_AND_RANGE,
    MEAN_AND_DEVIATION,
    MEDIAN_AND_RANGE
  }

  private final int most;
  private final Summary summary;
  private double[] values = new double[8];
  private int observations;
  private long count;
  private double size;
  private final Moment first = new Moment();
  private final Moment last = new Moment();
  private String group = "";
  private long window;

  Pending(int most, Summary summary) {
    this.most = most;
    this.summary = summary;
  }

  boolean isOpen() {
    return observations > 0;
  }

  boolean isFull() {
    return observations >= most;
  }

  boolean belongs(String toGroup, long toWindow) {
    return observations == 0 || (window == toWindow && group.equals(toGroup));
  }

  Moment first() {
    return first;
  }

  Moment last() {
    return last;
  }

  /**
   * Takes a measurement.
   *
   * @param seconds of its time since 1970 UTC
   * @param nanos of the second
   */
  void measure(double value, long seconds, int nanos, String toGroup, long toWindow) {
    if (observations == values.length) {
      values = Arrays.copyOf(values, Math.min(most, 2 * observations));
    }
    values[observations] = value;
    add(seconds, nanos, toGroup, toWindow);
  }

  void count(long more, double ofSize, Instant time, String toGroup, long toWindow) {
    count = Math.addExact(count, more);
    size += ofSize;
    add(time.getEpochSecond(), time.getNano(), toGroup, toWindow);
  }

  private void add(long seconds, int nanos, String toGroup, long toWindow) {
    if (observations == 0) {
      first.set(seconds, nanos);
      group = toGroup;
      window = toWindow;
    }
    last.set(seconds, nanos);
    observations++;
  }

  /** Moves the open subgroup's figures out and begins anew. */
  void close(Figures into, boolean counts) {
    if (counts) {
      into.kind = Figures.Kind.COUNTED;
      into.count = count;
      into.size = size;
    } else {
      into.kind = Figures.Kind.MEASURED;
      into.n = observations;
      into.location = summary == Summary.MEDIAN_AND_RANGE ? median() : mean();
      into.spread =
          switch (summary) {
            case MEAN_ONLY -> 0;
            case MEAN_AND_RANGE, MEDIAN_AND_RANGE -> range();
            case MEAN_AND_DEVIATION -> deviation(into.location);
          };
    }
    clear();
  }

  private void clear() {
    observations = 0;
    count = 0;
    size = 0;
    group = "";
    window = 0;
  }

  /** First value plus the compensated mean of the deviations from it, as the charts compute it. */
  private double mean() {
    double sum = 0;
    double lost = 0;
    for (int i = 1; i < observations; i++) {
      double deviation = values[i] - values[0];
      double next = sum + deviation;
      lost +=
          Math.abs(sum) >= Math.abs(deviation)
              ? (sum - next) + deviation
              : (deviation - next) + sum;
      sum = next;
    }
    return values[0] + (sum + lost) / observations;
  }

  private double range() {
    double low = values[0];
    double high = values[0];
    for (int i = 1; i < observations; i++) {
      low = Math.min(low, values[i]);
      high = Math.max(high, values[i]);
    }
    return high - low;
  }

  private double deviation(double mean) {
    if (observations < 2) {
      return 0;
    }
    double squares = 0;
    double sum = 0;
    for (int i = 0; i < observations; i++) {
      double deviation = values[i] - mean;
      squares += deviation * deviation;
      sum += deviation;
    }
    return Math.sqrt(Math.max(0, squares - sum * sum / observations) / (observations - 1));
  }

  private double median() {
    double[] sorted = Arrays.copyOf(values, observations);
    Arrays.sort(sorted);
    int middle = observations / 2;
    return observations % 2 == 1
        ? sorted[middle]
        : sorted[middle - 1] + (sorted[middle] - sorted[middle - 1]) / 2;
  }

  void save(StateWriter out, boolean counts) {
    out.writeInt(observations);
    if (observations == 0) {
      return;
    }
    if (counts) {
      out.writeLong(count);
      out.writeDouble(size);
    } else {
      for (int i = 0; i < observations; i++) {
        out.writeDouble(values[i]);
      }
    }
    first.save(out);
    last.save(out);
    out.writeText(group);
    out.writeLong(window);
  }

  void restore(StateReader in, boolean counts) {
    int saved = in.readInt();
    if (saved < 0 || saved >= most + 1) {
      throw new IllegalArgumentException("an open subgroup of " + saved + " observations");
    }
    clear();
    if (saved == 0) {
      return;
    }
    if (counts) {
      count = in.readLong();
      size = in.readDouble();
    } else {
      values = new double[Math.max(saved, Math.min(most, 8))];
      for (int i = 0; i < saved; i++) {
        values[i] = in.readDouble();
      }
    }
    first.restore(in);
    last.restore(in);
    group = in.readText();
    window = in.readLong();
    observations = saved;
  }
}
