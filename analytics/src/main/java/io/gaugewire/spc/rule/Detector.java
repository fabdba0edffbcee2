package io.gaugewire.spc.rule;

/** The running memory of one rule. */
abstract sealed class Detector {

  /** Words of memory that {@link #save} writes. */
  static final int WORDS = 2;

  static Detector of(RunRule rule) {
    return switch (rule) {
      case RunRule.BeyondLimits r -> new Beyond(r.k());
      case RunRule.SameSide r -> new Side(r.points());
      case RunRule.Trend r -> new Steps(r.points());
      case RunRule.Alternation r -> new Turns(r.points());
      case RunRule.MostBeyond r -> new Most(r.count(), r.window(), r.k());
      case RunRule.AllWithin r -> new Within(r.points(), r.k());
      case RunRule.NoneWithin r -> new Outside(r.points(), r.k(), r.bothSides());
    };
  }

  /** Takes the next point; the pattern it completes as bits counted back from it, or 0. */
  abstract long accept(double value, double z);

  abstract void restart();

  abstract void save(long[] words, int at);

  abstract void restore(long[] words, int at);

  /** A run counter out of a saved word; refuses what no run of {@code most} points can hold. */
  static int run(long word, int most) {
    if (word < -most || word > most) {
      throw new IllegalArgumentException(
          "not a memory of these rules: a run of " + word + ", at most " + most + " is possible");
    }
    return (int) word;
  }

  static long last(int points) {
    return (1L << points) - 1;
  }

  private static final class Beyond extends Detector {
    private final double k;

    Beyond(double k) {
      this.k = k;
    }

    @Override
    long accept(double value, double z) {
      return z > k || z < -k ? 1 : 0;
    }

    @Override
    void restart() {}

    @Override
    void save(long[] words, int at) {
      words[at] = 0;
      words[at + 1] = 0;
    }

    @Override
    void restore(long[] words, int at) {}
  }

  private static final class Side extends Detector {
    private final int points;
    private int run; // positive above the center line, negative below

    Side(int points) {
      this.points = points;
    }

    @Override
    long accept(double value, double z) {
      run = signedRun(run, z > 0 ? 1 : z < 0 ? -1 : 0, points);
      return Math.abs(run) == points ? last(points) : 0;
    }

    @Override
    void restart() {
      run = 0;
    }

    @Override
    void save(long[] words, int at) {
      words[at] = run;
      words[at + 1] = 0;
    }

    @Override
    void restore(long[] words, int at) {
      run = run(words[at], points);
    }
  }

  /** Lengthens, turns or ends a run of equal directions; it stays at {@code most} once there. */
  static int signedRun(int run, int direction, int most) {
    if (direction == 0) {
      return 0;
    }
    if (run * direction <= 0) {
      return direction;
    }
    return Math.abs(run) == most ? run : run + direction;
  }

  /** Looks at the direction from each value to the next. */
  private abstract static sealed class Directions extends Detector {
    final int steps; // from the first to the last of the points
    private int run;
    private double previous = Double.NaN; // NaN: there is none, and no comparison holds

    Directions(int points) {
      this.steps = points - 1;
    }

    /** The run after a step up (1), down (-1) or neither (0); complete with {@code steps} of it. */
    abstract int follow(int before, int direction);

    @Override
    final long accept(double value, double z) {
      run = follow(run, value > previous ? 1 : value < previous ? -1 : 0);
      previous = value;
      return Math.abs(run) == steps ? last(steps + 1) : 0;
    }

    @Override
    final void restart() {
      run = 0;
      previous = Double.NaN;
    }

    @Override
    final void save(long[] words, int at) {
      words[at] = run;
      words[at + 1] = Double.doubleToLongBits(previous);
    }

    @Override
    final void restore(long[] words, int at) {
      run = run(words[at], steps);
      previous = Double.longBitsToDouble(words[at + 1]);
    }
  }

  /** Steps in one direction: positive rising, negative falling. */
  private static final class Steps extends Directions {
    Steps(int points) {
      super(points);
    }

    @Override
    int follow(int before, int direction) {
      return signedRun(before, direction, steps);
    }
  }

  /** Steps that alternate; the sign is the direction of the newest. */
  private static final class Turns extends Directions {
    Turns(int points) {
      super(points);
    }

    @Override
    int follow(int before, int direction) {
      return before * direction < 0 ? direction * Math.min(Math.abs(before) + 1, steps) : direction;
    }
  }

  private static final class Most extends Detector {
    private final int count;
    private final long window;
    private final double k;
    private long above; // bit b: the point b places back was above +k
    private long below;

    Most(int count, int window, double k) {
      this.count = count;
      this.window = last(window);
      this.k = k;
    }

    @Override
    long accept(double value, double z) {
      above = above << 1 & window;
      below = below << 1 & window;
      if (z > k) {
        above |= 1;
        return Long.bitCount(above) >= count ? above : 0;
      }
      if (z < -k) {
        below |= 1;
        return Long.bitCount(below) >= count ? below : 0;
      }
      return 0;
    }

    @Override
    void restart() {
      above = 0;
      below = 0;
    }

    @Override
    void save(long[] words, int at) {
      // The oldest point leaves the window before it is looked at again.
      words[at] = above & window >>> 1;
      words[at + 1] = below & window >>> 1;
    }

    @Override
    void restore(long[] words, int at) {
      if ((words[at] & ~window) != 0
          || (words[at + 1] & ~window) != 0
          || (words[at] & words[at + 1]) != 0) {
        throw new IllegalArgumentException("not a memory of these rules: window out of range");
      }
      above = words[at];
      below = words[at + 1];
    }
  }

  private static final class Within extends Detector {
    private final int points;
    private final double k;
    private int run;

    Within(int points, double k) {
      this.points = points;
      this.k = k;
    }

    @Override
    long accept(double value, double z) {
      run = z <= k && z >= -k ? Math.min(run + 1, points) : 0;
      return run == points ? last(points) : 0;
    }

    @Override
    void restart() {
      run = 0;
    }

    @Override
    void save(long[] words, int at) {
      words[at] = run;
      words[at + 1] = 0;
    }

    @Override
    void restore(long[] words, int at) {
      run = Math.abs(run(words[at], points));
    }
  }

  private static final class Outside extends Detector {
    private final int points;
    private final double k;
    private final boolean bothSides;
    private int run;
    private int side; // run on one side, signed; shorter than the pattern means both sides occur

    Outside(int points, double k, boolean bothSides) {
      this.points = points;
      this.k = k;
      this.bothSides = bothSides;
    }

    @Override
    long accept(double value, double z) {
      int direction = z > k ? 1 : z < -k ? -1 : 0;
      run = direction == 0 ? 0 : Math.min(run + 1, points);
      if (bothSides) {
        side = signedRun(side, direction, points);
      }
      return run == points && Math.abs(side) < points ? last(points) : 0;
    }

    @Override
    void restart() {
      run = 0;
      side = 0;
    }

    @Override
    void save(long[] words, int at) {
      words[at] = run;
      words[at + 1] = side;
    }

    @Override
    void restore(long[] words, int at) {
      run = Math.abs(run(words[at], points));
      side = run(words[at + 1], points);
    }
  }
}
