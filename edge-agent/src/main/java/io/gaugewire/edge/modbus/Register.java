package io.gaugewire.edge.modbus;

/**
 * Where one raw value lies and how its bits are read.
 *
 * @param address as on the wire, from 0 (a manual's 40001 is address 0 of the holding table)
 * @param length registers of a string; the type's own width otherwise
 * @param bits the part of the value that is meant, {@link BitRange#ALL} for the whole
 */
public record Register(
    Table table, int address, RegisterType type, WordOrder order, int length, BitRange bits) {

  /** Longest string, in registers: names that travel have at most 200 characters. */
  public static final int LONGEST_STRING = 100;

  public Register {
    if (table.holdsBits() != (type == RegisterType.BIT)) {
      throw new IllegalArgumentException(type + " cannot lie in table " + table);
    }
    if (!(length >= 1 && length <= LONGEST_STRING)) {
      throw new IllegalArgumentException("length " + length + " is outside 1.." + LONGEST_STRING);
    }
    if (type != RegisterType.STRING && length != type.words()) {
      throw new IllegalArgumentException(type + " takes " + type.words() + " registers");
    }
    if (!(address >= 0 && address + length <= 0x10000)) {
      throw new IllegalArgumentException(
          "address " + address + " + " + length + " leaves 0..65535");
    }
    if (!bits.equals(BitRange.ALL) && !type.isUnsignedWhole()) {
      throw new IllegalArgumentException("bits can be cut out of unsigned whole numbers only");
    }
  }

  /** A value of the type's own width in the order of the protocol. */
  public static Register of(Table table, int address, RegisterType type) {
    return new Register(table, address, type, WordOrder.ABCD, type.words(), BitRange.ALL);
  }

  /** The same value {@code distance} addresses further on. */
  public Register shifted(int distance) {
    return new Register(table, address + distance, type, order, length, bits);
  }
}
