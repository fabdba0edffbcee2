package io.gaugewire.edge.config;

import io.gaugewire.edge.modbus.Condition;
import io.gaugewire.edge.modbus.Field;
import io.gaugewire.edge.modbus.Register;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a station hands over for one part.
 *
 * @param values measured values; each becomes a reading of the tag with the field's name
 * @param counter the station's running number of the part
 */
public record ResultSpec(
    List<ResultValue> values,
    @Nullable Counter counter,
    Part part,
    Verdict verdict,
    List<Defect> defects) {

  public ResultSpec {
    values = List.copyOf(values);
    defects = List.copyOf(defects);
  }

  /** Every register a result is put together from. */
  public List<Register> registers() {
    List<Register> all = new ArrayList<>();
    values.forEach(value -> all.addAll(value.field().registers()));
    if (counter != null) {
      all.add(counter.register());
    }
    Stream.of(part.serial(), part.batch(), part.partNumber())
        .filter(Objects::nonNull)
        .forEach(all::add);
    Stream.of(verdict.pass(), verdict.fail())
        .filter(Objects::nonNull)
        .forEach(condition -> all.add(condition.register()));
    defects.forEach(defect -> all.add(defect.count()));
    return List.copyOf(all);
  }

  /** The same result in registers {@code distance} further on. */
  public ResultSpec shifted(int distance) {
    return new ResultSpec(
        values.stream()
            .map(v -> new ResultValue(v.field().shifted(distance), v.decimals()))
            .toList(),
        counter == null
            ? null
            : new Counter(counter.register().shifted(distance), counter.modulus()),
        new Part(
            shifted(part.serial(), distance),
            shifted(part.batch(), distance),
            shifted(part.partNumber(), distance)),
        new Verdict(shifted(verdict.pass(), distance), shifted(verdict.fail(), distance)),
        defects.stream().map(d -> new Defect(d.code(), d.count().shifted(distance))).toList());
  }

  private static @Nullable Register shifted(@Nullable Register register, int distance) {
    return register == null ? null : register.shifted(distance);
  }

  private static @Nullable Condition shifted(@Nullable Condition condition, int distance) {
    return condition == null
        ? null
        : new Condition(
            condition.register().shifted(distance), condition.mask(), condition.equals());
  }

  /**
   * @param decimals resolution of the value as decimal places
   */
  public record ResultValue(Field field, int decimals) {}

  /**
   * A number that grows by one with each part.
   *
   * @param modulus how many different numbers it has; it starts again at 0 after {@code modulus -
   *     1}
   */
  public record Counter(Register register, long modulus) {}

  /** Text or number registers that name the part. */
  public record Part(
      @Nullable Register serial, @Nullable Register batch, @Nullable Register partNumber) {}

  /** The station's own judgement; with only one of the two, its absence means the other. */
  public record Verdict(@Nullable Condition pass, @Nullable Condition fail) {}

  /** A register that counts one kind of defect on the part. */
  public record Defect(String code, Register count) {}
}
