package io.gaugewire.spc.objective;

import io.gaugewire.spc.rate.Proportion;
import io.gaugewire.spc.summary.Values;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A parent's rate made of its children's counts, and what each child does to it.
 *
 * <p>Counts are added, rates never averaged: a small department weighs what it inspected.
 *
 * @param total all children together
 * @param shares of each child, the one furthest to the bad side first
 */
public record RollUp(Proportion total, List<Share> shares) {
  /**
   * A part of the parent: a department, a line, a product.
   *
   * @param name of the child, unique among its siblings
   * @param proportion what it counted
   */
  public record Child(String name, Proportion proportion) {
    public Child {
      if (name.isBlank()) {
        throw new IllegalArgumentException("a part of an objective needs a name");
      }
    }
  }

  /**
   * What a child does to the parent.
   *
   * @param child the part
   * @param excess (count - target · inspected)/total inspected: by how much this child moves the
   *     parent's rate above the target, negative below. The excesses of all children add up to the
   *     parent's rate minus its target
   * @param countShare of the parent's count, from 0 to 1; 0 if nothing was counted anywhere
   * @param inspectedShare of the parent's inspected units, from 0 to 1
   */
  public record Share(Child child, double excess, double countShare, double inspectedShare) {
    public Share {
      Values.defined("excess", excess);
      Values.defined("countShare", countShare);
      Values.defined("inspectedShare", inspectedShare);
    }
  }

  public RollUp {
    shares = List.copyOf(shares);
  }

  /**
   * Adds children up.
   *
   * @param direction which side of the target is good
   * @param targetRate of the parent, from 0 to 1
   * @param children at least one
   * @throws IllegalArgumentException without children, for a name given twice, or a rate out of
   *     range
   */
  public static RollUp of(Direction direction, double targetRate, List<Child> children) {
    if (!(Values.number("targetRate", targetRate) >= 0 && targetRate <= 1)) {
      throw new IllegalArgumentException("a target rate lies between 0 and 1, not " + targetRate);
    }
    Set<String> names = new HashSet<>();
    for (Child child : children) {
      if (!names.add(child.name())) {
        throw new IllegalArgumentException(
            child.name() + " is given twice; its units would be counted twice");
      }
    }
    Proportion total =
        children.stream()
            .map(Child::proportion)
            .reduce(Proportion::plus)
            .orElseThrow(() -> new IllegalArgumentException("a roll-up needs at least one part"));
    Comparator<Share> byExcess = Comparator.comparingDouble(Share::excess);
    return new RollUp(
        total,
        children.stream()
            .map(child -> share(child, targetRate, total))
            .sorted(direction == Direction.AT_MOST ? byExcess.reversed() : byExcess)
            .toList());
  }

  private static Share share(Child child, double targetRate, Proportion total) {
    Proportion own = child.proportion();
    return new Share(
        child,
        (own.count() - targetRate * own.of()) / total.of(),
        total.count() == 0 ? 0 : (double) own.count() / total.count(),
        (double) own.of() / total.of());
  }
}
