package io.gaugewire.edge.testing;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;

/** Stations that make numbered parts; every register shown for a part follows from its number. */
public final class SimulatedStations {
  private SimulatedStations() {}

  /** A station that makes one part when told; calls are made under the station's own lock. */
  public abstract static class Maker extends Station {
    private long made;

    public final long made() {
      return made;
    }

    public final void make() {
      made++;
      finished(made);
    }

    abstract void finished(long part);

    /** Whether everything made is visible in the registers. */
    public boolean isSettled() {
      return true;
    }
  }

  public static String serial(long part) {
    return "P%09d".formatted(part);
  }

  public static long diameter(long part) {
    return 200_000 + part % 977;
  }

  public static long leak(long part) {
    return part * 31 % 100_003;
  }

  public static boolean isGood(long part) {
    return part % 7 != 0;
  }

  /** Writes values and counter in several steps while it is being read. */
  public static final class Inline extends Maker {
    private final Random random;
    private final Deque<Runnable> steps = new ArrayDeque<>();
    private boolean begun;

    public Inline(long seed) {
      random = new Random(seed);
    }

    @Override
    void finished(long part) {
      steps.add(() -> int32(holding, 10, diameter(part)));
      steps.add(
          () -> {
            int32(holding, 12, leak(part));
            holding[14] = isGood(part) ? 1 : 2;
          });
      steps.add(() -> text(holding, 20, 8, serial(part), false));
      steps.add(() -> int32(holding, 0, part));
    }

    @Override
    public boolean isSettled() {
      return steps.isEmpty();
    }

    @Override
    public void beforeRequest() {
      // A burst, as a controller writes it: once begun it goes on with every scan.
      int now = (begun ? 1 : 0) + random.nextInt(4);
      begun = now > 0 && steps.size() > now;
      for (int i = 0; i < now && !steps.isEmpty(); i++) {
        steps.remove().run();
      }
    }
  }

  /** Results valid, acknowledge, valid falls, acknowledge falls; a buffer of eight. */
  public static final class Vision extends Maker {
    private final Deque<Long> buffer = new ArrayDeque<>();

    @Override
    void finished(long part) {
      if (buffer.size() == 8) {
        discrete[4] = true;
      } else {
        buffer.add(part);
      }
      offer();
    }

    @Override
    public boolean isSettled() {
      return buffer.isEmpty();
    }

    private void offer() {
      Long part = buffer.peek();
      if (part != null && !discrete[3] && !coils[3]) {
        input[0] = (int) (part & 0xffff);
        int32(input, 2, diameter(part));
        int32(input, 4, leak(part));
        text(input, 6, 8, serial(part), true);
        discrete[5] = isGood(part);
        input[14] = isGood(part) ? 0 : 2;
        discrete[3] = true;
      }
    }

    @Override
    public void afterWrite(int function, int address, int value) {
      if (function == 5 && address == 3) {
        if (value == 1 && discrete[3]) {
          discrete[3] = false;
          discrete[4] = false;
          buffer.remove();
        }
        offer();
      }
    }
  }

  /** A queue of eight results; reading its head takes it out. */
  public static final class LeakTester extends Maker {
    private final Deque<Long> queue = new ArrayDeque<>();

    @Override
    void finished(long part) {
      show(64, part);
      if (queue.size() == 8) {
        discrete[5] = true;
      } else {
        queue.add(part);
      }
      head();
    }

    @Override
    public boolean isSettled() {
      return queue.isEmpty();
    }

    private void show(int base, long part) {
      int32LowFirst(input, base + 32, part);
      int32LowFirst(input, base + 34, leak(part));
      int32LowFirst(input, base + 36, 1_000_000 + part % 500);
      input[base + 38] = 6;
      input[base + 39] = isGood(part) ? 1 : 2;
      text(input, base + 40, 8, serial(part), false);
    }

    private void head() {
      input[16] = queue.size();
      Long part = queue.peek();
      if (part != null) {
        show(0, part);
      }
    }

    @Override
    public void afterRead(int function, int address, int count) {
      if (function == 4 && address < 48 && address + count > 32 && !queue.isEmpty()) {
        queue.remove();
        discrete[5] = false;
        head();
      }
    }
  }

  /** A flag that clears itself when it is read. */
  public static final class TorqueTool extends Maker {
    @Override
    void finished(long part) {
      input[294] = 1;
      int32(input, 295, part);
      input[297] = (int) (part % 5000);
      input[298] = (int) (part % 360);
      input[299] = isGood(part) ? 1 : 0;
      text(input, 300, 8, serial(part), false);
    }

    @Override
    public void afterRead(int function, int address, int count) {
      if (function == 4 && address <= 294 && address + count > 294) {
        input[294] = 0;
      }
    }
  }
}
