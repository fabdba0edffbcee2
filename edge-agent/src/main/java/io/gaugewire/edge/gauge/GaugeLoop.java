package io.gaugewire.edge.gauge;

import io.gaugewire.edge.config.GaugeConfig;
import io.gaugewire.edge.config.HandshakeSpec;
import io.gaugewire.edge.config.LaneConfig;
import io.gaugewire.edge.config.Output;
import io.gaugewire.edge.config.TagSpec;
import io.gaugewire.edge.handshake.Handshake;
import io.gaugewire.edge.modbus.ModbusConnection;
import io.gaugewire.edge.modbus.ModbusUnit;
import io.gaugewire.edge.modbus.ReadPlan;
import io.gaugewire.edge.modbus.RegisterReader;
import io.gaugewire.wire.StationEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One gauge on its lane: its polls, and whether it is there. Confined to the thread of its lane.
 */
final class GaugeLoop {
  private static final Duration SLOWEST_LOOK = Duration.ofSeconds(1);

  private final GaugeConfig gauge;
  private final LaneTools tools;
  private final ModbusUnit unit;
  private final List<Poll> polls = new ArrayList<>();
  private boolean knownToAnswer;
  private boolean everJudged;

  GaugeLoop(GaugeConfig gauge, LaneConfig lane, LaneTools tools, ModbusConnection connection) {
    this.gauge = gauge;
    this.tools = tools;
    this.unit = new ModbusUnit(connection, gauge.unit(), lane.gauges().size() > 1);
    Map<Duration, List<TagSpec>> byRate = new TreeMap<>();
    for (TagSpec tag : gauge.profile().tags()) {
      byRate.computeIfAbsent(tag.every(), rate -> new ArrayList<>()).add(tag);
    }
    byRate.forEach(
        (rate, tags) -> polls.add(new TagPoll(gauge, tags, schedule(rate), tools, unit)));
    HandshakeSpec spec = gauge.profile().handshake();
    if (spec != null) {
      Handshake handshake = Handshake.of(spec, gauge, unit, tools.journal(), tools.time());
      polls.add(new HandshakePoll(handshake, unit, schedule(lookEvery(spec))));
    }
  }

  private static Duration lookEvery(HandshakeSpec spec) {
    // A period is not missed by more than a second, and a failed reading is tried again within it.
    boolean slow = spec.every().compareTo(SLOWEST_LOOK) > 0;
    return slow ? SLOWEST_LOOK : spec.every();
  }

  /** Gauges begin at different moments of their period, so that they do not all wake at once. */
  private Schedule schedule(Duration every) {
    long period = every.toNanos();
    long phase = Math.floorMod(gauge.name().hashCode() * 0x9e3779b97f4a7c15L, period);
    return new Schedule(period, System.nanoTime() + phase);
  }

  void sharesConnection(boolean shares) {
    unit.sharesConnection(shares);
  }

  GaugeConfig gauge() {
    return gauge;
  }

  List<Poll> polls() {
    return polls;
  }

  /** Announces that the gauge was lost or came back, once for each change. */
  void judge() {
    boolean answers = unit.isAnswering();
    if (!everJudged || answers != knownToAnswer) {
      boolean news = everJudged || !answers;
      everJudged = true;
      knownToAnswer = answers;
      if (news) {
        StationEvent.Kind kind =
            answers ? StationEvent.Kind.DEVICE_BACK : StationEvent.Kind.DEVICE_LOST;
        String detail = answers ? gauge.name() : gauge.name() + ": " + unit.lastFault();
        tools
            .journal()
            .event(new StationEvent(gauge.station(), tools.time().nowMicros(), kind, detail));
      }
    }
  }

  /**
   * Writes the gauge's hold output and reads it back.
   *
   * @return whether the machine shows what was written
   */
  boolean writeHold(Output output, boolean active) {
    int number = active ? output.on() : output.off();
    unit.write(output.table(), output.address(), number);
    var plan = ReadPlan.of(List.of(output.register()), gauge.profile().limits());
    byte[] image = new byte[plan.imageSize()];
    unit.read(plan, image);
    return new RegisterReader(output.register(), plan).whole(image) == number;
  }

  boolean request() {
    boolean asked = false;
    for (Poll poll : polls) {
      asked |= poll instanceof HandshakePoll handshake && handshake.request();
    }
    return asked;
  }

  /** May be called by any thread. */
  GaugeHealth health(String connection) {
    long done = 0;
    long skipped = 0;
    long taken = 0;
    boolean stale = false;
    for (Poll poll : polls) {
      done += poll.schedule().done();
      skipped += poll.schedule().skipped();
      taken += poll instanceof HandshakePoll handshake ? handshake.taken() : 0;
      stale |= poll instanceof TagPoll tags && tags.isStale();
    }
    return new GaugeHealth(
        gauge.name(),
        gauge.station(),
        connection,
        unit.isAnswering(),
        stale,
        done,
        skipped,
        unit.requests(),
        unit.faults(),
        unit.latencyNanos(),
        taken,
        unit.lastFault());
  }
}
