package io.gaugewire.edge.modbus;

import java.util.concurrent.ThreadLocalRandom;

/**
 * One unit behind a connection, and whether it is worth asking.
 *
 * <p>A unit that does not answer is asked again after a back-off, with a short timeout where its
 * usual latency is known, so that it takes no more than a small part of the connection's time from
 * the units beside it. Confined to the thread of its lane; the figures may be read by any thread.
 */
public final class ModbusUnit {
  private static final long SHORTEST_BACKOFF_NANOS = 100_000_000;
  private static final long LONGEST_BACKOFF_NANOS = 1_000_000_000;
  private static final long SHORTEST_PROBE_NANOS = 50_000_000;
  // A unit that comes back is to be noticed within three seconds.
  private static final long LONGEST_SHARED_BACKOFF_NANOS = 2_500_000_000L;
  // A silent unit may cost its neighbours one part in this many of the connection's time.
  private static final int SHARE_OF_SILENT_UNITS = 40;
  // So many answers in a row and a unit is trusted with the full timeout again.
  private static final int TRUSTED_AFTER = 20;
  // A unit can have become slower than it was: now and then it gets the full timeout.
  private static final int FULL_TIMEOUT_EVERY = 16;

  private final ModbusConnection connection;
  private final int unit;
  private boolean sharesConnection;
  private final long timeoutNanos;
  private int failures;
  private int answersSinceFailure = TRUSTED_AFTER;
  private long retryAtNanos;
  private long slowestNanos;
  private volatile boolean answering;
  private volatile long requests;
  private volatile long faults;
  private volatile long latencyNanos;
  private volatile String lastFault = "";

  /**
   * @param sharesConnection whether other units are asked over the same connection
   */
  public ModbusUnit(ModbusConnection connection, int unit, boolean sharesConnection) {
    this.connection = connection;
    this.unit = unit;
    this.sharesConnection = sharesConnection;
    this.timeoutNanos = connection.timing().timeout().toNanos();
  }

  /** Other units came to the connection, or left it. */
  public void sharesConnection(boolean shares) {
    sharesConnection = shares;
  }

  /** Whether the unit may be asked now: it answers, or its back-off is over. */
  public boolean mayAsk() {
    return failures == 0 || System.nanoTime() - retryAtNanos >= 0;
  }

  /** Whether the last request was answered. */
  public boolean isAnswering() {
    return answering;
  }

  /** Requests since the start, answered or not. */
  public long requests() {
    return requests;
  }

  /** Requests of these that brought no value. */
  public long faults() {
    return faults;
  }

  /** Nanoseconds the last answered request took. */
  public long latencyNanos() {
    return latencyNanos;
  }

  /** What was wrong last; empty when nothing ever was. */
  public String lastFault() {
    return lastFault;
  }

  /**
   * Reads every block of a plan; the first failure ends it.
   *
   * @throws ModbusException as {@link ModbusConnection#read} does
   */
  public void read(ReadPlan plan, byte[] image) {
    for (ReadBlock block : plan.blocks()) {
      read(block, image);
    }
  }

  /**
   * Reads one block.
   *
   * @throws ModbusException as {@link ModbusConnection#read} does
   */
  public void read(ReadBlock block, byte[] image) {
    long started = System.nanoTime();
    try {
      connection.read(unit, block, image, patienceNanos());
      answered();
    } catch (ModbusException e) {
      failed(e, started);
      throw e;
    }
  }

  /**
   * Writes a coil, or a holding register for any other table.
   *
   * @throws ModbusException as {@link ModbusConnection#writeCoil} does
   */
  public void write(Table table, int address, int value) {
    long started = System.nanoTime();
    try {
      if (table == Table.COIL) {
        connection.writeCoil(unit, address, value != 0);
      } else {
        connection.writeRegister(unit, address, value);
      }
      answered();
    } catch (ModbusException e) {
      failed(e, started);
      throw e;
    }
  }

  private long patienceNanos() {
    // A unit that never answered is measured by those beside it.
    long slowest = Math.max(slowestNanos, connection.slowestNanos());
    boolean trusted = failures == 0 && answersSinceFailure >= TRUSTED_AFTER;
    boolean due = failures % FULL_TIMEOUT_EVERY == FULL_TIMEOUT_EVERY - 1;
    if (trusted || due || slowest == 0 || !sharesConnection) {
      return timeoutNanos;
    }
    return Math.clamp(4 * slowest, Math.min(SHORTEST_PROBE_NANOS, timeoutNanos), timeoutNanos);
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // one writer, the lane
  private void answered() {
    requests++;
    failures = 0;
    answersSinceFailure = Math.min(answersSinceFailure + 1, TRUSTED_AFTER);
    latencyNanos = connection.lastLatencyNanos();
    // The slowest of late, forgotten slowly.
    slowestNanos = Math.max(latencyNanos, slowestNanos - slowestNanos / 256);
    answering = true;
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // one writer, the lane
  private void failed(ModbusException e, long startedNanos) {
    requests++;
    faults++;
    lastFault = String.valueOf(e.getMessage());
    if (e instanceof ModbusException.Refused refused && !refused.isUnitBehindGatewaySilent()) {
      // It is there and says no: the next poll may ask again.
      failures = 0;
      answering = true;
      return;
    }
    failures++;
    answersSinceFailure = 0;
    answering = false;
    long now = System.nanoTime();
    long backoff =
        Math.min(LONGEST_BACKOFF_NANOS, SHORTEST_BACKOFF_NANOS << Math.min(failures - 1, 6));
    backoff -= ThreadLocalRandom.current().nextLong(backoff / 4);
    if (sharesConnection) {
      long fair = (SHARE_OF_SILENT_UNITS - 1) * (now - startedNanos);
      backoff = Math.max(backoff, Math.min(fair, LONGEST_SHARED_BACKOFF_NANOS));
    }
    retryAtNanos = now + backoff;
  }
}
