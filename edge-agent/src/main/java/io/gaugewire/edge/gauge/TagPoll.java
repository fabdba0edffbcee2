package io.gaugewire.edge.gauge;

import io.gaugewire.edge.config.GaugeConfig;
import io.gaugewire.edge.config.Heartbeat;
import io.gaugewire.edge.config.TagSpec;
import io.gaugewire.edge.journal.Journal;
import io.gaugewire.edge.journal.SourceTime;
import io.gaugewire.edge.modbus.ModbusException;
import io.gaugewire.edge.modbus.ModbusUnit;
import io.gaugewire.edge.modbus.ReadPlan;
import io.gaugewire.edge.modbus.Register;
import io.gaugewire.edge.modbus.RegisterReader;
import io.gaugewire.wire.Quality;
import io.gaugewire.wire.ReadingColumns;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Polls the tags of a gauge that share a rate. Confined to the thread of its lane. */
final class TagPoll implements Poll {
  private final ModbusUnit unit;
  private final Journal journal;
  private final SourceTime time;
  private final Schedule schedule;
  private final ReadPlan plan;
  private final byte[] image;
  private final boolean[] blockRead;
  private final long[] blockMicros;
  private final TagSampler[] samplers;
  private final ReadingColumns readings;
  private final @Nullable HeartbeatWatch heartbeat;

  TagPoll(
      GaugeConfig gauge, List<TagSpec> tags, Schedule schedule, LaneTools tools, ModbusUnit unit) {
    this.unit = unit;
    this.journal = tools.journal();
    this.time = tools.time();
    this.schedule = schedule;
    List<Register> registers = new ArrayList<>();
    tags.forEach(tag -> registers.addAll(tag.field().registers()));
    Heartbeat beat = gauge.profile().heartbeat();
    if (beat != null) {
      registers.add(beat.register());
    }
    this.plan = ReadPlan.of(registers, gauge.profile().limits());
    this.image = new byte[plan.imageSize()];
    this.blockRead = new boolean[plan.blocks().size()];
    this.blockMicros = new long[plan.blocks().size()];
    this.heartbeat =
        beat == null
            ? null
            : new HeartbeatWatch(new RegisterReader(beat.register(), plan), beat.within());
    this.samplers = new TagSampler[tags.size()];
    for (int i = 0; i < samplers.length; i++) {
      TagSpec tag = tags.get(i);
      String name = gauge.tagName(tag.field().name());
      int number = journal.tag(gauge.station(), name, tag.field().unit().fixed(), tag.decimals());
      samplers[i] = new TagSampler(tag, plan, number);
    }
    this.readings = new ReadingColumns(samplers.length);
  }

  @Override
  public Schedule schedule() {
    return schedule;
  }

  boolean isStale() {
    return heartbeat != null && heartbeat.isStale();
  }

  @Override
  public boolean run() {
    if (!unit.mayAsk()) {
      // Another poll of this gauge found it silent: these tags must not look fresh.
      unreachable();
      return false;
    }
    if (readBlocks()) {
      int marks = heartbeat == null ? 0 : heartbeat.marks(image, blockRead);
      for (TagSampler sampler : samplers) {
        sampler.sample(image, blockRead, blockMicros, marks, readings);
      }
      handOver();
    } else {
      unreachable();
    }
    return true;
  }

  private void unreachable() {
    long micros = time.nextMicros();
    for (TagSampler sampler : samplers) {
      sampler.unreachable(micros, readings);
    }
    handOver();
  }

  /** Reads what can be read; false when the gauge is silent. */
  private boolean readBlocks() {
    Arrays.fill(blockRead, false);
    for (int i = 0; i < blockRead.length; i++) {
      try {
        unit.read(plan.blocks().get(i), image);
        blockRead[i] = true;
      } catch (ModbusException.Refused refused) {
        if (refused.isUnitBehindGatewaySilent()) {
          return false;
        }
        // The device is there and refuses these registers: the others may still be good.
      } catch (ModbusException fault) {
        return false;
      }
      blockMicros[i] = time.nextMicros();
    }
    return true;
  }

  private void handOver() {
    if (!readings.isEmpty()) {
      // Refused readings are on the journal's own account: it writes their gap.
      boolean _ = journal.readings(readings);
      readings.clear();
    }
  }

  /** Watches a register that must move. */
  private static final class HeartbeatWatch {
    private final RegisterReader register;
    private final long withinNanos;
    private long last;
    private long movedNanos;
    private boolean begun;
    private volatile boolean stale;

    HeartbeatWatch(RegisterReader register, Duration within) {
      this.register = register;
      this.withinNanos = within.toNanos();
    }

    boolean isStale() {
      return stale;
    }

    int marks(byte[] image, boolean[] blockRead) {
      long now = System.nanoTime();
      if (blockRead[register.block()]) {
        long value = register.raw(image);
        if (!begun || value != last) {
          begun = true;
          last = value;
          movedNanos = now;
        }
      }
      stale = begun && now - movedNanos > withinNanos;
      return stale ? Quality.STALE : 0;
    }
  }
}
