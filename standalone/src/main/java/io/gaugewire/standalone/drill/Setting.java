package io.gaugewire.standalone.drill;

import java.util.List;

/**
 * What a drill is held on.
 *
 * @param door what stands between edges and server
 * @param faults to choose from, at least one
 */
record Setting(Door door, List<Fault> faults) {
  /** The way of the parcels. */
  enum Door {
    /** The server is itself the endpoint of its edges. */
    ENDPOINT,
    /** A Mosquitto stands between. */
    BROKER
  }

  Setting {
    faults = List.copyOf(faults);
    if (faults.isEmpty()) {
      throw new IllegalArgumentException("a drill needs faults");
    }
  }

  /** Every fault that there can be with this door. */
  static Setting of(Door door) {
    return new Setting(
        door,
        List.of(Fault.values()).stream()
            .filter(fault -> door == Door.BROKER || !fault.needsBroker())
            .toList());
  }
}
