package io.gaugewire.spc.constants;

/**
 * c4, the mean of the standard deviation s of n independent standard normal values, and c5 =
 * √(1-c4²), its standard deviation.
 *
 * <p>Up to {@value #TABLE} from c4(n) c4(n+1) = √((n-1)/n), c4(2) = √(2/π), which loses no digits
 * as the difference of two large logarithms of Γ would; beyond from the asymptotic series of
 * Γ(x+1/2)/Γ(x) in ν = n - 1 (F. G. Tricomi and A. Erdélyi (1951), Pacific Journal of Mathematics
 * 1, 133-142).
 */
final class Deviation {
  private static final int TABLE = 512;
  private static final double[] C4 = new double[TABLE + 1];

  static {
    C4[2] = Math.sqrt(2 / Math.PI);
    for (int n = 2; n < TABLE; n++) {
      C4[n + 1] = Math.sqrt((n - 1.0) / n) / C4[n];
    }
  }

  private Deviation() {}

  static double c4(long n) {
    if (!(n >= 2)) {
      throw new IllegalArgumentException(
          "n = " + n + ": a standard deviation needs at least two values");
    }
    return n <= TABLE ? C4[(int) n] : 1 - deficit(1.0 / (n - 1));
  }

  static double c5(long n) {
    double c4 = c4(n);
    // 1 - c4² = (1 - c4)(1 + c4); far out the first factor is taken before it loses its digits.
    double missing = n <= TABLE ? 1 - c4 : deficit(1.0 / (n - 1));
    return Math.sqrt(missing * (1 + c4));
  }

  /** 1 - c4 as a series in u = 1/ν. */
  private static double deficit(double u) {
    return u
        * (1 / 4.0
            - u
                * (1 / 32.0
                    + u
                        * (5 / 128.0
                            - u * (21 / 2048.0 + u * (399 / 8192.0 - u * 869 / 65536.0)))));
  }
}
