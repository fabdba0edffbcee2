package io.gaugewire.ingest.characteristic;

/**
 * What is measured on a part.
 *
 * @param code its name in master data; never changes
 * @param unit UCUM code; empty for a plain number
 * @param decimals decimal places shown, 0 to 12
 */
public record Characteristic(
    CharacteristicId id,
    String code,
    BilingualText name,
    String unit,
    int decimals,
    Specification specification) {
  public Characteristic {
    if (decimals < 0 || decimals > 12) {
      throw new IllegalArgumentException("decimals must be 0 to 12: " + decimals);
    }
  }
}
