package io.gaugewire.standalone.plant;

/** Presses a bearing on the shaft and records the peak force and the travel. */
final class PressFitStation extends ReadyStation {
  private static final Table T = Table.INPUT;

  PressFitStation() {
    super(0, 1, 0);
  }

  @Override
  void write(Inspected found, long number) {
    put32(T, 0, number);
    put32(T, 2, scaled(found.value("force"), 3));
    put32(T, 4, scaled(found.value("travel"), 3));
    putText(T, 6, 8, found.part().serial());
    putText(T, 14, 8, found.part().batchCode());
    putDiscrete(2, found.conforming());
  }
}
