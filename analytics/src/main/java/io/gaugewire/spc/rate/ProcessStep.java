package io.gaugewire.spc.rate;

/**
 * What one step of a process did with the units that entered it.
 *
 * @param entered units, 1 or more
 * @param scrapped units that did not leave it, 0 or more
 * @param reworked units that left it good, but not the first time; scrapped and reworked together
 *     are no more than entered
 */
public record ProcessStep(long entered, long scrapped, long reworked) {
  public ProcessStep {
    if (entered < 1) {
      throw new IllegalArgumentException("a step's yield needs units that entered, not " + entered);
    }
    if (scrapped < 0 || reworked < 0 || scrapped > entered - reworked) {
      throw new IllegalArgumentException(
          "scrapped %d and reworked %d must be 0 or more and together no more than the %d entered"
              .formatted(scrapped, reworked, entered));
    }
  }

  /** Good the first time, without rework or retest, of those that entered (FTY, FPY). */
  public Proportion firstTimeYield() {
    return new Proportion(entered - scrapped - reworked, entered);
  }

  /** Units that left the step. */
  public long left() {
    return entered - scrapped;
  }
}
