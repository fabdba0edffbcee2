package io.gaugewire.edge.testing;

import io.gaugewire.edge.testing.SimulatedStations.Maker;
import java.util.List;
import java.util.Random;

/**
 * A station that works at its own pace while an edge watches it, or does not. Confined to one
 * thread, but for the station's registers.
 */
public abstract class Bench implements AutoCloseable {
  private static final int MOST_TROUBLE_PERCENT = 4;

  private final String name;
  private final String profile;
  protected final Station station;
  private final StationServer server;
  private volatile int looks;
  private volatile boolean calm;

  private Bench(String name, String profile, Station station) {
    this.name = name;
    this.profile = profile;
    this.station = station;
    server = StationServer.tcp(station);
    var trouble = new Random(name.hashCode());
    server.script((_, _, _) -> next(trouble));
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // one connection, one request at a time
  private Misbehaviour next(Random trouble) {
    looks++;
    if (calm || trouble.nextInt(100) >= MOST_TROUBLE_PERCENT) {
      return Misbehaviour.NONE;
    }
    return switch (trouble.nextInt(5)) {
      case 0 -> Misbehaviour.CUT_BEFORE;
      case 1 -> Misbehaviour.CUT_AFTER;
      case 2 -> Misbehaviour.RESET_IN_FRAME;
      case 3 -> Misbehaviour.WRONG_TRANSACTION;
      default -> Misbehaviour.BUSY;
    };
  }

  public final String name() {
    return name;
  }

  /** The text of the gauge's profile, which is called like the station. */
  public final String profile() {
    return profile;
  }

  public final int port() {
    return server.port();
  }

  /** Requests answered or spoiled since the station stood. */
  protected final int looks() {
    return looks;
  }

  public final void cut() {
    server.cut();
  }

  /** From now on the line is good. */
  public final void calm() {
    calm = true;
  }

  /** Lets the station do what it does in a millisecond. */
  public abstract void step();

  /** Whether it has made as much as was asked for. */
  public abstract boolean isDone();

  /** Whether everything it made has been shown to the edge. */
  public boolean isSettled() {
    return true;
  }

  public abstract void verify(List<MemoryJournal.Entry> stored, String seed);

  @Override
  public final void close() {
    server.close();
  }

  /** The text of a profile of the product, with its results asked for at another pace. */
  private static String paced(String profile, String file, String every) {
    String text = TestProfiles.text(file).replace("profile: " + file, "profile: " + profile);
    return text.replaceAll("(?m)^  every: .*$", "  every: " + every);
  }

  /**
   * A station that counts its parts.
   *
   * @param looks requests between two parts, so that most can be taken in time
   */
  public static Bench counting(
      String name, String file, Maker maker, int looks, long parts, long seed) {
    var random = new Random(seed);
    return new Bench(name, paced(name, file, "10ms"), maker) {
      private int seen;

      @Override
      public void step() {
        // Nobody looking does not stop a machine for good.
        boolean blind = random.nextInt(2_000) == 0;
        if (!isDone() && (blind || (looks() - seen >= looks && random.nextInt(3) == 0))) {
          seen = looks();
          int count = random.nextInt(60) == 0 ? 12 : 1;
          synchronized (station) {
            for (int i = 0; i < count; i++) {
              maker.make();
            }
          }
        }
      }

      @Override
      public boolean isDone() {
        synchronized (station) {
          return maker.made() >= parts;
        }
      }

      @Override
      public boolean isSettled() {
        synchronized (station) {
          return maker.isSettled();
        }
      }

      @Override
      public void verify(List<MemoryJournal.Entry> stored, String seedText) {
        PartsCheck.everyPartOnceOrMissedAloud(stored, maker.made(), seedText + ", " + name);
      }
    };
  }

  /** A scale that one part after the other is put on, as long as the others work. */
  public static Bench scale(String name) {
    return new Bench(name, paced(name, "weighing-indicator", "50ms"), new Station()) {
      private int phase;
      private int seen;
      private int waited;
      private long parts;

      @Override
      public void step() {
        waited++;
        int enough = phase == 1 ? 2 : 12;
        if (looks() - seen < enough && waited < 1_500) {
          return;
        }
        seen = looks();
        waited = 0;
        phase = (phase + 1) % 3;
        parts += phase == 1 ? 1 : 0;
        synchronized (station) {
          Station.int32(station.holding, 0, phase == 0 ? 0 : 100 + parts);
          // Three decimals in bits 27 to 31; bit 2 while the load moves.
          Station.int32(station.holding, 6, (3L << 27) | (phase == 1 ? 4 : 0));
        }
      }

      @Override
      public boolean isDone() {
        return true;
      }

      @Override
      public void verify(List<MemoryJournal.Entry> stored, String seed) {
        // The one lying there at the end may not have been taken.
        long taken = stored.stream().filter(MemoryJournal.Entry.Result.class::isInstance).count();
        PartsCheck.everyWeightOnceOrMissedAloud(
            stored, taken > 0 && lastIs(stored, parts) ? parts : parts - 1, seed + ", " + name);
      }

      private boolean lastIs(List<MemoryJournal.Entry> stored, long part) {
        return stored.reversed().stream()
            .filter(MemoryJournal.Entry.Result.class::isInstance)
            .map(entry -> ((MemoryJournal.Entry.Result) entry).values().getFirst().value())
            .findFirst()
            .filter(value -> Math.round(value * 1000) == 100 + part)
            .isPresent();
      }
    };
  }

  /** A sensor that is read once in every fifth of a second. */
  public static Bench periodic(String name) {
    return new Bench(name, paced(name, "temperature-transmitter", "200ms"), new Station()) {
      @Override
      public void step() {
        // It has nothing to do but to be there.
      }

      @Override
      public boolean isDone() {
        return true;
      }

      @Override
      public void verify(List<MemoryJournal.Entry> stored, String seed) {
        PartsCheck.everyPeriodOnceOrMissedAloud(stored, 200_000, seed + ", " + name);
      }
    };
  }

  /** A gauge with a key; a person presses it until the result shows on the screen. */
  public static Bench keyed(String name, StoredEntries screen) {
    String text =
        """
        profile: %s
        handshake:
          pattern: operator-key
          every: 20ms
          key: {table: discrete, address: 0}
          values: [{tag: v, table: input, address: 1}]
        """
            .formatted(name);
    return new Bench(name, text, new Station()) {
      private int part;
      private int presses;
      private int seen;
      private int waited;

      @Override
      public void step() {
        waited++;
        if (looks() - seen < 4 && waited < 3_000) {
          return;
        }
        seen = looks();
        waited = 0;
        boolean shown = part > 0 && screen.of(name).size() >= 1 && lastShown() == part;
        synchronized (station) {
          boolean down = station.discrete[0];
          if (down) {
            station.discrete[0] = false;
          } else if (part == 0 || shown) {
            part++;
            station.input[1] = part;
            press();
          } else {
            press();
          }
        }
      }

      private void press() {
        presses++;
        station.discrete[0] = true;
      }

      private double lastShown() {
        return ((MemoryJournal.Entry.Result) screen.of(name).getLast()).values().getFirst().value();
      }

      @Override
      public boolean isDone() {
        return true;
      }

      @Override
      public void verify(List<MemoryJournal.Entry> stored, String seed) {
        PartsCheck.everyPressAtMostOnce(stored, part, presses, seed + ", " + name);
      }
    };
  }
}
