package io.gaugewire.spc.rule;

import java.util.List;

/**
 * A rule fulfilled at one point of a sequence.
 *
 * @param number the rule's number in its set
 * @param rule the rule
 * @param index place of the point that completes the pattern, counted from 0
 * @param points places of all points that make the pattern, ascending, the completing one last; for
 *     "m of n" rules the points in between that are not beyond are left out
 */
public record RuleHit(int number, RunRule rule, int index, List<Integer> points) {
  public RuleHit {
    points = List.copyOf(points);
  }
}
