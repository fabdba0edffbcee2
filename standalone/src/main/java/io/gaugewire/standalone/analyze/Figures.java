package io.gaugewire.standalone.analyze;

import io.gaugewire.spc.Result;
import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers as people read them; computation and JSON keep every digit. */
final class Figures {
  private static final MathContext DIGITS = new MathContext(7);
  private static final int FARTHEST_SCALE = 10;

  private Figures() {}

  /** Seven significant digits, without a power of ten where that stays short. */
  static String text(double value) {
    if (value == 0) {
      return "0";
    }
    BigDecimal rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
    boolean plain = rounded.scale() <= FARTHEST_SCALE && rounded.scale() >= -FARTHEST_SCALE;
    return plain ? rounded.toPlainString() : rounded.toString();
  }

  static String text(Result<Double> value, Words words) {
    return switch (value) {
      case Result.Available<Double>(Double number) -> text(number);
      case Result.NotAvailable<Double>(String because) ->
          words.of("not available") + " (" + because + ")";
    };
  }
}
