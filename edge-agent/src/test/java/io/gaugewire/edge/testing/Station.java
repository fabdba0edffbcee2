package io.gaugewire.edge.testing;

/**
 * The registers of a simulated device and what reading and writing does to them. Calls are made one
 * at a time, under the lock of the station.
 */
public class Station {
  public final int[] holding = new int[0x10000];
  public final int[] input = new int[0x10000];
  public final boolean[] coils = new boolean[0x10000];
  public final boolean[] discrete = new boolean[0x10000];

  /** Called before a request is answered. */
  public void beforeRequest() {}

  /** Called before registers are given out. */
  public void beforeRead(int function, int address, int count) {}

  /** Called after registers were given out: a self-clearing flag clears, a queue moves up. */
  public void afterRead(int function, int address, int count) {}

  public void afterWrite(int function, int address, int value) {}

  /** Writes text into registers, high byte first. */
  public static void text(
      int[] table, int address, int registers, String text, boolean lowByteFirst) {
    for (int i = 0; i < registers; i++) {
      int high = 2 * i < text.length() ? text.charAt(2 * i) : 0;
      int low = 2 * i + 1 < text.length() ? text.charAt(2 * i + 1) : 0;
      table[address + i] = lowByteFirst ? (low << 8) | high : (high << 8) | low;
    }
  }

  public static void int32(int[] table, int address, long value) {
    table[address] = (int) (value >> 16) & 0xffff;
    table[address + 1] = (int) value & 0xffff;
  }

  public static void int32LowFirst(int[] table, int address, long value) {
    table[address] = (int) value & 0xffff;
    table[address + 1] = (int) (value >> 16) & 0xffff;
  }
}
