package io.gaugewire.edge.modbus;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One value of a device and everything needed to read it rightly.
 *
 * @param unit where the unit of measure comes from
 */
public record Field(String name, Register register, Scaling scaling, Validity validity, Unit unit) {

  /**
   * When the number in the register is a value at all.
   *
   * @param invalid raw numbers that mean "no value", as the signed or unsigned type of the register
   *     shows them
   * @param least the smallest value that can be true; NaN for none
   * @param most the largest value that can be true; NaN for none
   * @param onlyWhen all of these must hold in the same reading
   */
  public record Validity(Set<Long> invalid, double least, double most, List<Condition> onlyWhen) {
    public static final Validity ALWAYS = new Validity(Set.of(), Double.NaN, Double.NaN, List.of());

    public Validity {
      invalid = Set.copyOf(invalid);
      onlyWhen = List.copyOf(onlyWhen);
    }
  }

  /**
   * @param fixed UCUM code of the values; empty when unknown or told by the register alone
   * @param from a register with a code for the unit
   * @param codes UCUM code for each number that register can show
   */
  public record Unit(String fixed, @Nullable Register from, Map<Long, String> codes) {
    public static final Unit NONE = new Unit("", null, Map.of());

    public Unit {
      codes = Map.copyOf(codes);
    }
  }

  /** The same field with every address moved by {@code distance}. */
  public Field shifted(int distance) {
    if (distance == 0) {
      return this;
    }
    Register places = scaling.decimalsFrom();
    Register unitCode = unit.from();
    return new Field(
        name,
        register.shifted(distance),
        new Scaling(
            scaling.multiplier(),
            scaling.divisor(),
            scaling.offset(),
            scaling.decimals(),
            places == null ? null : places.shifted(distance)),
        new Validity(
            validity.invalid(),
            validity.least(),
            validity.most(),
            validity.onlyWhen().stream()
                .map(c -> new Condition(c.register().shifted(distance), c.mask(), c.equals()))
                .toList()),
        new Unit(unit.fixed(), unitCode == null ? null : unitCode.shifted(distance), unit.codes()));
  }

  /** Every register that must be read for this field. */
  public List<Register> registers() {
    var all = new ArrayList<Register>();
    all.add(register);
    if (scaling.decimalsFrom() != null) {
      all.add(scaling.decimalsFrom());
    }
    validity.onlyWhen().forEach(c -> all.add(c.register()));
    if (unit.from() != null) {
      all.add(unit.from());
    }
    return List.copyOf(all);
  }
}
