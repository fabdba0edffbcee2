package io.gaugewire.edge.modbus;

/**
 * Holds when {@code register & mask} equals {@code equals}.
 *
 * @param register a bit or a whole number
 */
public record Condition(Register register, long mask, long equals) {
  public Condition {
    switch (register.type()) {
      case BIT, INT16, UINT16, INT32, UINT32, INT64, UINT64 -> {}
      case FLOAT32, FLOAT64, BCD16, BCD32, STRING ->
          throw new IllegalArgumentException("a condition looks at bits or whole numbers");
    }
    if ((equals & ~mask) != 0) {
      throw new IllegalArgumentException("the mask hides bits the condition waits for");
    }
  }

  /** Holds when the bit is set. */
  public static Condition bit(Table table, int address) {
    return new Condition(Register.of(table, address, RegisterType.BIT), 1, 1);
  }
}
