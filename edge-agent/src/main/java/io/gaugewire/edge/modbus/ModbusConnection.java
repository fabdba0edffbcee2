package io.gaugewire.edge.modbus;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

/**
 * One physical connection and its transactions: one request is open at a time, and a reply is
 * accepted only when it is the complete and undamaged answer to that request.
 *
 * <p>Nothing is retried here: a read may empty a queue in the device. After {@link
 * ModbusException.Silent} and {@link ModbusException.Garbled} the connection is closed; the next
 * request opens it anew. Confined to the thread of its lane.
 */
public final class ModbusConnection implements AutoCloseable {
  /** Of every request made here, and of the reply that repeats a write. */
  private static final int REQUEST_BYTES = 5;

  // Where frames name no transaction, a second copy of a reply must have arrived before the next
  // request goes out.
  private static final long QUIET_NANOS = 2_000_000;

  private final String name;
  private final Timing timing;
  private final Framing framing;
  private final byte[] request = new byte[Framing.LONGEST_PDU];
  private final byte[] reply = new byte[Framing.LONGEST_PDU];
  private boolean open;
  private long restUntilNanos = System.nanoTime();
  // Until when a unit's late reply could still arrive; matters where frames name no transaction.
  private final long[] lateUntilNanos = new long[256];
  private long lastReplyNanos = System.nanoTime();
  private int lastUnit;
  private long lastLatencyNanos;
  private long slowestNanos;

  ModbusConnection(String name, Timing timing, Framing framing) {
    this.name = name;
    this.timing = timing;
    this.framing = framing;
    Arrays.fill(lateUntilNanos, System.nanoTime());
  }

  /**
   * A connection to {@code endpoint}, not opened yet.
   *
   * @param name for messages
   * @param firstTransaction where transaction ids begin, 0 to 65535
   */
  public static ModbusConnection to(
      Endpoint endpoint, Timing timing, String name, int firstTransaction) {
    return new ModbusConnection(name, timing, Framings.of(endpoint, timing, firstTransaction));
  }

  /** Nanoseconds between the last request and its complete reply. */
  public long lastLatencyNanos() {
    return lastLatencyNanos;
  }

  /** The slowest of the replies of late, of all units. */
  long slowestNanos() {
    return slowestNanos;
  }

  /** How long is waited for what. */
  public Timing timing() {
    return timing;
  }

  /**
   * Opens the connection when it is closed.
   *
   * @throws ModbusException.Unreachable when that fails; nothing was sent
   */
  public void open() {
    if (open) {
      return;
    }
    try {
      framing.open();
    } catch (IOException e) {
      close();
      throw new ModbusException.Unreachable(name + " unreachable: " + e.getMessage());
    }
    open = true;
    restUntilNanos = System.nanoTime() + timing.pauseAfterConnect().toNanos();
  }

  /**
   * Reads one block of addresses into {@code image}, at the block's place in it.
   *
   * @param timeoutNanos how long the reply may take
   * @throws ModbusException.Unreachable when nothing could be sent
   * @throws ModbusException.Silent when no complete reply came in time
   * @throws ModbusException.Garbled when the reply does not fit the request
   * @throws ModbusException.Refused when the device says no; the connection stays open
   */
  public void read(int unit, ReadBlock block, byte[] image, long timeoutNanos) {
    compose(block.table().readFunction(), block.address(), block.count());
    int length = exchange(unit, timeoutNanos);
    int expected = block.bytes();
    if ((reply[1] & 0xff) != expected || length != 2 + expected) {
      throw garbled(unit, "reply with " + (length - 2) + " data bytes, expected " + expected);
    }
    System.arraycopy(reply, 2, image, block.imageOffset(), expected);
  }

  /**
   * Writes one coil and checks that the device repeats address and value.
   *
   * @throws ModbusException as {@link #read} does; {@link ModbusException#requestMayHaveArrived}
   *     tells whether the coil may have been written
   */
  public void writeCoil(int unit, int address, boolean on) {
    compose(FunctionCode.WRITE_SINGLE_COIL, address, on ? 0xff00 : 0);
    expectEcho(unit, exchange(unit, timing.timeout().toNanos()));
  }

  /**
   * Writes one holding register and checks that the device repeats address and value.
   *
   * @throws ModbusException as {@link #writeCoil} does
   */
  public void writeRegister(int unit, int address, int value) {
    compose(FunctionCode.WRITE_SINGLE_REGISTER, address, value);
    expectEcho(unit, exchange(unit, timing.timeout().toNanos()));
  }

  private void compose(int function, int address, int countOrValue) {
    request[0] = (byte) function;
    put16(1, address);
    put16(3, countOrValue);
  }

  private void put16(int at, int value) {
    request[at] = (byte) (value >> 8);
    request[at + 1] = (byte) value;
  }

  private void expectEcho(int unit, int length) {
    if (length != REQUEST_BYTES
        || !Arrays.equals(reply, 0, REQUEST_BYTES, request, 0, REQUEST_BYTES)) {
      throw garbled(unit, "the reply to a write does not repeat it");
    }
  }

  private int exchange(int unit, long timeoutNanos) {
    long started = System.nanoTime();
    prepare(unit);
    lastUnit = unit;
    try {
      framing.send(unit, request, REQUEST_BYTES);
      long sent = System.nanoTime();
      int length = framing.receive(reply, sent + timeoutNanos);
      long now = System.nanoTime();
      lastLatencyNanos = now - sent;
      slowestNanos = Math.max(lastLatencyNanos, slowestNanos - slowestNanos / 256);
      lastReplyNanos = now;
      restUntilNanos = now + timing.pause().toNanos();
      return accepted(length);
    } catch (SocketTimeoutException e) {
      fail(unit);
      long waited = (System.nanoTime() - started) / 1_000_000;
      throw new ModbusException.Silent("unit " + unit + " silent for " + waited + " ms");
    } catch (IOException e) {
      fail(unit);
      throw new ModbusException.Silent("connection lost in mid-request: " + e.getMessage());
    } catch (ModbusException.Garbled e) {
      fail(unit);
      throw e;
    }
  }

  /** Everything before the first byte is sent; whatever fails here leaves the device untouched. */
  private void prepare(int unit) {
    open();
    restUntil(restUntilNanos);
    boolean anonymous = !framing.namesTransactions();
    if (anonymous) {
      restUntil(lastReplyNanos + QUIET_NANOS);
      if (System.nanoTime() - lateUntilNanos[unit & 0xff] < 0) {
        throw new ModbusException.Unreachable("unit " + unit + " may still send a late reply");
      }
    }
    try {
      if (framing.unsolicited() > 0) {
        // What lies here answers an earlier question, perhaps not for the last time.
        fail(lastUnit);
        if (anonymous && lastUnit == unit) {
          throw new ModbusException.Unreachable("unit " + unit + " sends what nobody asked for");
        }
        open();
      }
    } catch (IOException e) {
      close();
      throw new ModbusException.Unreachable(name + " lost: " + e.getMessage());
    }
  }

  private int accepted(int length) {
    int function = reply[0] & 0xff;
    int asked = request[0] & 0xff;
    if (function == (asked | FunctionCode.EXCEPTION)) {
      if (length != 2) {
        throw new ModbusException.Garbled("an exception of " + length + " bytes");
      }
      throw new ModbusException.Refused(asked, reply[1] & 0xff);
    }
    if (function != asked) {
      throw new ModbusException.Garbled("reply to function " + function + ", asked " + asked);
    }
    return length;
  }

  private static void restUntil(long nanos) {
    long left = nanos - System.nanoTime();
    while (left > 0) {
      LockSupport.parkNanos(left);
      if (Thread.currentThread().isInterrupted()) {
        return;
      }
      left = nanos - System.nanoTime();
    }
  }

  private ModbusException garbled(int unit, String message) {
    fail(unit);
    return new ModbusException.Garbled(message);
  }

  private void fail(int unit) {
    lateUntilNanos[unit & 0xff] = System.nanoTime() + timing.timeout().toNanos();
    close();
  }

  @Override
  public void close() {
    open = false;
    framing.close();
  }
}
