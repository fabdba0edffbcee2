package io.gaugewire.edge.modbus;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The fewest requests that bring a set of registers, within what the device allows.
 *
 * <p>The replies of all blocks lie one after the other in one array, the image; {@link #place}
 * tells where a register is found in it. A register is never cut in two by a block border.
 */
public record ReadPlan(List<ReadBlock> blocks, int imageSize) {

  /**
   * What a device allows in one request.
   *
   * @param maxRegisters 1 to 125
   * @param maxBits 1 to 2000
   * @param allowedGap how many addresses nobody asked for may be read along to save a request
   */
  public record Limits(int maxRegisters, int maxBits, int allowedGap) {
    public static final Limits DEFAULT = new Limits(125, 2000, 8);

    public Limits {
      if (!(maxRegisters >= 1 && maxRegisters <= 125) || !(maxBits >= 1 && maxBits <= 2000)) {
        throw new IllegalArgumentException("a request reads 1..125 registers or 1..2000 bits");
      }
      if (allowedGap < 0) {
        throw new IllegalArgumentException("a gap cannot be negative");
      }
    }
  }

  /**
   * Where a register lies.
   *
   * @param block index of its block in the plan
   * @param offset its first byte in the image
   * @param bit its bit in that byte, for tables of bits; 0 else
   */
  public record Place(int block, int offset, int bit) {}

  public ReadPlan {
    blocks = List.copyOf(blocks);
  }

  /**
   * @throws IllegalArgumentException when a register alone is longer than a request may be
   */
  public static ReadPlan of(Collection<Register> registers, Limits limits) {
    Map<Table, List<Register>> byTable = new EnumMap<>(Table.class);
    for (Register register : registers) {
      byTable.computeIfAbsent(register.table(), t -> new ArrayList<>()).add(register);
    }
    List<ReadBlock> blocks = new ArrayList<>();
    int offset = 0;
    for (List<Register> sameTable : byTable.values()) {
      sameTable.sort(Comparator.comparingInt(Register::address));
      offset = coalesce(sameTable, limits, offset, blocks);
    }
    return new ReadPlan(blocks, offset);
  }

  private static int coalesce(
      List<Register> sorted, Limits limits, int firstOffset, List<ReadBlock> into) {
    Table table = sorted.getFirst().table();
    int max = table.holdsBits() ? limits.maxBits() : limits.maxRegisters();
    int offset = firstOffset;
    int start = sorted.getFirst().address();
    int end = start;
    for (Register next : sorted) {
      if (next.length() > max) {
        throw new IllegalArgumentException(
            next.length() + " registers at " + next.address() + " exceed a read of " + max);
      }
      int newEnd = Math.max(end, next.address() + next.length());
      boolean tooFar = next.address() - end > limits.allowedGap();
      if (end > start && (tooFar || newEnd - start > max)) {
        var block = new ReadBlock(table, start, end - start, offset);
        into.add(block);
        offset += block.bytes();
        start = next.address();
        newEnd = next.address() + next.length();
      }
      end = newEnd;
    }
    var last = new ReadBlock(table, start, end - start, offset);
    into.add(last);
    return offset + last.bytes();
  }

  /** Where {@code register}, one of those the plan was made for, is found after reading. */
  public Place place(Register register) {
    for (int i = 0; i < blocks.size(); i++) {
      ReadBlock block = blocks.get(i);
      if (block.covers(register)) {
        int distance = register.address() - block.address();
        return register.table().holdsBits()
            ? new Place(i, block.imageOffset() + distance / 8, distance % 8)
            : new Place(i, block.imageOffset() + 2 * distance, 0);
      }
    }
    throw new IllegalArgumentException(register + " is not in the plan");
  }
}
