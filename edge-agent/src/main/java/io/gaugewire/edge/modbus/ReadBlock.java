package io.gaugewire.edge.modbus;

/**
 * Consecutive addresses read in one request.
 *
 * @param count registers or bits
 * @param imageOffset where the bytes of the reply lie in the image of the plan
 */
public record ReadBlock(Table table, int address, int count, int imageOffset) {
  /** Bytes of data in the reply. */
  public int bytes() {
    return table.holdsBits() ? (count + 7) / 8 : 2 * count;
  }

  boolean covers(Register register) {
    return register.table() == table
        && register.address() >= address
        && register.address() + register.length() <= address + count;
  }
}
