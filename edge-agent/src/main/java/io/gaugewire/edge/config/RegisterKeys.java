package io.gaugewire.edge.config;

import io.gaugewire.edge.modbus.BitRange;
import io.gaugewire.edge.modbus.Condition;
import io.gaugewire.edge.modbus.Field;
import io.gaugewire.edge.modbus.Register;
import io.gaugewire.edge.modbus.RegisterType;
import io.gaugewire.edge.modbus.Scaling;
import io.gaugewire.edge.modbus.Table;
import io.gaugewire.edge.modbus.WordOrder;
import io.gaugewire.settings.Section;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the keys that describe registers and what their numbers mean. */
final class RegisterKeys {
  private static final int MOST_DECIMALS = 12;

  private RegisterKeys() {}

  /** The keys table, address, type, order, length and bits of a section. */
  static Register register(Section in, int addressOffset) {
    Table table = in.choice("table", Table.values(), Table.HOLDING);
    int address = (int) in.whole("address", 0, 65535) + addressOffset;
    RegisterType fallback = table.holdsBits() ? RegisterType.BIT : RegisterType.UINT16;
    RegisterType type = in.choice("type", RegisterType.values(), fallback);
    WordOrder order = in.choice("order", WordOrder.values(), WordOrder.ABCD);
    int length = type.words();
    if (in.has("length")) {
      length = (int) in.whole("length", 1, Register.LONGEST_STRING, type.words());
    }
    int[] bits = in.range("bits", 0, 63);
    BitRange range = bits == null ? BitRange.ALL : new BitRange(bits[0], bits[1]);
    try {
      return new Register(table, address, type, order, length, range);
    } catch (IllegalArgumentException e) {
      in.wrong("address", String.valueOf(e.getMessage()), "a register that exists");
      return Register.of(Table.HOLDING, 0, RegisterType.UINT16);
    }
  }

  static @Nullable Register optionalRegister(Section in, String key, int addressOffset) {
    Section section = in.section(key);
    if (section == null) {
      return null;
    }
    Register register = register(section, addressOffset);
    section.done();
    return register;
  }

  static Register requiredRegister(Section in, String key, int addressOffset) {
    Section section = in.requiredSection(key);
    Register register = register(section, addressOffset);
    section.done();
    return register;
  }

  static Condition condition(Section in, int addressOffset) {
    Register register = register(in, addressOffset);
    long all = register.type() == RegisterType.BIT ? 1 : -1;
    long mask = in.whole("mask", Long.MIN_VALUE, Long.MAX_VALUE, all);
    boolean single = Long.bitCount(mask) == 1;
    if (!in.has("equals") && !single) {
      in.wrong("equals", "nothing", "the number the register shows when the condition holds");
    }
    long equals = in.whole("equals", Long.MIN_VALUE, Long.MAX_VALUE, single ? mask : 0);
    in.done();
    try {
      return new Condition(register, mask, equals);
    } catch (IllegalArgumentException e) {
      in.wrong("equals", String.valueOf(e.getMessage()), "a condition that can hold");
      return Condition.bit(Table.COIL, 0);
    }
  }

  static @Nullable Condition optionalCondition(Section in, String key, int addressOffset) {
    Section section = in.section(key);
    return section == null ? null : condition(section, addressOffset);
  }

  static List<Condition> conditions(Section in, String key, int addressOffset) {
    List<Condition> conditions = new ArrayList<>();
    for (Section section : in.sections(key)) {
      conditions.add(condition(section, addressOffset));
    }
    return conditions;
  }

  static Output output(Section in, int addressOffset) {
    Table table = in.choice("table", Table.values(), Table.COIL);
    int address = (int) in.whole("address", 0, 65535) + addressOffset;
    int on = (int) in.whole("on", 0, 65535, 1);
    int off = (int) in.whole("off", 0, 65535, 0);
    in.done();
    try {
      return new Output(table, address, on, off);
    } catch (IllegalArgumentException e) {
      in.wrong("address", String.valueOf(e.getMessage()), "a coil or holding register");
      return new Output(Table.COIL, 0, 1, 0);
    }
  }

  /** A field with the name under {@code nameKey}. */
  static Field field(Section in, String nameKey, int addressOffset) {
    String name = in.name(nameKey);
    Register register = register(in, addressOffset);
    if (register.type() == RegisterType.STRING) {
      in.wrong("type", "'string'", "a number; text belongs to serial, batch or part-number");
    }
    return new Field(
        name,
        register,
        scaling(in, addressOffset),
        validity(in, addressOffset),
        unit(in, addressOffset));
  }

  private static Scaling scaling(Section in, int addressOffset) {
    double multiplier = in.number("multiply-by", 1);
    double divisor = in.number("divide-by", 1);
    double offset = in.number("offset", 0);
    int decimals = (int) in.whole("decimals", 0, MOST_DECIMALS, 0);
    Register from = optionalRegister(in, "decimals-from", addressOffset);
    if (multiplier == 0 || divisor == 0) {
      in.wrong(multiplier == 0 ? "multiply-by" : "divide-by", "0", "a number other than 0");
      return Scaling.NONE;
    }
    return new Scaling(multiplier, divisor, offset, decimals, from);
  }

  private static Field.Validity validity(Section in, int addressOffset) {
    double[] range = in.pair("range");
    return new Field.Validity(
        in.wholes("invalid"),
        range == null ? Double.NaN : range[0],
        range == null ? Double.NaN : range[1],
        conditions(in, "valid-when", addressOffset));
  }

  private static Field.Unit unit(Section in, int addressOffset) {
    String fixed = in.text("unit", "");
    Section from = in.section("unit-from");
    if (from == null) {
      return new Field.Unit(fixed, null, Map.of());
    }
    Register register = register(from, addressOffset);
    Map<Long, String> codes = new HashMap<>();
    Section named = from.requiredSection("codes");
    for (String code : named.keys()) {
      if (code.matches("\\d{1,10}")) {
        codes.put(Long.valueOf(code), named.name(code));
      } else {
        named.wrong(code, "'" + code + "'", "the whole number the register shows");
      }
    }
    from.done();
    return new Field.Unit(fixed, register, codes);
  }

  /** The resolution of a field as decimal places: what is written, or what its scaling shows. */
  static int resolution(Section in, Field field) {
    int derived = field.scaling().decimals();
    return (int) in.whole("resolution", 0, MOST_DECIMALS, derived);
  }
}
