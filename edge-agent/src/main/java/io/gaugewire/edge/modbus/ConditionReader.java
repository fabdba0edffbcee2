package io.gaugewire.edge.modbus;

/** Judges a condition on the image of a plan. */
public final class ConditionReader {
  private final RegisterReader reader;
  private final Condition condition;

  public ConditionReader(Condition condition, ReadPlan plan) {
    this.condition = condition;
    this.reader = new RegisterReader(condition.register(), plan);
  }

  public boolean holds(byte[] image) {
    return (reader.whole(image) & condition.mask()) == condition.equals();
  }

  int block() {
    return reader.block();
  }
}
