package io.gaugewire.spc.acceptance;

import java.math.BigDecimal;

/**
 * An acceptance quality limit: the worst process average that is still satisfactory.
 *
 * @param percent percent nonconforming up to 10; nonconformities per 100 units above. Equal amounts
 *     are equal however they are written
 */
public record Aql(BigDecimal percent) {
  public Aql {
    if (percent.signum() <= 0) {
      throw new IllegalArgumentException("an AQL is above 0, not " + percent);
    }
    percent = percent.stripTrailingZeros();
  }

  /**
   * From its decimal text, such as {@code 0.65}.
   *
   * @throws IllegalArgumentException if the text is no decimal number above 0
   */
  public static Aql of(String text) {
    try {
      return new Aql(new BigDecimal(text.strip()));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("an AQL is a decimal number, not " + text, e);
    }
  }

  @Override
  public String toString() {
    return percent.toPlainString();
  }
}
