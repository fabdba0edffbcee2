package io.gaugewire.standalone.plant;

import com.ghgande.j2mod.modbus.procimg.DigitalIn;
import com.ghgande.j2mod.modbus.procimg.DigitalOut;
import com.ghgande.j2mod.modbus.procimg.FIFO;
import com.ghgande.j2mod.modbus.procimg.File;
import com.ghgande.j2mod.modbus.procimg.IllegalAddressException;
import com.ghgande.j2mod.modbus.procimg.InputRegister;
import com.ghgande.j2mod.modbus.procimg.ProcessImage;
import com.ghgande.j2mod.modbus.procimg.Register;
import com.ghgande.j2mod.modbus.procimg.SimpleDigitalIn;
import com.ghgande.j2mod.modbus.procimg.SimpleInputRegister;
import com.ghgande.j2mod.modbus.procimg.SimpleRegister;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;

/**
 * The memory of one Modbus unit. One request reads or writes it as a whole. Subclasses say what the
 * addresses mean and what reading or writing sets off; they are called with the monitor held.
 *
 * <p>Safe for use by many threads.
 */
abstract class ModbusDevice implements ProcessImage {
  private static final int REGISTERS = 512;
  private static final int BITS = 64;
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(3);

  private final short[] holding = new short[REGISTERS];
  private final short[] input = new short[REGISTERS];
  private final boolean[] discrete = new boolean[BITS];
  private final boolean[] coils = new boolean[BITS];
  private boolean online = true;
  private long counter;

  /** Registers that a device can be asked for. */
  enum Table {
    HOLDING,
    INPUT
  }

  /** Shows what was found on a part. */
  final synchronized void inspected(Inspected found) {
    counter++;
    show(found, counter);
  }

  /** Lets the device do what it does by itself. */
  final synchronized void tick(Duration realTime) {
    lapse(realTime);
  }

  /** How many parts this device has seen in its life. */
  final synchronized long counter() {
    return counter;
  }

  final synchronized void restoreCounter(long value) {
    counter = value;
    counterRestored(value);
  }

  /** Without its cable a device neither answers nor refuses. */
  final synchronized void online(boolean value) {
    if (online != value) {
      online = value;
      notifyAll();
    }
  }

  abstract void show(Inspected found, long number);

  void lapse(Duration realTime) {}

  void counterRestored(long value) {}

  void inputWasRead(int address, int count) {}

  void coilWasWritten(int address, boolean on) {}

  final void put16(Table table, int address, int value) {
    words(table)[address] = (short) value;
  }

  /** High word first. */
  final void put32(Table table, int address, long value) {
    put16(table, address, (int) (value >> 16));
    put16(table, address + 1, (int) value);
  }

  /** Low word first. */
  final void put32LowFirst(Table table, int address, long value) {
    put16(table, address, (int) value);
    put16(table, address + 1, (int) (value >> 16));
  }

  /** Two ASCII characters a register, the first in the high byte, filled up with zeros. */
  final void putText(Table table, int address, int registers, String text) {
    byte[] bytes = Arrays.copyOf(text.getBytes(StandardCharsets.US_ASCII), 2 * registers);
    for (int i = 0; i < registers; i++) {
      put16(table, address + i, (bytes[2 * i] & 0xff) << 8 | (bytes[2 * i + 1] & 0xff));
    }
  }

  /** As {@link #putText}, the first character in the low byte. */
  final void putTextLowFirst(Table table, int address, int registers, String text) {
    putText(table, address, registers, text);
    for (int i = address; i < address + registers; i++) {
      put16(table, i, Short.reverseBytes(words(table)[i]));
    }
  }

  final void clear(Table table, int address, int count) {
    Arrays.fill(words(table), address, address + count, (short) 0);
  }

  final void putDiscrete(int address, boolean on) {
    discrete[address] = on;
  }

  final boolean coil(int address) {
    return coils[address];
  }

  /** As a whole number of its last place, as the devices keep measured values. */
  static long scaled(double value, int decimals) {
    return Math.round(value * Math.pow(10, decimals));
  }

  private short[] words(Table table) {
    return table == Table.HOLDING ? holding : input;
  }

  private void awaitCable() {
    long deadline = System.nanoTime() + LONGEST_SILENCE.toNanos();
    while (!online) {
      long left = (deadline - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        throw new IllegalAddressException("offline");
      }
      try {
        wait(left);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalAddressException("offline");
      }
    }
  }

  private static void check(int address, int count, int size) {
    if (address < 0 || count < 1 || address + count > size) {
      throw new IllegalAddressException("no such address");
    }
  }

  @Override
  public synchronized InputRegister[] getInputRegisterRange(int address, int count) {
    awaitCable();
    check(address, count, REGISTERS);
    var range = new InputRegister[count];
    for (int i = 0; i < count; i++) {
      range[i] = new SimpleInputRegister(input[address + i] & 0xffff);
    }
    inputWasRead(address, count);
    return range;
  }

  @Override
  public synchronized Register[] getRegisterRange(int address, int count) {
    awaitCable();
    check(address, count, REGISTERS);
    var range = new Register[count];
    for (int i = 0; i < count; i++) {
      range[i] = new SimpleRegister(holding[address + i] & 0xffff);
    }
    return range;
  }

  @Override
  public synchronized DigitalIn[] getDigitalInRange(int address, int count) {
    awaitCable();
    check(address, count, BITS);
    var range = new DigitalIn[count];
    for (int i = 0; i < count; i++) {
      range[i] = new SimpleDigitalIn(discrete[address + i]);
    }
    return range;
  }

  @Override
  public synchronized DigitalOut[] getDigitalOutRange(int address, int count) {
    awaitCable();
    check(address, count, BITS);
    var range = new DigitalOut[count];
    for (int i = 0; i < count; i++) {
      range[i] = new Coil(address + i);
    }
    return range;
  }

  private final class Coil implements DigitalOut {
    private final int address;

    Coil(int address) {
      this.address = address;
    }

    @Override
    public boolean isSet() {
      synchronized (ModbusDevice.this) {
        return coils[address];
      }
    }

    @Override
    public void set(boolean on) {
      synchronized (ModbusDevice.this) {
        coils[address] = on;
        coilWasWritten(address, on);
      }
    }
  }

  @Override
  public InputRegister getInputRegister(int address) {
    return getInputRegisterRange(address, 1)[0];
  }

  /** These devices have no register that may be written. */
  @Override
  public Register getRegister(int address) {
    throw new IllegalAddressException("not writable");
  }

  @Override
  public DigitalIn getDigitalIn(int address) {
    return getDigitalInRange(address, 1)[0];
  }

  @Override
  public DigitalOut getDigitalOut(int address) {
    return getDigitalOutRange(address, 1)[0];
  }

  @Override
  public int getInputRegisterCount() {
    return REGISTERS;
  }

  @Override
  public int getRegisterCount() {
    return REGISTERS;
  }

  @Override
  public int getDigitalInCount() {
    return BITS;
  }

  @Override
  public int getDigitalOutCount() {
    return BITS;
  }

  @Override
  public File getFile(int number) {
    throw new IllegalAddressException("no files");
  }

  @Override
  public File getFileByNumber(int number) {
    throw new IllegalAddressException("no files");
  }

  @Override
  public int getFileCount() {
    return 0;
  }

  @Override
  public FIFO getFIFO(int number) {
    throw new IllegalAddressException("no Modbus FIFO");
  }

  @Override
  public FIFO getFIFOByAddress(int address) {
    throw new IllegalAddressException("no Modbus FIFO");
  }

  @Override
  public int getFIFOCount() {
    return 0;
  }
}
