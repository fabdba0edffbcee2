package io.gaugewire.edge.gauge;

import io.gaugewire.edge.config.GaugeConfig;
import io.gaugewire.edge.config.LaneConfig;
import io.gaugewire.edge.modbus.ModbusConnection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One physical connection, the gauges behind it and the thread that serves them in turn.
 *
 * <p>Everything that touches the connection happens on the lane's thread; others hand it errands
 * through a bounded queue. Methods may be called by any thread.
 */
final class Lane implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Lane.class);
  private static final int MOST_ERRANDS = 64;
  private static final long IDLE_NANOS = 1_000_000_000;
  private static final long PAUSE_AFTER_DEATH_MILLIS = 100;
  private static final long LONGEST_STOP_MILLIS = 10_000;

  private final LaneTools tools;
  private final ModbusConnection connection;
  private final BlockingQueue<Errand> errands = new ArrayBlockingQueue<>(MOST_ERRANDS);
  private final AtomicLong deaths = new AtomicLong();
  private final Thread thread;
  private volatile LaneConfig config;
  private volatile List<GaugeLoop> loops = List.of();
  private volatile boolean closed;

  /** Something to be done between two polls. */
  interface Errand {
    void run(List<GaugeLoop> loops);
  }

  Lane(LaneConfig config, LaneTools tools) {
    this.config = config;
    this.tools = tools;
    this.connection =
        ModbusConnection.to(
            config.endpoint(),
            config.timing(),
            config.connection(),
            ThreadLocalRandom.current().nextInt(0x10000));
    this.thread =
        Thread.ofPlatform().name("lane-" + config.connection()).daemon().unstarted(this::live);
  }

  void start() {
    thread.start();
  }

  LaneConfig config() {
    return config;
  }

  /** How often the loop ended with something nobody expected, and began again. */
  long deaths() {
    return deaths.get();
  }

  boolean isAlive() {
    return thread.isAlive();
  }

  /** False when so many errands wait that the lane cannot take another. */
  boolean give(Errand errand) {
    return !closed && errands.offer(errand);
  }

  List<GaugeHealth> health() {
    return loops.stream().map(loop -> loop.health(config.connection())).toList();
  }

  /**
   * Takes over a new configuration of the same connection between two polls; gauges that did not
   * change keep their schedule and lose no poll.
   */
  boolean replace(LaneConfig changed) {
    return give(
        _ -> {
          config = changed;
          arrange();
        });
  }

  private void arrange() {
    Map<GaugeConfig, GaugeLoop> kept = new LinkedHashMap<>();
    boolean shared = config.gauges().size() > 1;
    for (GaugeLoop loop : loops) {
      loop.sharesConnection(shared);
      kept.put(loop.gauge(), loop);
    }
    List<GaugeLoop> next = new ArrayList<>();
    for (GaugeConfig gauge : config.gauges()) {
      GaugeLoop same = kept.get(gauge);
      next.add(same != null ? same : new GaugeLoop(gauge, config, tools, connection));
    }
    loops = List.copyOf(next);
  }

  private void live() {
    while (!closed) {
      try {
        if (loops.isEmpty() && !config.gauges().isEmpty()) {
          arrange();
        }
        loop();
      } catch (InterruptedException e) {
        // Closing interrupts; anything else that does so is answered by going on.
      } catch (Throwable e) {
        deaths.incrementAndGet();
        log.atError()
            .setCause(e)
            .addKeyValue("connection", config.connection())
            .log("lane failed and begins again");
        pauseAfterDeath();
      }
    }
    connection.close();
  }

  private void pauseAfterDeath() {
    try {
      connection.close();
      Errand errand = errands.poll(PAUSE_AFTER_DEATH_MILLIS, TimeUnit.MILLISECONDS);
      if (errand != null) {
        errand.run(loops);
      }
    } catch (InterruptedException e) {
      // Closing.
    }
  }

  private void loop() throws InterruptedException {
    while (!closed) {
      Duty duty = nextDuty();
      long now = System.nanoTime();
      long wait = duty == null ? IDLE_NANOS : duty.poll().schedule().dueNanos() - now;
      Errand errand = wait > 0 ? errands.poll(wait, TimeUnit.NANOSECONDS) : errands.poll();
      if (errand != null) {
        errand.run(loops);
      } else if (duty != null && System.nanoTime() - duty.poll().schedule().dueNanos() >= 0) {
        boolean made = false;
        try {
          made = duty.poll().run();
          duty.loop().judge();
        } finally {
          duty.poll().schedule().advance(System.nanoTime(), made);
        }
      }
    }
  }

  private record Duty(GaugeLoop loop, Poll poll) {}

  private @Nullable Duty nextDuty() {
    GaugeLoop nextLoop = null;
    Poll next = null;
    for (GaugeLoop loop : loops) {
      for (Poll poll : loop.polls()) {
        if (next == null || poll.schedule().dueNanos() - next.schedule().dueNanos() < 0) {
          nextLoop = loop;
          next = poll;
        }
      }
    }
    return next == null || nextLoop == null ? null : new Duty(nextLoop, next);
  }

  /** Stops after the poll under way. */
  @Override
  public void close() {
    closed = true;
    // Wakes the loop without an interrupt, which would break a poll or a write to disk.
    boolean _ = errands.offer(_ -> {});
    try {
      thread.join(LONGEST_STOP_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
