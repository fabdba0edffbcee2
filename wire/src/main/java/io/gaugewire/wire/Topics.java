package io.gaugewire.wire;

import java.util.Optional;

/**
 * The MQTT topics of one edge: {@code gw/1/{site}/{edge}/…}. An edge may touch only its own.
 *
 * @param edge whose topics
 */
public record Topics(EdgeId edge) {
  private static final String ROOT = "gw/1/";

  /** Server's subscription to every edge's parcels on a broker. */
  public static final String ALL_PARCELS = ROOT + "+/+/parcel";

  /** Server's subscription to every edge's state on a broker. */
  public static final String ALL_STATES = ROOT + "+/+/state";

  /** Up: {@link Parcel}s, QoS 1. */
  public String parcel() {
    return prefix() + "parcel";
  }

  /** Up: {@link EdgeState}, QoS 1, with a will. The server answers each with {@link Committed}. */
  public String state() {
    return prefix() + "state";
  }

  /** Down: {@link Committed}, QoS 1. */
  public String committed() {
    return prefix() + "committed";
  }

  /** Down: {@link StationHold}, QoS 1. */
  public String command() {
    return prefix() + "command";
  }

  /** Down: {@link ContextDocument}, QoS 1. */
  public String context() {
    return prefix() + "context";
  }

  private String prefix() {
    return ROOT + edge.site() + "/" + edge.edge() + "/";
  }

  /** The edge a topic belongs to, or empty when it is not one of ours or its names are unusable. */
  public static Optional<EdgeId> edgeOf(String topic) {
    String[] levels = topic.split("/", -1);
    if (levels.length != 5 || !levels[0].equals("gw") || !levels[1].equals("1")) {
      return Optional.empty();
    }
    try {
      return Optional.of(new EdgeId(levels[2], levels[3]));
    } catch (IllegalArgumentException unusable) {
      return Optional.empty();
    }
  }
}
