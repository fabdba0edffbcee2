package io.gaugewire.edge.handshake;

import io.gaugewire.edge.config.ResultSpec;
import io.gaugewire.edge.modbus.Condition;
import io.gaugewire.edge.modbus.ConditionReader;
import io.gaugewire.edge.modbus.FieldReader;
import io.gaugewire.edge.modbus.ReadPlan;
import io.gaugewire.edge.modbus.Register;
import io.gaugewire.edge.modbus.RegisterReader;
import io.gaugewire.edge.modbus.RegisterType;
import io.gaugewire.wire.Quality;
import io.gaugewire.wire.ReadingColumns;
import io.gaugewire.wire.StationResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a result's registers and puts the result together. */
final class ResultReader {
  private static final long NO_COUNTER = -1;

  private final StationLink station;
  private final ResultSpec spec;
  private final ReadPlan plan;
  private final byte[] image;
  private final List<FieldReader> values;
  private final @Nullable RegisterReader counter;
  private final List<RegisterReader> defects;

  /**
   * @param alongside registers read in the same requests, such as the flag of the result
   */
  ResultReader(StationLink station, ResultSpec spec, Collection<Register> alongside) {
    this.station = station;
    this.spec = spec;
    List<Register> all = new ArrayList<>(spec.registers());
    all.addAll(alongside);
    this.plan = station.plan(all);
    this.image = new byte[plan.imageSize()];
    this.values = spec.values().stream().map(v -> new FieldReader(v.field(), plan)).toList();
    this.counter =
        spec.counter() == null ? null : new RegisterReader(spec.counter().register(), plan);
    this.defects = spec.defects().stream().map(d -> new RegisterReader(d.count(), plan)).toList();
  }

  ReadPlan plan() {
    return plan;
  }

  byte[] image() {
    return image;
  }

  void read() {
    station.unit().read(plan, image);
  }

  /** A copy of what was read, to compare with another reading. */
  byte[] copy() {
    return image.clone();
  }

  boolean sameAs(byte[] other) {
    return Arrays.equals(image, other);
  }

  boolean hasCounter() {
    return counter != null;
  }

  /** The station's running number, or -1 where it has none. */
  long counter() {
    return counter == null ? NO_COUNTER : counter.whole(image);
  }

  long modulus() {
    return spec.counter() == null ? Long.MAX_VALUE : spec.counter().modulus();
  }

  /** Puts together what was read last; the values go to {@code into}. */
  StationResult result(long timeMicros, ReadingColumns into) {
    for (int i = 0; i < values.size(); i++) {
      FieldReader reader = values.get(i);
      double value = reader.number(image);
      String name = station.gauge().tagName(reader.field().name());
      String unit = reader.unit(image);
      int decimals = spec.values().get(i).decimals();
      // The journal knows the tag of a name and unit again.
      int tag = station.journal().tag(station.gauge().station(), name, unit, decimals);
      into.add(tag, timeMicros, value, Double.isNaN(value) ? Quality.BAD : Quality.GOOD);
    }
    return new StationResult(
        station.gauge().station(), timeMicros, counter(), part(), verdict(), defectCounts());
  }

  private StationResult.PartReference part() {
    ResultSpec.Part part = spec.part();
    return new StationResult.PartReference(
        text(part.serial()), text(part.batch()), text(part.partNumber()));
  }

  private String text(@Nullable Register register) {
    if (register == null) {
      return "";
    }
    var reader = new RegisterReader(register, plan);
    return register.type() == RegisterType.STRING
        ? reader.text(image)
        : Long.toString(reader.whole(image));
  }

  private StationResult.Verdict verdict() {
    Condition pass = spec.verdict().pass();
    Condition fail = spec.verdict().fail();
    if (fail != null && holds(fail)) {
      return StationResult.Verdict.FAIL;
    }
    if (pass != null && holds(pass)) {
      return StationResult.Verdict.PASS;
    }
    if (pass != null && fail == null) {
      return StationResult.Verdict.FAIL;
    }
    return pass == null && fail != null ? StationResult.Verdict.PASS : StationResult.Verdict.NONE;
  }

  private boolean holds(Condition condition) {
    return new ConditionReader(condition, plan).holds(image);
  }

  private List<StationResult.DefectCount> defectCounts() {
    List<StationResult.DefectCount> counts = new ArrayList<>();
    for (int i = 0; i < defects.size(); i++) {
      long count = defects.get(i).whole(image);
      if (count > 0) {
        int bounded = (int) Math.min(count, Integer.MAX_VALUE);
        counts.add(new StationResult.DefectCount(spec.defects().get(i).code(), bounded));
      }
    }
    return counts;
  }
}
