package io.gaugewire.wire;

/**
 * One value source of one station of one edge, announced in the outbox before its first reading.
 *
 * @param number names the tag within the epoch; never reused in it. Positive.
 * @param station the station the value belongs to
 * @param name the tag within its station
 * @param unit unit of the value as a UCUM code, empty for a number without a unit
 * @param decimals the gauge's resolution as decimal places, 0 to 12
 */
public record TagDefinition(int number, String station, String name, String unit, int decimals) {
  public TagDefinition {
    if (number < 1) {
      throw new IllegalArgumentException("a tag's number is positive: " + number);
    }
    Text.require("station", station, 1, Text.NAME);
    Text.require("tag name", name, 1, Text.NAME);
    Text.require("unit", unit, 0, Text.NAME);
    if (decimals < 0 || decimals > 12) {
      throw new IllegalArgumentException("decimals must be 0 to 12: " + decimals);
    }
  }
}
