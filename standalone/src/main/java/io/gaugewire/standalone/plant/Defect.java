package io.gaugewire.standalone.plant;

/**
 * A kind of flaw that is counted.
 *
 * @param code as the inspection names it
 * @param perPart mean number on a part
 */
record Defect(String code, double perPart) {
  Defect {
    if (!(perPart >= 0)) {
      throw new IllegalArgumentException(code + ": found " + perPart + " per part");
    }
  }
}
