package io.gaugewire.spc.acceptance;

/**
 * What is to be inspected of one lot.
 *
 * @param lotSize N
 * @param codeLetter by table 1
 * @param table the plan found from there
 */
public record LotPlan(int lotSize, CodeLetter codeLetter, TablePlan table) {
  public LotPlan {
    SamplingTables.checkLotSize(lotSize);
  }

  /** Whether the plan's sample is the whole lot or more, so that every unit is inspected. */
  public boolean inspectAll() {
    return table.plan().sampleSize() >= lotSize;
  }

  /** Units to inspect: the plan's sample, or the whole lot. */
  public int unitsToInspect() {
    return Math.min(table.plan().sampleSize(), lotSize);
  }
}
