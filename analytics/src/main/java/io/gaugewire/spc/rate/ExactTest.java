package io.gaugewire.spc.rate;

import java.util.function.LongToDoubleFunction;
import org.apache.commons.numbers.gamma.LogBeta;

/** Two-sided exact tests: the sum of all outcomes no more likely than the one found. */
final class ExactTest {
  /** Outcomes as likely as the one found must not be missed by rounding. */
  private static final double TIE = 1e-7;

  /** Terms this small beside those before them, and falling, add nothing to a double. */
  private static final double NEGLIGIBLE = 1e-20;

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

  /** The logarithms of a unimodal distribution on least..most, largest at or beside the mode. */
  private static double twoSided(
      long found, long least, long most, long mode, LongToDoubleFunction log) {
    long middle = Math.clamp(mode, least, most);
    double reference = log.applyAsDouble(middle);
    double limit = log.applyAsDouble(found) + TIE;
    if (reference <= limit) {
      return 1;
    }
    LongToDoubleFunction share = k -> Math.exp(log.applyAsDouble(k) - reference);
    double all = sum(middle, least, -1, share) + sum(middle + 1, most, 1, share);
    double unlikely =
        found < middle
            ? sum(found, least, -1, share)
                + sum(firstUnlikely(middle, most, 1, limit, log), most, 1, share)
            : sum(found, most, 1, share)
                + sum(firstUnlikely(middle, least, -1, limit, log), least, -1, share);
    return Math.min(1, unlikely / all);
  }

  /** Terms from {@code start} to {@code end}, away from the mode, as long as they add anything. */
  private static double sum(long start, long end, int direction, LongToDoubleFunction share) {
    double sum = 0;
    for (long k = start; direction * (end - k) >= 0; k += direction) {
      double term = share.applyAsDouble(k);
      sum += term;
      if (term <= NEGLIGIBLE * sum) {
        break;
      }
    }
    return sum;
  }

  /** The outcome nearest to the mode, towards {@code end}, that is as unlikely; or one beyond. */
  private static long firstUnlikely(
      long middle, long end, int direction, double limit, LongToDoubleFunction log) {
    long likely = 0;
    long beyond = Math.abs(end - middle) + 1;
    while (beyond - likely > 1) {
      long distance = likely + (beyond - likely) / 2;
      if (log.applyAsDouble(middle + direction * distance) <= limit) {
        beyond = distance;
      } else {
        likely = distance;
      }
    }
    return middle + direction * beyond;
  }

  private static double logChoose(long n, long k) {
    if (k == 0 || k == n) {
      return 0;
    }
    return -Math.log1p((double) n) - LogBeta.value(n - k + 1.0, k + 1.0);
  }
}
