package io.gaugewire.edge.modbus;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads one field out of the image of a plan. Reading a number allocates nothing. */
public final class FieldReader {
  private final Field field;
  private final RegisterReader value;
  private final @Nullable RegisterReader places;
  private final @Nullable RegisterReader unitCode;
  private final ConditionReader[] onlyWhen;
  private final long[] invalid;
  private final long[] unitCodes;
  private final String[] units;
  private final boolean[] blocks;

  public FieldReader(Field field, ReadPlan plan) {
    this.field = field;
    this.value = new RegisterReader(field.register(), plan);
    Register decimalsFrom = field.scaling().decimalsFrom();
    this.places = decimalsFrom == null ? null : new RegisterReader(decimalsFrom, plan);
    Register unitFrom = field.unit().from();
    this.unitCode = unitFrom == null ? null : new RegisterReader(unitFrom, plan);
    List<Condition> conditions = field.validity().onlyWhen();
    this.onlyWhen = new ConditionReader[conditions.size()];
    this.blocks = new boolean[plan.blocks().size()];
    blocks[value.block()] = true;
    if (places != null) {
      blocks[places.block()] = true;
    }
    if (unitCode != null) {
      blocks[unitCode.block()] = true;
    }
    for (int i = 0; i < onlyWhen.length; i++) {
      onlyWhen[i] = new ConditionReader(conditions.get(i), plan);
      blocks[onlyWhen[i].block()] = true;
    }
    this.unitCodes = field.unit().codes().keySet().stream().mapToLong(Long::longValue).toArray();
    this.units = new String[unitCodes.length];
    for (int i = 0; i < units.length; i++) {
      units[i] = Objects.requireNonNull(field.unit().codes().get(unitCodes[i]));
    }
    this.invalid = field.validity().invalid().stream().mapToLong(Long::longValue).toArray();
  }

  public Field field() {
    return field;
  }

  /** Whether the field needs the block with this index to have been read. */
  public boolean needs(int block) {
    return blocks[block];
  }

  /** Index of the block that brings the field's own register. */
  public int valueBlock() {
    return value.block();
  }

  /** The value in its unit, or NaN when the device says that there is none. */
  public double number(byte[] image) {
    for (ConditionReader condition : onlyWhen) {
      if (!condition.holds(image)) {
        return Double.NaN;
      }
    }
    long whole = value.whole(image);
    for (long sentinel : invalid) {
      if (whole == sentinel) {
        return Double.NaN;
      }
    }
    if (unitCode != null && !unitFits(unit(image))) {
      return Double.NaN;
    }
    long decimals = places == null ? 0 : places.whole(image);
    double number = field.scaling().apply(value.number(image), decimals);
    Field.Validity validity = field.validity();
    if (number < validity.least() || number > validity.most() || !Double.isFinite(number)) {
      return Double.NaN;
    }
    return number;
  }

  // A number in a unit nobody knows, or in another than the configuration promises, is a wrong
  // number.
  private boolean unitFits(String shown) {
    String promised = field.unit().fixed();
    return promised.isEmpty() ? !shown.isEmpty() : promised.equals(shown);
  }

  /** UCUM code of the unit; empty when the register shows a code nobody described. */
  public String unit(byte[] image) {
    if (unitCode == null) {
      return field.unit().fixed();
    }
    long code = unitCode.whole(image);
    for (int i = 0; i < unitCodes.length; i++) {
      if (unitCodes[i] == code) {
        return units[i];
      }
    }
    return "";
  }

  /** The bytes of the field's own register as they came over the wire. */
  public byte[] wireBytes(byte[] image) {
    return value.wireBytes(image);
  }
}
