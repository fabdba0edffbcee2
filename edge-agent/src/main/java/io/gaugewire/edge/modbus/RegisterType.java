package io.gaugewire.edge.modbus;

/** How the bits of one or more registers are to be read. */
public enum RegisterType {
  /** One bit of a coil or discrete input table. */
  BIT(1),
  INT16(1),
  UINT16(1),
  INT32(2),
  UINT32(2),
  INT64(4),
  UINT64(4),
  FLOAT32(2),
  FLOAT64(4),
  /** Four binary coded decimal digits. */
  BCD16(1),
  /** Eight binary coded decimal digits. */
  BCD32(2),
  /** Characters, two to a register; the length is given where the register is described. */
  STRING(1);

  private final int words;

  RegisterType(int words) {
    this.words = words;
  }

  /** Registers one value takes; for {@link #STRING} registers per unit of length. */
  public int words() {
    return words;
  }

  /** Whether bits can be cut out of a value of this type. */
  public boolean isUnsignedWhole() {
    return this == UINT16 || this == UINT32 || this == UINT64;
  }
}
