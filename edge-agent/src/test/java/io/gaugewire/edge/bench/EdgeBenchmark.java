package io.gaugewire.edge.bench;

import io.gaugewire.edge.testing.EdgeProcess;
import io.gaugewire.edge.testing.ModelServer;
import io.gaugewire.edge.testing.MqttDoor;
import io.gaugewire.edge.testing.Station;
import io.gaugewire.edge.testing.StationServer;
import io.gaugewire.edge.testing.StatusReport;
import io.gaugewire.wire.Parcel;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * What a whole edge costs, in a process of its own with the options of its image: {@code
 * EdgeBenchmark DIRECTORY [devices] [registers] [hertz] [seconds]}. Reads {@code /proc}, so it
 * needs Linux.
 */
public final class EdgeBenchmark {
  private static final List<String> OPTIONS =
      List.of(
          "-XX:TieredStopAtLevel=1",
          "-Xms16m",
          "-Xmx80m",
          "-XX:MinHeapFreeRatio=20",
          "-XX:MaxHeapFreeRatio=40",
          "-XX:MaxMetaspaceSize=96m",
          "-Xss512k",
          "-XX:-UsePerfData");
  private static final double TICKS_PER_SECOND = 100;

  private final Path folder;
  private final int seconds;
  private final PrintStream out;
  private final ModelServer server = new ModelServer();
  private long readings;

  private EdgeBenchmark(Path folder, int seconds, PrintStream out) {
    this.folder = folder;
    this.seconds = seconds;
    this.out = out;
  }

  public static void main(String[] args) throws Exception {
    int devices = args.length > 1 ? Integer.parseInt(args[1]) : 10;
    int registers = args.length > 2 ? Integer.parseInt(args[2]) : 1_000;
    int hertz = args.length > 3 ? Integer.parseInt(args[3]) : 10;
    int seconds = args.length > 4 ? Integer.parseInt(args[4]) : 20;
    Path folder = Files.createDirectories(Path.of(args[0]));
    List<StationServer> stations = new ArrayList<>();
    try {
      for (int i = 0; i < devices; i++) {
        stations.add(StationServer.tcp(Map.of(1, new Station())));
      }
      var benchmark = new EdgeBenchmark(folder, seconds, System.out);
      profile(folder, registers, hertz);
      benchmark.run(stations);
    } finally {
      stations.forEach(StationServer::close);
    }
    System.exit(0);
  }

  private static void profile(Path folder, int registers, int hertz) throws IOException {
    var text = new StringBuilder("profile: bench\nevery: " + 1000 / hertz + "ms\ntags:\n");
    for (int i = 0; i < registers; i++) {
      text.append("  - {tag: t%d, address: %d, type: int16, decimals: 1}%n".formatted(i, i));
    }
    Files.createDirectories(folder.resolve("profiles"));
    Files.writeString(folder.resolve("profiles/bench.yml"), text.toString());
  }

  private Path configuration(int port, List<StationServer> stations) throws IOException {
    var text =
        new StringBuilder(
            """
            site: plant
            edge: bench
            outbox: {directory: outbox, capacity: 2 GiB, reserve: 64 MiB}
            uplink: {server: "mqtt://127.0.0.1:%d"}
            station-app: {host: 127.0.0.1, port: 0}
            """
                .formatted(port));
    if (!stations.isEmpty()) {
      describe(stations, text);
    }
    return Files.writeString(folder.resolve("edge.yml"), text.toString());
  }

  private static void describe(List<StationServer> stations, StringBuilder text) {
    text.append("connections:\n");
    for (StationServer station : stations) {
      text.append("  c%1$d: {host: 127.0.0.1, port: %1$d}%n".formatted(station.port()));
    }
    text.append("gauges:\n");
    for (StationServer station : stations) {
      text.append(
          "  - {gauge: g%1$d, connection: c%1$d, profile: bench, station: s%1$d}%n"
              .formatted(station.port()));
    }
  }

  private void run(List<StationServer> stations) throws Exception {
    try (MqttDoor door = new MqttDoor(server)) {
      Path log = folder.resolve("edge.log");
      Path idle = configuration(door.port(), stations.subList(0, 0));
      try (EdgeProcess edge = EdgeProcess.start(idle, log, OPTIONS)) {
        LockSupport.parkNanos(Duration.ofSeconds(10).toNanos());
        out.printf("resident set without gauges   %d MiB%n", resident(edge));
        edge.stop();
      }
      Path loaded = configuration(door.port(), stations);
      try (EdgeProcess edge = EdgeProcess.start(loaded, log, OPTIONS)) {
        count(Duration.ofSeconds(15));
        measureLoad(edge);
        measureDrain(edge, door);
        edge.stop();
      }
    }
  }

  private void measureLoad(EdgeProcess edge) throws IOException {
    long before = readings;
    double cpu = cpuSeconds(edge);
    long began = System.nanoTime();
    count(Duration.ofSeconds(seconds));
    double took = (System.nanoTime() - began) / 1e9;
    out.printf("readings at the server        %,.0f a second%n", (readings - before) / took);
    out.printf(
        "processor, whole edge         %.0f %% of a core%n", 100 * (cpuSeconds(edge) - cpu) / took);
    out.printf("resident set under load       %d MiB%n", resident(edge));
  }

  private void measureDrain(EdgeProcess edge, MqttDoor door) throws Exception {
    long producedBefore = StatusReport.of(edge.address()).produced();
    count(Duration.ofMillis(100));
    door.outage(Duration.ofSeconds(seconds));
    long backlog = StatusReport.of(edge.address()).produced() - producedBefore;
    long before = readings;
    long began = System.nanoTime();
    while (!StatusReport.of(edge.address()).isDrained()) {
      count(Duration.ofMillis(100));
    }
    double took = (System.nanoTime() - began) / 1e9;
    out.printf("backlog after an outage       %,d parcels of %d s%n", backlog, seconds);
    out.printf(
        "drained in                    %.1f s, %,.0f readings a second, polling going on%n",
        took, (readings - before) / took);
    out.printf("resident set after the drain  %d MiB%n", resident(edge));
  }

  /** Counts what arrives, and forgets it. */
  private void count(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < end) {
      LockSupport.parkNanos(20_000_000);
      synchronized (server) {
        for (Parcel parcel : server.model.parcels()) {
          readings += parcel.contents().readings().size();
        }
        server.model.parcels().clear();
      }
    }
  }

  private static long resident(EdgeProcess edge) throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/" + edge.pid() + "/status"))) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
      }
    }
    throw new IOException("no resident set of " + edge.pid());
  }

  private static double cpuSeconds(EdgeProcess edge) throws IOException {
    String[] fields = Files.readString(Path.of("/proc/" + edge.pid() + "/stat")).split(" ");
    return (Long.parseLong(fields[13]) + Long.parseLong(fields[14])) / TICKS_PER_SECOND;
  }
}
