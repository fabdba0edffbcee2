package io.gaugewire.spc.monitor;

import io.gaugewire.spc.Result;
import java.util.List;

/**
 * What became of one subgroup.
 *
 * @param subgroup the subgroup
 * @param points its plotted points, or why it could not be judged; a statistic that does not exist
 *     for it (range of one measurement, moving range of the first) has no point
 * @param signals every rule that fired, of all statistics; empty when not judged
 */
public record Judgement(Subgroup subgroup, Result<List<JudgedPoint>> points, List<Signal> signals) {
  public Judgement {
    signals = List.copyOf(signals);
  }
}
