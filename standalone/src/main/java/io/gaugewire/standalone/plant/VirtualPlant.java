package io.gaugewire.standalone.plant;

import com.ghgande.j2mod.modbus.ModbusException;
import com.ghgande.j2mod.modbus.slave.ModbusSlave;
import com.ghgande.j2mod.modbus.slave.ModbusSlaveFactory;
import io.gaugewire.standalone.machine.Ports;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The running plant: the model's time follows the real one, and its devices answer on loopback.
 * Safe for use by many threads; the model is confined to the plant's own thread.
 */
public final class VirtualPlant implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(VirtualPlant.class);

  static final int ZONE_1_UNIT = 4;
  static final int ZONE_2_UNIT = 5;

  private static final Duration TICK = Duration.ofMillis(20);
  private static final int READERS_PER_DEVICE = 4;

  /**
   * How the plant runs.
   *
   * @param seed the same seed gives the same parts
   * @param speed plant seconds per real second, above 0, at most 1000
   * @param memory file that carries counters and batch numbers over to the next run
   */
  public record Options(long seed, double speed, Path memory) {
    public Options {
      if (!(speed > 0 && speed <= 1_000)) {
        throw new IllegalArgumentException(
            "speed: found " + speed + ", expected above 0, at most 1000");
      }
    }
  }

  private final Options options;
  private final TroubleScript script;
  private final PlantModel model;
  private final Map<String, ModbusDevice> devices = new LinkedHashMap<>();
  private final Map<String, Integer> ports = new LinkedHashMap<>();
  private final List<ModbusSlave> slaves = new ArrayList<>();
  private final Dryer zone1;
  private final Dryer zone2;
  private final DryerZone transmitter1 = new DryerZone();
  private final DryerZone transmitter2 = new DryerZone();
  private final HandGaugeBox handGauges;
  private final LineStation handGaugeStation;
  private final ScheduledExecutorService clockwork =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("plant").factory());
  private final long startedNanos = System.nanoTime();
  private final AtomicReference<PlantMemory> memory;
  private final AtomicBoolean closed = new AtomicBoolean();

  private VirtualPlant(Options options, TroubleScript script) {
    this.options = options;
    this.script = script;
    PlantMemory remembered = PlantMemory.readFrom(options.memory());
    memory = new AtomicReference<>(remembered);
    model =
        new PlantModel(
            Line.STATIONS, script, options.speed(), options.seed(), remembered.batch() + 1);
    zone1 = new Dryer("zone1-temperature", script, PlantModel.randomFor(options.seed(), "zone1"));
    zone2 = new Dryer("zone2-temperature", script, PlantModel.randomFor(options.seed(), "zone2"));
    devices.put(Line.SHAFT, new ShaftGauge());
    devices.put(Line.PRESS_FIT, new PressFitStation());
    devices.put(Line.LEAK, new LeakTester());
    devices.put(Line.VISION, new VisionStation());
    devices.put(Line.WEIGHING, new WeighingStation());
    devices.put(Line.TORQUE, new TorqueTool());
    devices.forEach(
        (station, device) ->
            device.restoreCounter(remembered.counters().getOrDefault(station, 0L)));
    handGaugeStation = Line.STATIONS.getLast();
    handGauges = new HandGaugeBox(0);
    ports.put(Line.HAND_GAUGES, handGauges.port());
  }

  /** Starts the plant with its troubles; its devices answer when this returns. */
  public static VirtualPlant start(Options options) {
    return start(options, TroubleScript.demonstration());
  }

  static VirtualPlant start(Options options, TroubleScript script) {
    var plant = new VirtualPlant(options, script);
    try {
      plant.devices.forEach((station, device) -> plant.serve(station, Map.of(1, device)));
      plant.transmitter1.show(plant.zone1);
      plant.transmitter2.show(plant.zone2);
      plant.serve(
          Dryer.STATION, Map.of(ZONE_1_UNIT, plant.transmitter1, ZONE_2_UNIT, plant.transmitter2));
      var _ =
          plant.clockwork.scheduleAtFixedRate(
              plant::tick, TICK.toNanos(), TICK.toNanos(), TimeUnit.NANOSECONDS);
      return plant;
    } catch (RuntimeException e) {
      plant.close();
      throw e;
    }
  }

  /** The TCP port of each station on 127.0.0.1, by station code. */
  public Map<String, Integer> ports() {
    return Map.copyOf(ports);
  }

  public double speed() {
    return options.speed();
  }

  /** Number of the batch last begun, as it stands on its parts; 0 before the first. */
  public int batch() {
    return memory.get().batch();
  }

  /** How many parts each station has inspected in its life, earlier runs included. */
  public Map<String, Long> counters() {
    return memory.get().counters();
  }

  private void serve(String station, Map<Integer, ModbusDevice> units) {
    try {
      int port = Ports.free();
      ModbusSlave slave =
          ModbusSlaveFactory.createTCPSlave(
              InetAddress.getLoopbackAddress(), port, READERS_PER_DEVICE, false);
      slaves.add(slave);
      units.forEach(slave::addProcessImage);
      slave.open();
      ports.put(station, port);
    } catch (ModbusException e) {
      throw new IllegalStateException("station " + station + " cannot listen", e);
    }
  }

  /** The body of a supervised loop: one bad tick is logged, the next one follows. */
  private void tick() {
    try {
      Duration real = Duration.ofNanos(System.nanoTime() - startedNanos);
      step(real, Duration.ofNanos((long) (real.toNanos() * options.speed())));
    } catch (RuntimeException e) {
      log.atError().setCause(e).log("plant tick failed");
    }
  }

  private void step(Duration real, Duration plantTime) {
    devices.forEach(
        (station, device) -> {
          device.online(!script.offline(station, plantTime));
          device.tick(real);
        });
    List<Inspected> found = model.advanceTo(plantTime);
    for (Inspected each : found) {
      ModbusDevice device = devices.get(each.station());
      if (device == null) {
        handGauges.inspected(each, handGaugeStation);
      } else {
        device.inspected(each);
      }
    }
    zone1.advanceTo(plantTime, transmitter1.stopped());
    zone2.advanceTo(plantTime, transmitter2.stopped());
    transmitter1.show(zone1);
    transmitter2.show(zone2);
    if (!found.isEmpty()) {
      remember(found);
    }
  }

  private void remember(List<Inspected> found) {
    PlantMemory before = memory.get();
    int batch = before.batch();
    Map<String, Long> counters = new TreeMap<>(before.counters());
    for (Inspected each : found) {
      batch = Math.max(batch, each.part().batch());
      counters.merge(each.station(), 1L, Long::sum);
    }
    var now = new PlantMemory(batch, counters);
    now.writeTo(options.memory());
    memory.set(now);
  }

  /** Stops it; once is enough, and more does no harm. */
  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    clockwork.shutdownNow();
    try {
      if (!clockwork.awaitTermination(5, TimeUnit.SECONDS)) {
        log.atWarn().log("plant does not stop");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    devices.values().forEach(device -> device.online(true));
    slaves.forEach(ModbusSlaveFactory::close);
    handGauges.close();
  }
}
