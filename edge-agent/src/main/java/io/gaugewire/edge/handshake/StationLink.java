package io.gaugewire.edge.handshake;

import io.gaugewire.edge.config.GaugeConfig;
import io.gaugewire.edge.config.Output;
import io.gaugewire.edge.config.ResultSpec;
import io.gaugewire.edge.journal.Journal;
import io.gaugewire.edge.modbus.ModbusUnit;
import io.gaugewire.edge.modbus.ReadPlan;
import io.gaugewire.edge.modbus.Register;
import java.util.Collection;

/** What every handshake needs of its station: to read, to write, and to log results. */
record StationLink(GaugeConfig gauge, ModbusUnit unit, Journal journal, ResultLog log) {

  ReadPlan plan(Collection<Register> registers) {
    return ReadPlan.of(registers, gauge.profile().limits());
  }

  ResultReader reader(ResultSpec spec, Collection<Register> alongside) {
    return new ResultReader(this, spec, alongside);
  }

  void write(Output output, boolean on) {
    unit.write(output.table(), output.address(), on ? output.on() : output.off());
  }
}
