package io.gaugewire.standalone.plant;

import static org.assertj.core.api.Assertions.assertThat;

import com.ghgande.j2mod.modbus.facade.ModbusTCPMaster;
import com.ghgande.j2mod.modbus.procimg.InputRegister;
import io.gaugewire.edge.config.ConfigReader;
import io.gaugewire.edge.config.EdgeConfig;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole plant over TCP, read with a client that is not the edge's. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class VirtualPlantTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir Path directory;

  private VirtualPlant start(double speed, TroubleScript script) {
    return VirtualPlant.start(
        new VirtualPlant.Options(42, speed, directory.resolve("plant.memory")), script);
  }

  private static ModbusTCPMaster connect(VirtualPlant plant, String station) throws Exception {
    Integer port = plant.ports().get(station);
    assertThat(port).isNotNull();
    var master = new ModbusTCPMaster("127.0.0.1", port == null ? 0 : port, 1_000, false);
    master.connect();
    return master;
  }

  private static void await(String what, Callable<Boolean> condition) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.call()) {
      assertThat(System.nanoTime() - deadline).as("waiting for %s", what).isNegative();
      LockSupport.parkNanos(5_000_000);
    }
  }

  private static String text(InputRegister[] registers, int from, int count) {
    var text = new StringBuilder();
    for (int i = from; i < from + count; i++) {
      for (byte character : registers[i].toBytes()) {
        if (character != 0) {
          text.append((char) character);
        }
      }
    }
    return text.toString();
  }

  @Test
  void handsOverEveryPressedPartOnceAndInOrder() throws Exception {
    try (var plant = start(4, TroubleScript.none())) {
      ModbusTCPMaster master = connect(plant, Line.PRESS_FIT);
      List<String> serials = new ArrayList<>();
      while (serials.size() < 6) {
        await("a result", () -> master.readInputDiscretes(1, 0, 1).getBit(0));
        serials.add(text(master.readInputRegisters(1, 0, 22), 6, 8));
        master.writeCoil(1, 0, true);
        await("ready to fall", () -> !master.readInputDiscretes(1, 0, 1).getBit(0));
        master.writeCoil(1, 0, false);
      }
      assertThat(serials)
          .containsExactly(
              "B00001-001", "B00001-002", "B00001-003", "B00001-004", "B00001-005", "B00001-006");
      master.disconnect();
    }
  }

  @Test
  void goesOnWithItsCountersAndBatchesAfterARestart() throws Exception {
    try (var first = start(20, TroubleScript.none())) {
      await("parts", () -> first.counters().getOrDefault(Line.SHAFT, 0L) >= 3);
    }
    long before =
        PlantMemory.readFrom(directory.resolve("plant.memory"))
            .counters()
            .getOrDefault(Line.SHAFT, 0L);
    try (var second = start(20, TroubleScript.none())) {
      ModbusTCPMaster master = connect(second, Line.SHAFT);
      await("the next part", () -> master.readMultipleRegisters(1, 1, 1)[0].getValue() > before);
      InputRegister[] registers = master.readMultipleRegisters(1, 0, 36);
      assertThat(text(registers, 20, 8)).startsWith("B00002-00");
      master.disconnect();
    }
  }

  @Test
  void aStationWithoutItsCableIsSilentAndComesBack() throws Exception {
    var script =
        new TroubleScript(
            List.of(new Trouble.Offline(Trouble.Period.ofSeconds(1, 4), Line.SHAFT)),
            Duration.ofHours(1));
    try (var plant = start(1, script)) {
      await("silence", () -> !answers(plant, Line.SHAFT));
      await("an answer", () -> answers(plant, Line.SHAFT));
    }
  }

  /** Whether the station answers a plain read within a third of a second. */
  private static boolean answers(VirtualPlant plant, String station) throws IOException {
    byte[] readTwoRegisters = {0, 1, 0, 0, 0, 6, 1, 3, 0, 0, 0, 2};
    Integer port = plant.ports().get(station);
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port == null ? 0 : port)) {
      socket.setSoTimeout(300);
      socket.getOutputStream().write(readTwoRegisters);
      byte[] reply = socket.getInputStream().readNBytes(13);
      return reply.length == 13 && reply[7] == 3;
    } catch (SocketTimeoutException e) {
      return false;
    }
  }

  @Test
  void theDryersCoilCanBeWrittenAndReadBack() throws Exception {
    try (var plant = start(100, TroubleScript.none())) {
      ModbusTCPMaster master = connect(plant, Dryer.STATION);
      await(
          "a warm dryer",
          () -> master.readInputRegisters(VirtualPlant.ZONE_2_UNIT, 0, 1)[0].getValue() > 240);
      master.writeCoil(VirtualPlant.ZONE_2_UNIT, 0, true);
      assertThat(master.readCoils(VirtualPlant.ZONE_2_UNIT, 0, 1).getBit(0)).isTrue();
      await(
          "the dryer to cool",
          () -> master.readInputRegisters(VirtualPlant.ZONE_2_UNIT, 0, 1)[0].getValue() < 235);
      assertThat(master.readInputRegisters(VirtualPlant.ZONE_1_UNIT, 0, 1)[0].getValue())
          .isGreaterThan(240);
      master.disconnect();
    }
  }

  @Test
  void handGaugesSendLines() throws Exception {
    try (var plant = start(50, TroubleScript.none())) {
      Integer port = plant.ports().get(Line.HAND_GAUGES);
      try (var socket = new Socket(InetAddress.getLoopbackAddress(), port == null ? 0 : port);
          var lines =
              new BufferedReader(
                  new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
        assertThat(lines.readLine()).matches("0001,1[56]\\.\\d{3},mm,01");
        assertThat(lines.readLine()).matches("0002,[78]\\.\\d{2},mm,01");
      }
    }
  }

  @Test
  void writesAConfigurationThatTheEdgeReads() throws Exception {
    try (var plant = start(60, TroubleScript.none())) {
      Files.writeString(directory.resolve("password"), "secret");
      Path file =
          PlantConfiguration.write(
              directory,
              new PlantConfiguration.Edge(
                  "demo", "hall-1", "mqtt://127.0.0.1:1883", "hall-1", "password", 8091),
              plant);
      EdgeConfig config = ConfigReader.read(file);
      assertThat(config.site()).isEqualTo("demo");
      assertThat(config.uplink().user()).isEqualTo("hall-1");
      assertThat(config.lanes()).hasSize(7);
      assertThat(config.lanes().stream().flatMap(lane -> lane.gauges().stream())).hasSize(8);
      assertThat(config.lines()).hasSize(1);
      assertThat(Files.readString(file)).doesNotContain("@");
      assertThat(Files.readString(directory.resolve("profiles/dryer.yml")))
          .contains("every: 60000ms");
    }
  }
}
