package io.gaugewire.edge.handshake;

import io.gaugewire.edge.config.HandshakeSpec;
import io.gaugewire.edge.modbus.Condition;
import io.gaugewire.edge.modbus.ConditionReader;
import io.gaugewire.edge.modbus.ReadPlan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes a result when a person asks: with a key at the machine, or on the screen through {@link
 * #request}.
 */
public final class OperatorKeyHandshake implements Handshake {
  private final StationLink station;
  private final ResultReader result;
  private final @Nullable ReadPlan keyPlan;
  private final byte[] keyImage;
  private final @Nullable ConditionReader key;
  // A key that is down when watching begins was pressed for an earlier result.
  private boolean keyWasDown = true;
  private boolean asked;

  OperatorKeyHandshake(HandshakeSpec.OperatorKey spec, StationLink station) {
    this.station = station;
    this.result = station.reader(spec.result(), List.of());
    Condition condition = spec.key();
    this.keyPlan = condition == null ? null : station.plan(List.of(condition.register()));
    this.keyImage = new byte[keyPlan == null ? 0 : keyPlan.imageSize()];
    this.key =
        condition == null || keyPlan == null ? null : new ConditionReader(condition, keyPlan);
  }

  /** Asks for a result at the next poll; on the thread of the lane. */
  public void request() {
    asked = true;
  }

  @Override
  public void poll() {
    station.log().flush();
    if (key != null && keyPlan != null) {
      station.unit().read(keyPlan, keyImage);
      boolean down = key.holds(keyImage);
      asked |= down && !keyWasDown;
      keyWasDown = down;
    }
    if (asked) {
      result.read();
      asked = false;
      station.log().write(result, List.of());
    }
  }

  @Override
  public long taken() {
    return station.log().taken();
  }
}
