package io.gaugewire.edge.config;

import io.gaugewire.edge.modbus.Condition;
import io.gaugewire.edge.modbus.Field;
import io.gaugewire.edge.modbus.Register;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a station hands over a result. */
public sealed interface HandshakeSpec {
  /** How often the station is asked whether it has something. */
  Duration every();

  ResultSpec result();

  /**
   * The station raises a flag and waits until the edge acknowledges; the edge takes the
   * acknowledgement back when the flag has fallen.
   *
   * @param overrun any of these says that the station had to drop results
   */
  record ReadyAcknowledge(
      Duration every,
      Condition ready,
      Output acknowledge,
      List<Condition> overrun,
      ResultSpec result)
      implements HandshakeSpec {}

  /**
   * The station queues results.
   *
   * @param waiting register with the number of queued results
   * @param pop written to remove the oldest result; null when reading it removes it
   * @param lastResultOffset distance from the queue's registers to a block that always shows the
   *     newest result; 0 when there is none
   */
  record ResultFifo(
      Duration every,
      Register waiting,
      @Nullable Output pop,
      int lastResultOffset,
      List<Condition> overrun,
      ResultSpec result)
      implements HandshakeSpec {}

  /**
   * A flag says that the result is new, and reading it clears it. Flag and result are one block.
   */
  record SelfClearingFlag(Duration every, Condition flag, ResultSpec result)
      implements HandshakeSpec {}

  /** A new result shows by its counter; the result's counter is required. */
  record CounterChange(Duration every, ResultSpec result) implements HandshakeSpec {}

  /**
   * A value that has come to rest is the result.
   *
   * @param polls how many polls in a row it must be still and valid
   * @param within how far apart these values may be, in the value's unit
   * @param above a part is present when the value is above this
   * @param rearm the part is gone when the value is below this
   */
  record RestingValue(
      Duration every,
      Field value,
      int polls,
      double within,
      double above,
      double rearm,
      ResultSpec result)
      implements HandshakeSpec {}

  /** One result in every period, aligned to UTC. */
  record Periodic(Duration every, ResultSpec result) implements HandshakeSpec {}

  /** A result when a person asks for it, with a key at the machine or on the screen. */
  record OperatorKey(Duration every, @Nullable Condition key, ResultSpec result)
      implements HandshakeSpec {}
}
