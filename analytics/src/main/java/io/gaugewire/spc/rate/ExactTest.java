package io.gaugewire.spc.rate;

import java.util.function.LongToDoubleFunction;
import org.apache.commons.numbers.gamma.LogBeta;

/** Two-sided exact tests: the sum of all outcomes no more likely than the one found. */
final class ExactTest {
  /** Outcomes as likely as the one found must not be missed by rounding. */
  private static final double TIE = 1e-7;

  /** Terms further out than this factor below the largest add nothing to a double. */
  private static final double NEGLIGIBLE = -60;

  private ExactTest() {}

  /** Fisher's test of two proportions. */
  static double fisher(Proportion a, Proportion b) {
    long total = Math.addExact(a.of(), b.of());
    long counted = a.count() + b.count();
    long least = Math.max(0, counted - b.of());
    long most = Math.min(counted, a.of());
    LongToDoubleFunction log =
        k -> logChoose(a.of(), k) + logChoose(b.of(), counted - k) - logChoose(total, counted);
    long mode = (long) Math.floor((counted + 1.0) * (a.of() + 1.0) / (total + 2.0));
    return twoSided(a.count(), least, most, mode, log);
  }

  /** Test of k of n against the share p. */
  static double binomial(long k, long n, double p) {
    LongToDoubleFunction log = i -> logChoose(n, i) + i * Math.log(p) + (n - i) * Math.log1p(-p);
    return twoSided(k, 0, n, (long) Math.floor((n + 1.0) * p), log);
  }

  private static double twoSided(
      long found, long least, long most, long mode, LongToDoubleFunction log) {
    long middle = Math.clamp(mode, least, most);
    double reference = log.applyAsDouble(middle);
    double limit = log.applyAsDouble(found) + TIE - reference;
    double all = 0;
    double unlikely = 0;
    for (int direction = -1; direction <= 1; direction += 2) {
      for (long k = direction < 0 ? middle : middle + 1; k >= least && k <= most; k += direction) {
        double term = log.applyAsDouble(k) - reference;
        if (term < NEGLIGIBLE) {
          break;
        }
        all += Math.exp(term);
        if (term <= limit) {
          unlikely += Math.exp(term);
        }
      }
    }
    // The finding itself counts even where its terms were left out as negligible.
    return Math.min(1, Math.max(unlikely, Math.exp(limit)) / all);
  }

  private static double logChoose(long n, long k) {
    if (k == 0 || k == n) {
      return 0;
    }
    return -Math.log1p((double) n) - LogBeta.value(n - k + 1.0, k + 1.0);
  }
}
