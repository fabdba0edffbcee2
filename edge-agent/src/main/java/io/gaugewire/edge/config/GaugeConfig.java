package io.gaugewire.edge.config;

import org.jspecify.annotations.Nullable;

/**
 * One device behind a connection.
 *
 * @param name unique on the edge
 * @param station where its values belong
 * @param unit unit identifier on the wire, 0 to 255
 * @param prefix set before the names of its tags, so that two devices of one type can serve one
 *     station; may be empty
 * @param hold written when the station is put on hold
 */
public record GaugeConfig(
    String name, String station, int unit, String prefix, Profile profile, @Nullable Output hold) {

  /** The name a tag of the profile has at the station. */
  public String tagName(String fieldName) {
    return prefix + fieldName;
  }
}
