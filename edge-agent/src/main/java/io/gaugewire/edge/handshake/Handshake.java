package io.gaugewire.edge.handshake;

import io.gaugewire.edge.config.GaugeConfig;
import io.gaugewire.edge.config.HandshakeSpec;
import io.gaugewire.edge.journal.Journal;
import io.gaugewire.edge.journal.SourceTime;
import io.gaugewire.edge.modbus.ModbusUnit;

/** Takes results from one station. Confined to the thread of its lane. */
public sealed interface Handshake
    permits CounterHandshake,
        FifoHandshake,
        OperatorKeyHandshake,
        PeriodicHandshake,
        ReadyAcknowledgeHandshake,
        RestingValueHandshake,
        SelfClearingHandshake {

  /**
   * Asks the station once and takes what it has.
   *
   * @throws io.gaugewire.edge.modbus.ModbusException when the station could not be asked; the next
   *     call goes on
   * @throws io.gaugewire.edge.journal.JournalFullException when a result could not be written; it
   *     is kept
   */
  void poll();

  /** Results taken since the start. */
  long taken();

  /** The handshake a profile describes. */
  static Handshake of(
      HandshakeSpec spec, GaugeConfig gauge, ModbusUnit unit, Journal journal, SourceTime time) {
    var log = new ResultLog(journal, gauge.station(), time);
    var station = new StationLink(gauge, unit, journal, log);
    return switch (spec) {
      case HandshakeSpec.ReadyAcknowledge s -> new ReadyAcknowledgeHandshake(s, station);
      case HandshakeSpec.ResultFifo s -> new FifoHandshake(s, station);
      case HandshakeSpec.SelfClearingFlag s -> new SelfClearingHandshake(s, station);
      case HandshakeSpec.CounterChange s -> new CounterHandshake(s, station);
      case HandshakeSpec.RestingValue s -> new RestingValueHandshake(s, station, time);
      case HandshakeSpec.Periodic s -> new PeriodicHandshake(s, station, time);
      case HandshakeSpec.OperatorKey s -> new OperatorKeyHandshake(s, station);
    };
  }
}
