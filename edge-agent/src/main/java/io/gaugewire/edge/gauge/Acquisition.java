package io.gaugewire.edge.gauge;

import io.gaugewire.edge.config.EdgeConfig;
import io.gaugewire.edge.config.GaugeConfig;
import io.gaugewire.edge.config.LaneConfig;
import io.gaugewire.edge.config.LineConfig;
import io.gaugewire.edge.config.Output;
import io.gaugewire.edge.journal.Journal;
import io.gaugewire.edge.journal.SourceTime;
import io.gaugewire.edge.line.LineSource;
import io.gaugewire.edge.modbus.ModbusException;
import io.gaugewire.wire.StationEvent;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Everything that reads gauges and stations. Safe for use by many threads.
 *
 * <p>A new configuration is taken over while polling goes on: lanes and gauges that did not change
 * do not notice.
 */
public final class Acquisition implements AutoCloseable {
  private final LaneTools tools;
  private final Map<String, Lane> lanes = new LinkedHashMap<>();
  private final Map<String, LineSource> lines = new LinkedHashMap<>();

  public Acquisition(Journal journal, InstantSource clock) {
    SourceTime time = new SourceTime(clock);
    journal.newestMicros().ifPresent(time::notBefore);
    this.tools = new LaneTools(journal, time);
  }

  /** Begins with, or changes to, what {@code config} says. */
  public synchronized void apply(EdgeConfig config) {
    applyLanes(config.lanes());
    applyLines(config.lines());
  }

  private void applyLanes(List<LaneConfig> wanted) {
    Set<String> names = new HashSet<>();
    wanted.forEach(lane -> names.add(lane.connection()));
    for (String name : List.copyOf(lanes.keySet())) {
      if (!names.contains(name)) {
        stop(name);
      }
    }
    for (LaneConfig next : wanted) {
      Lane running = lanes.get(next.connection());
      if (running != null && running.config().equals(next)) {
        continue;
      }
      if (running != null && sameConnection(running.config(), next) && running.replace(next)) {
        continue;
      }
      if (running != null) {
        stop(next.connection());
      }
      Lane lane = new Lane(next, tools);
      lanes.put(next.connection(), lane);
      lane.start();
    }
  }

  private static boolean sameConnection(LaneConfig one, LaneConfig other) {
    return one.endpoint().equals(other.endpoint()) && one.timing().equals(other.timing());
  }

  private void stop(String connection) {
    Lane lane = lanes.remove(connection);
    if (lane != null) {
      lane.close();
    }
  }

  private void applyLines(List<LineConfig> wanted) {
    Map<String, LineConfig> byName = new LinkedHashMap<>();
    wanted.forEach(line -> byName.put(line.name(), line));
    for (Map.Entry<String, LineSource> running : List.copyOf(lines.entrySet())) {
      if (!running.getValue().config().equals(byName.get(running.getKey()))) {
        running.getValue().close();
        lines.remove(running.getKey());
      }
    }
    for (LineConfig line : wanted) {
      lines.computeIfAbsent(
          line.name(),
          _ -> {
            var source = new LineSource(line, tools.journal(), tools.time());
            source.start();
            return source;
          });
    }
  }

  public synchronized List<GaugeHealth> health() {
    List<GaugeHealth> all = new ArrayList<>();
    lanes.values().forEach(lane -> all.addAll(lane.health()));
    lines.values().forEach(line -> all.add(healthOf(line)));
    return all;
  }

  private static GaugeHealth healthOf(LineSource line) {
    return new GaugeHealth(
        line.config().name(),
        line.config().station(),
        line.config().name(),
        line.isConnected(),
        false,
        line.lines(),
        0,
        line.lines(),
        line.rejected(),
        0,
        line.taken(),
        line.lastFault());
  }

  /**
   * How often a loop ended with something nobody expected and was begun again; 0 in good health.
   */
  public synchronized long deaths() {
    long sum = 0;
    for (Lane lane : lanes.values()) {
      sum += lane.deaths();
    }
    for (LineSource line : lines.values()) {
      sum += line.deaths();
    }
    return sum;
  }

  /** Whether every lane has its thread. */
  public synchronized boolean isAlive() {
    return lanes.values().stream().allMatch(Lane::isAlive);
  }

  /**
   * Writes the hold of a station to every machine wired for it and reads it back; the outcome is an
   * event in the journal, too.
   *
   * @return true when every output shows what was written, and when there is none; false when one
   *     does not
   */
  public synchronized CompletableFuture<Boolean> writeHold(String station, boolean active) {
    List<CompletableFuture<Boolean>> outputs = new ArrayList<>();
    for (Lane lane : lanes.values()) {
      for (GaugeConfig gauge : lane.config().gauges()) {
        Output output = gauge.hold();
        if (gauge.station().equals(station) && output != null) {
          outputs.add(writeHold(lane, gauge, output, active));
        }
      }
    }
    CompletableFuture<Boolean> all = CompletableFuture.completedFuture(true);
    for (CompletableFuture<Boolean> one : outputs) {
      all = all.thenCombine(one, Boolean::logicalAnd);
    }
    return all;
  }

  private CompletableFuture<Boolean> writeHold(
      Lane lane, GaugeConfig gauge, Output output, boolean active) {
    var outcome = new CompletableFuture<Boolean>();
    boolean given =
        lane.give(
            loops -> {
              boolean written = false;
              String detail = "gauge is no longer configured";
              try {
                for (GaugeLoop loop : loops) {
                  if (loop.gauge().equals(gauge)) {
                    written = loop.writeHold(output, active);
                    detail = written ? "" : "the machine shows something else than was written";
                  }
                }
              } catch (ModbusException e) {
                detail = String.valueOf(e.getMessage());
              } finally {
                announceHold(gauge, active, written, detail);
                outcome.complete(written);
              }
            });
    if (!given) {
      announceHold(gauge, active, false, "the lane is too busy");
      outcome.complete(false);
    }
    return outcome;
  }

  private void announceHold(GaugeConfig gauge, boolean active, boolean written, String detail) {
    StationEvent.Kind kind =
        written ? StationEvent.Kind.HOLD_WRITTEN : StationEvent.Kind.HOLD_FAILED;
    String what = gauge.name() + (active ? ": hold placed" : ": hold lifted");
    String text = detail.isEmpty() ? what : what + "; " + detail;
    tools.journal().event(new StationEvent(gauge.station(), tools.time().nowMicros(), kind, text));
  }

  /**
   * Asks the station's gauges for a result, as its key or footswitch does.
   *
   * @return false when no gauge of the station gives results on request
   */
  public synchronized CompletableFuture<Boolean> request(String station) {
    CompletableFuture<Boolean> any = CompletableFuture.completedFuture(false);
    for (LineSource line : lines.values()) {
      if (line.config().station().equals(station)) {
        any = CompletableFuture.completedFuture(line.request());
      }
    }
    for (Lane lane : lanes.values()) {
      if (lane.config().gauges().stream().anyMatch(g -> g.station().equals(station))) {
        any = any.thenCombine(request(lane, station), Boolean::logicalOr);
      }
    }
    return any;
  }

  private static CompletableFuture<Boolean> request(Lane lane, String station) {
    var outcome = new CompletableFuture<Boolean>();
    boolean given =
        lane.give(
            loops -> {
              boolean asked = false;
              for (GaugeLoop loop : loops) {
                asked |= loop.gauge().station().equals(station) && loop.request();
              }
              outcome.complete(asked);
            });
    if (!given) {
      outcome.complete(false);
    }
    return outcome;
  }

  /** Stops every lane after the poll under way. */
  @Override
  public synchronized void close() {
    List.copyOf(lanes.keySet()).forEach(this::stop);
    lines.values().forEach(LineSource::close);
    lines.clear();
  }
}
