package io.gaugewire.edge.config;

import io.gaugewire.edge.modbus.ReadBlock;
import io.gaugewire.edge.modbus.ReadPlan;
import io.gaugewire.edge.modbus.Register;
import io.gaugewire.settings.Section;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What must hold between the reads of a profile when a read changes something in the device. */
final class ReadRules {
  private ReadRules() {}

  static void check(
      Section top,
      ReadPlan.Limits limits,
      List<TagSpec> tags,
      @Nullable Heartbeat heartbeat,
      HandshakeSpec spec) {
    List<Register> consumed = consumed(spec);
    if (consumed.isEmpty()) {
      return;
    }
    if (ReadPlan.of(consumed, limits).blocks().size() != 1) {
      top.wrong(
          "handshake",
          "registers that need several reads",
          "one block of at most " + limits.maxRegisters() + " registers: reading it consumes it");
    }
    List<Register> harmless = new ArrayList<>();
    tags.forEach(tag -> harmless.addAll(tag.field().registers()));
    if (heartbeat != null) {
      harmless.add(heartbeat.register());
    }
    harmless.addAll(askedBefore(spec));
    if (harmless.isEmpty()) {
      return;
    }
    for (ReadBlock block : ReadPlan.of(harmless, limits).blocks()) {
      for (Register register : consumed) {
        if (overlaps(block, register)) {
          top.wrong(
              "handshake",
              "register " + register.address() + " read along with others at " + block.address(),
              "no read but the handshake's own: it would consume a result; lower reads.allowed-gap");
          return;
        }
      }
    }
  }

  private static boolean overlaps(ReadBlock block, Register register) {
    return block.table() == register.table()
        && register.address() < block.address() + block.count()
        && block.address() < register.address() + register.length();
  }

  /** The registers whose reading clears or removes something. */
  private static List<Register> consumed(HandshakeSpec spec) {
    return switch (spec) {
      case HandshakeSpec.ResultFifo fifo when fifo.pop() == null -> fifo.result().registers();
      case HandshakeSpec.SelfClearingFlag flag -> {
        List<Register> all = new ArrayList<>(flag.result().registers());
        all.add(flag.flag().register());
        yield all;
      }
      case HandshakeSpec.ResultFifo f -> List.of();
      case HandshakeSpec.ReadyAcknowledge r -> List.of();
      case HandshakeSpec.CounterChange c -> List.of();
      case HandshakeSpec.RestingValue s -> List.of();
      case HandshakeSpec.Periodic p -> List.of();
      case HandshakeSpec.OperatorKey o -> List.of();
    };
  }

  private static List<Register> askedBefore(HandshakeSpec spec) {
    if (spec instanceof HandshakeSpec.ResultFifo fifo) {
      List<Register> asked = new ArrayList<>();
      asked.add(fifo.waiting());
      fifo.overrun().forEach(c -> asked.add(c.register()));
      if (fifo.lastResultOffset() != 0) {
        fifo.result().registers().forEach(r -> asked.add(r.shifted(fifo.lastResultOffset())));
      }
      return asked;
    }
    return List.of();
  }
}
