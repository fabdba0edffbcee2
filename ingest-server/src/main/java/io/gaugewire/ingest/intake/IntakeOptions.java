package io.gaugewire.ingest.intake;

import java.time.Duration;

/**
 * Sizes of the intake.
 *
 * @param lanes writer connections, 1 to 16; one edge always uses the same
 * @param budgetBytes memory for parcels on their way, over all edges; at least 16 MiB
 * @param batchRows readings after which a transaction is closed, 100 to 100 000
 * @param linger how long the first parcel of a transaction waits for company, at most 100 ms
 */
public record IntakeOptions(int lanes, long budgetBytes, int batchRows, Duration linger) {
  /** Two lanes, 256 MiB, 40 000 rows, 15 ms. */
  public static final IntakeOptions DEFAULT =
      new IntakeOptions(2, 256L << 20, 40_000, Duration.ofMillis(15));

  public IntakeOptions {
    if (lanes < 1 || lanes > 16) {
      throw new IllegalArgumentException("lanes must be 1 to 16: " + lanes);
    }
    if (budgetBytes < 16L << 20) {
      throw new IllegalArgumentException("the budget is at least 16 MiB: " + budgetBytes);
    }
    if (batchRows < 100 || batchRows > 100_000) {
      throw new IllegalArgumentException("batch rows must be 100 to 100000: " + batchRows);
    }
    if (linger.isNegative() || linger.compareTo(Duration.ofMillis(100)) > 0) {
      throw new IllegalArgumentException("linger must be 0 to 100 ms: " + linger);
    }
  }
}
