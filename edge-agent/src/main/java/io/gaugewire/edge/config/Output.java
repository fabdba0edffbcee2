package io.gaugewire.edge.config;

import io.gaugewire.edge.modbus.Register;
import io.gaugewire.edge.modbus.RegisterType;
import io.gaugewire.edge.modbus.Table;

/**
 * A coil or holding register the edge writes.
 *
 * @param on the number that means "on", 1 for a coil
 * @param off the number that means "off", 0 for a coil
 */
public record Output(Table table, int address, int on, int off) {
  public Output {
    if (!table.isWritable()) {
      throw new IllegalArgumentException("table " + table + " cannot be written");
    }
    if (on == off) {
      throw new IllegalArgumentException("on and off are the same number: " + on);
    }
  }

  /** The register read back to see what was written. */
  public Register register() {
    return Register.of(table, address, table.holdsBits() ? RegisterType.BIT : RegisterType.UINT16);
  }
}
