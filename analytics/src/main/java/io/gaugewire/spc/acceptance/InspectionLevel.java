package io.gaugewire.spc.acceptance;

import java.util.Arrays;

/** How much is inspected for a given lot size; II unless agreed otherwise. */
public enum InspectionLevel {
  S1("S-1"),
  S2("S-2"),
  S3("S-3"),
  S4("S-4"),
  I("I"),
  II("II"),
  III("III");

  private final String label;

  InspectionLevel(String label) {
    this.label = label;
  }

  /** As the standard writes it. */
  public String label() {
    return label;
  }

  /**
   * The level written so.
   *
   * @throws IllegalArgumentException for another label
   */
  public static InspectionLevel labelled(String label) {
    return Arrays.stream(values())
        .filter(level -> level.label.equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no inspection level " + label + "; there are S-1 to S-4, I, II and III"));
  }
}
