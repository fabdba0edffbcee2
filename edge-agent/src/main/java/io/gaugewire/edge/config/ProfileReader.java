package io.gaugewire.edge.config;

import io.gaugewire.edge.modbus.Field;
import io.gaugewire.edge.modbus.ReadPlan;
import io.gaugewire.edge.modbus.Register;
import io.gaugewire.settings.Section;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a device profile. */
final class ProfileReader {
  private static final Duration FASTEST = Duration.ofMillis(10);
  private static final Duration SLOWEST = Duration.ofDays(1);

  private final Section top;
  private final int addressOffset;
  private final Set<String> tagNames = new HashSet<>();

  private ProfileReader(Section top, int addressOffset) {
    this.top = top;
    this.addressOffset = addressOffset;
  }

  /**
   * @param addressOffset added to every address, for devices whose map begins elsewhere
   */
  static Profile read(Section top, int addressOffset) {
    return new ProfileReader(top, addressOffset).profile();
  }

  private Profile profile() {
    String name = top.name("profile");
    String about = top.text("about", "");
    ReadPlan.Limits limits = limits();
    Duration every = top.duration("every", FASTEST, SLOWEST, Duration.ofSeconds(1));
    List<TagSpec> tags = new ArrayList<>();
    for (Section section : top.sections("tags")) {
      tags.add(tag(section, every));
    }
    Heartbeat heartbeat = heartbeat();
    Section handshake = top.section("handshake");
    HandshakeSpec spec = handshake == null ? null : handshake(handshake);
    if (tags.isEmpty() && spec == null) {
      top.wrong("tags", "neither tags nor a handshake", "something to read");
    }
    if (spec != null) {
      ReadRules.check(top, limits, tags, heartbeat, spec);
    }
    top.done();
    return new Profile(name, about, limits, tags, heartbeat, spec);
  }

  private ReadPlan.Limits limits() {
    Section reads = top.section("reads");
    if (reads == null) {
      return ReadPlan.Limits.DEFAULT;
    }
    var limits =
        new ReadPlan.Limits(
            (int) reads.whole("max-registers", 1, 125, 125),
            (int) reads.whole("max-bits", 1, 2000, 2000),
            (int) reads.whole("allowed-gap", 0, 1000, 8));
    reads.done();
    return limits;
  }

  private @Nullable Heartbeat heartbeat() {
    Section section = top.section("heartbeat");
    if (section == null) {
      return null;
    }
    Register register = RegisterKeys.register(section, addressOffset);
    Duration within = section.duration("within", FASTEST, SLOWEST, Duration.ofSeconds(2));
    section.done();
    return new Heartbeat(register, within);
  }

  private TagSpec tag(Section in, Duration groupEvery) {
    Field field = RegisterKeys.field(in, "tag", addressOffset);
    if (!tagNames.add(field.name())) {
      in.wrong("tag", "'" + field.name() + "' a second time", "each tag once");
    }
    Duration every = in.duration("every", FASTEST, SLOWEST, groupEvery);
    double deadband = in.number("deadband", 0);
    if (deadband < 0) {
      in.wrong("deadband", "'" + deadband + "'", "0 or more");
    }
    boolean onChange = in.choice("report", Report.values(), Report.ALL) == Report.CHANGE;
    if (in.has("deadband") && !onChange) {
      in.wrong("deadband", "a deadband", "report: change beside it");
    }
    Duration atLeast =
        in.duration("at-least-every", FASTEST, SLOWEST, onChange ? Duration.ofMinutes(1) : SLOWEST);
    boolean keepRaw = in.yes("keep-raw", false);
    int resolution = RegisterKeys.resolution(in, field);
    in.done();
    TagSpec.Reporting reporting =
        onChange
            ? new TagSpec.Reporting(true, Math.max(0, deadband), atLeast)
            : TagSpec.Reporting.EVERY_POLL;
    return new TagSpec(field, resolution, every, reporting, keepRaw);
  }

  private enum Report {
    ALL,
    CHANGE
  }

  private enum Pattern {
    READY_ACKNOWLEDGE,
    RESULT_FIFO,
    SELF_CLEARING_FLAG,
    COUNTER,
    STABLE_VALUE,
    PERIODIC,
    OPERATOR_KEY
  }

  private HandshakeSpec handshake(Section in) {
    Pattern pattern = in.choice("pattern", Pattern.values(), null);
    Duration every = in.duration("every", FASTEST, SLOWEST, Duration.ofMillis(100));
    HandshakeSpec spec =
        switch (pattern) {
          case READY_ACKNOWLEDGE ->
              new HandshakeSpec.ReadyAcknowledge(
                  every,
                  RegisterKeys.condition(in.requiredSection("ready"), addressOffset),
                  RegisterKeys.output(in.requiredSection("acknowledge"), addressOffset),
                  RegisterKeys.conditions(in, "overrun", addressOffset),
                  result(in));
          case RESULT_FIFO -> fifo(in, every);
          case SELF_CLEARING_FLAG ->
              new HandshakeSpec.SelfClearingFlag(
                  every,
                  RegisterKeys.condition(in.requiredSection("flag"), addressOffset),
                  result(in));
          case COUNTER -> {
            ResultSpec result = result(in);
            if (result.counter() == null) {
              in.wrong("counter", "nothing", "the register with the running number");
            }
            yield new HandshakeSpec.CounterChange(every, result);
          }
          case STABLE_VALUE -> stable(in, every);
          case PERIODIC -> new HandshakeSpec.Periodic(every, result(in));
          case OPERATOR_KEY ->
              new HandshakeSpec.OperatorKey(
                  every, RegisterKeys.optionalCondition(in, "key", addressOffset), result(in));
        };
    in.done();
    return spec;
  }

  private HandshakeSpec fifo(Section in, Duration every) {
    Register waiting = RegisterKeys.requiredRegister(in, "waiting", addressOffset);
    Section pop = in.section("pop");
    Output popOutput = pop == null ? null : RegisterKeys.output(pop, addressOffset);
    int lastResult = (int) in.whole("last-result-offset", -65535, 65535, 0);
    ResultSpec result = result(in);
    if (lastResult != 0 && result.counter() == null) {
      in.wrong("last-result-offset", "no counter", "a counter, to know the last result again");
    }
    return new HandshakeSpec.ResultFifo(
        every,
        waiting,
        popOutput,
        lastResult,
        RegisterKeys.conditions(in, "overrun", addressOffset),
        result);
  }

  private HandshakeSpec stable(Section in, Duration every) {
    Section valueSection = in.requiredSection("value");
    Field value = RegisterKeys.field(valueSection, "tag", addressOffset);
    int resolution = RegisterKeys.resolution(valueSection, value);
    valueSection.done();
    int polls = (int) in.whole("polls", 2, 1000, 3);
    double within = in.number("within", 0);
    double above = in.number("above", 0);
    double rearm = in.number("rearm-below", above);
    if (!(within >= 0) || !(rearm <= above)) {
      in.wrong("rearm-below", "'" + rearm + "'", "at most 'above', and 'within' not negative");
    }
    ResultSpec others = result(in);
    List<ResultSpec.ResultValue> values = new ArrayList<>();
    values.add(new ResultSpec.ResultValue(value, resolution));
    values.addAll(others.values());
    var result =
        new ResultSpec(values, others.counter(), others.part(), others.verdict(), others.defects());
    return new HandshakeSpec.RestingValue(every, value, polls, within, above, rearm, result);
  }

  private ResultSpec result(Section in) {
    List<ResultSpec.ResultValue> values = new ArrayList<>();
    for (Section section : in.sections("values")) {
      Field field = RegisterKeys.field(section, "tag", addressOffset);
      if (!tagNames.add(field.name())) {
        section.wrong("tag", "'" + field.name() + "' a second time", "each tag once");
      }
      values.add(new ResultSpec.ResultValue(field, RegisterKeys.resolution(section, field)));
      section.done();
    }
    ResultSpec.Counter counter = counter(in);
    var part =
        new ResultSpec.Part(
            RegisterKeys.optionalRegister(in, "serial", addressOffset),
            RegisterKeys.optionalRegister(in, "batch", addressOffset),
            RegisterKeys.optionalRegister(in, "part-number", addressOffset));
    var verdict =
        new ResultSpec.Verdict(
            RegisterKeys.optionalCondition(in, "pass-when", addressOffset),
            RegisterKeys.optionalCondition(in, "fail-when", addressOffset));
    List<ResultSpec.Defect> defects = new ArrayList<>();
    for (Section section : in.sections("defects")) {
      String code = section.name("code");
      defects.add(new ResultSpec.Defect(code, RegisterKeys.register(section, addressOffset)));
      section.done();
    }
    return new ResultSpec(values, counter, part, verdict, defects);
  }

  private ResultSpec.@Nullable Counter counter(Section in) {
    Section section = in.section("counter");
    if (section == null) {
      return null;
    }
    Register register = RegisterKeys.register(section, addressOffset);
    long natural =
        switch (register.type()) {
          case UINT16, INT16 -> 1L << 16;
          case BCD16 -> 10_000;
          case BCD32 -> 100_000_000;
          case BIT, INT32, UINT32, INT64, UINT64, FLOAT32, FLOAT64, STRING -> 1L << 32;
        };
    switch (register.type()) {
      case UINT16, UINT32, BCD16, BCD32 -> {}
      case BIT, INT16, INT32, INT64, UINT64, FLOAT32, FLOAT64, STRING ->
          section.wrong("type", "'" + register.type() + "'", "uint16, uint32, bcd16 or bcd32");
    }
    long modulus = section.whole("modulus", 2, natural, natural);
    section.done();
    return new ResultSpec.Counter(register, modulus);
  }
}
