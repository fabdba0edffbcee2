package io.gaugewire.edge.bench;

import com.sun.management.ThreadMXBean;
import io.gaugewire.edge.config.EdgeConfig;
import io.gaugewire.edge.config.GaugeConfig;
import io.gaugewire.edge.config.LaneConfig;
import io.gaugewire.edge.config.OutboxConfig;
import io.gaugewire.edge.config.Profile;
import io.gaugewire.edge.config.StationAppConfig;
import io.gaugewire.edge.config.UplinkConfig;
import io.gaugewire.edge.gauge.Acquisition;
import io.gaugewire.edge.journal.Journal;
import io.gaugewire.edge.journal.LastResult;
import io.gaugewire.edge.modbus.Endpoint;
import io.gaugewire.edge.modbus.Timing;
import io.gaugewire.edge.testing.Station;
import io.gaugewire.edge.testing.StationServer;
import io.gaugewire.edge.testing.TestProfiles;
import io.gaugewire.wire.Gap;
import io.gaugewire.wire.InspectionRecord;
import io.gaugewire.wire.ReadingColumns;
import io.gaugewire.wire.StationEvent;
import io.gaugewire.wire.StationResult;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Polls devices as fast as asked and says what it cost: {@code PollBenchmark [devices] [registers]
 * [hertz] [seconds]}.
 *
 * <p>The simulated devices run in the same process; the lanes' processor time is counted by thread,
 * so theirs is not in it.
 */
public final class PollBenchmark {
  private PollBenchmark() {}

  public static void main(String[] args) {
    int devices = args.length > 0 ? Integer.parseInt(args[0]) : 10;
    int registers = args.length > 1 ? Integer.parseInt(args[1]) : 1_000;
    int hertz = args.length > 2 ? Integer.parseInt(args[2]) : 10;
    int seconds = args.length > 3 ? Integer.parseInt(args[3]) : 20;
    var journal = new Counter(devices, hertz * (seconds + 20));
    List<StationServer> servers = new ArrayList<>();
    try (var acquisition = new Acquisition(journal, InstantSource.system())) {
      List<LaneConfig> lanes = new ArrayList<>();
      Profile profile = profile(registers, hertz);
      for (int i = 0; i < devices; i++) {
        StationServer server = StationServer.tcp(Map.of(1, new Station()));
        servers.add(server);
        var gauge = new GaugeConfig("d" + i, "s" + i, 1, "", profile, null);
        var endpoint = new Endpoint.Tcp("127.0.0.1", server.port());
        lanes.add(new LaneConfig("lane" + i, endpoint, Timing.DEFAULT, List.of(gauge)));
      }
      acquisition.apply(config(lanes));
      LockSupport.parkNanos(8_000_000_000L);
      measure(acquisition, journal, seconds, 1_000_000_000L / hertz, System.out);
    } finally {
      servers.forEach(StationServer::close);
    }
  }

  private static void measure(
      Acquisition acquisition, Counter journal, int seconds, long periodNanos, PrintStream out) {
    journal.begin();
    long[] before = lanes();
    long began = System.nanoTime();
    LockSupport.parkNanos(seconds * 1_000_000_000L);
    double took = (System.nanoTime() - began) / 1e9;
    long readings = journal.readings.get();
    long[] after = lanes();
    double cpu = (after[0] - before[0]) / 1e9;
    long skipped = acquisition.health().stream().mapToLong(h -> h.skipped()).sum();
    long[] jitter = journal.jitterNanos(periodNanos);
    out.printf("tags/s                       %,.0f%n", readings / took);
    out.printf("lane threads, share of a core %.1f %%%n", 100 * cpu / took);
    out.printf("tags/s on one core (by cpu)  %,.0f%n", readings / cpu);
    out.printf("bytes allocated per reading  %.2f%n", (double) (after[1] - before[1]) / readings);
    out.printf("polls skipped                %d%n", skipped);
    out.printf(
        "poll jitter ms p50 %.2f p99 %.2f max %.2f%n",
        jitter[jitter.length / 2] / 1e6,
        jitter[(int) (jitter.length * 0.99)] / 1e6,
        jitter[jitter.length - 1] / 1e6);
  }

  /** Processor nanoseconds and allocated bytes of the lanes' threads. */
  private static long[] lanes() {
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long cpu = 0;
    long bytes = 0;
    for (ThreadInfo info : threads.dumpAllThreads(false, false)) {
      if (info.getThreadName().startsWith("lane-")) {
        cpu += threads.getThreadCpuTime(info.getThreadId());
        bytes += threads.getThreadAllocatedBytes(info.getThreadId());
      }
    }
    return new long[] {cpu, bytes};
  }

  private static Profile profile(int registers, int hertz) {
    var text = new StringBuilder("profile: bench\nevery: " + 1000 / hertz + "ms\ntags:\n");
    for (int i = 0; i < registers; i++) {
      text.append("  - {tag: t%d, address: %d, type: int16, decimals: 1}%n".formatted(i, i));
    }
    return TestProfiles.read(text.toString());
  }

  private static EdgeConfig config(List<LaneConfig> lanes) {
    return new EdgeConfig(
        "site",
        "edge",
        new OutboxConfig(Path.of("outbox"), 1 << 30, 1 << 20),
        new UplinkConfig(URI.create("mqtt://127.0.0.1:1883"), "", null, null),
        StationAppConfig.DEFAULT,
        lanes,
        List.of());
  }

  /** Counts, and notes when each device's first tag was handed over. */
  private static final class Counter implements Journal {
    private final AtomicInteger tags = new AtomicInteger();
    private final AtomicLong readings = new AtomicLong();
    private final long[][] arrivals;
    private final AtomicInteger[] counts;
    private final Map<Thread, Integer> devices = new ConcurrentHashMap<>();
    private final AtomicInteger next = new AtomicInteger();
    private volatile boolean counting;

    Counter(int deviceCount, int most) {
      arrivals = new long[deviceCount][most];
      counts = new AtomicInteger[deviceCount];
      Arrays.setAll(counts, _ -> new AtomicInteger());
    }

    void begin() {
      counting = true;
    }

    @Override
    public int tag(String station, String name, String unit, int decimals) {
      return tags.incrementAndGet();
    }

    @Override
    public boolean readings(ReadingColumns columns) {
      if (counting) {
        readings.addAndGet(columns.size());
        int device = devices.computeIfAbsent(Thread.currentThread(), _ -> next.getAndIncrement());
        int at = counts[device].getAndIncrement();
        if (at < arrivals[device].length) {
          arrivals[device][at] = System.nanoTime();
        }
      }
      return true;
    }

    /** How far each poll was from its place on the fixed grid of its device, sorted. */
    long[] jitterNanos(long periodNanos) {
      List<Long> all = new ArrayList<>();
      for (int device = 0; device < arrivals.length; device++) {
        int count = Math.min(counts[device].get(), arrivals[device].length);
        long[] offsets = new long[count];
        for (int i = 0; i < count; i++) {
          offsets[i] = arrivals[device][i] - arrivals[device][0] - i * periodNanos;
        }
        long[] sorted = offsets.clone();
        Arrays.sort(sorted);
        long middle = count == 0 ? 0 : sorted[count / 2];
        for (long offset : offsets) {
          all.add(Math.abs(offset - middle));
        }
      }
      return all.stream().mapToLong(Long::longValue).sorted().toArray();
    }

    @Override
    public void result(StationResult result, ReadingColumns values) {}

    @Override
    public void results(List<StationResult> results, ReadingColumns values, List<Gap> gaps) {}

    @Override
    public OptionalLong newestMicros() {
      return OptionalLong.empty();
    }

    @Override
    public Optional<LastResult> lastResult(String station) {
      return Optional.empty();
    }

    @Override
    public void record(InspectionRecord record) {}

    @Override
    public void event(StationEvent event) {}

    @Override
    public void gap(Gap gap) {}
  }
}
